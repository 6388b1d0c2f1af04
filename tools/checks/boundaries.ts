import { spawnSync } from 'node:child_process'

type Cruise = {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly {
      readonly from: string
      readonly to: string
      readonly rule: { readonly name: string }
    }[]
  }
}

/** A compiler that it does not know makes dependency-cruiser read next to nothing, and find nothing wrong. */
const LEAST_MODULES = 300

/** Imports that .dependency-cruiser.cjs forbids. */
export const checkBoundaries = (root: string): string[] => {
  const folders = ['app', 'packages', 'demo']
  const args = [...folders, '--config', '.dependency-cruiser.cjs', '--output-type', 'json']
  const run = spawnSync('node_modules/.bin/depcruise', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (run.stdout === '') return [run.stderr.trim()]
  const { summary } = JSON.parse(run.stdout) as Cruise
  if (summary.totalCruised < LEAST_MODULES)
    return [`only ${summary.totalCruised} modules were read: is TypeScript at the pinned version?`]
  return summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)
}
