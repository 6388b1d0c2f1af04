import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../build.ts'
import type { Line } from '../../proof.ts'

type Report = {
  readonly success: boolean
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

export type Ran = {
  readonly ok: boolean
  readonly passed: readonly string[]
  readonly failed: readonly string[]
}

/** Runs test files in a process of their own and reads what each test says; nothing that ran means that nothing holds. */
export const runTests = (
  project: string,
  files: readonly string[],
  options: { readonly named?: string; readonly env?: Record<string, string> } = {},
): Ran => {
  const folder = mkdtempSync(join(tmpdir(), 'openmap-proof-'))
  const report = join(folder, 'report.json')
  try {
    const named = options.named === undefined ? [] : ['-t', options.named]
    spawnSync(
      'node_modules/.bin/vitest',
      ['run', '--project', project, ...files, ...named, '--reporter=json', `--outputFile=${report}`],
      { cwd: root, env: { ...process.env, ...options.env }, stdio: 'ignore' },
    )
    const { success, testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
    const all = testResults.flatMap(({ assertionResults }) => assertionResults)
    const of = (status: string) => all.filter((one) => one.status === status).map(({ fullName }) => fullName)
    const [passed, failed] = [of('passed'), of('failed')]
    return { ok: success && passed.length > 0 && failed.length === 0, passed, failed }
  } catch (error) {
    return { ok: false, passed: [], failed: [error instanceof Error ? error.message : String(error)] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `12 tests`, or the first that failed. */
export const tally = ({ ok, passed, failed }: Ran): string =>
  ok ? `${passed.length} tests pass` : `${passed.length} pass, ${failed.length} fail: ${failed[0] ?? ''}`

export type Where = {
  readonly files: readonly string[]
  readonly named?: string
  readonly env?: Record<string, string>
}

/** A line that tests judge. */
export const tests = (project: string, line: string, { files, ...options }: Where): Line => {
  const ran = runTests(project, files, options)
  return { line, holds: ran.ok, figure: tally(ran) }
}
