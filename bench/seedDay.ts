import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readProblemFile, solve } from '../packages/scheduler/index.ts'
import { startSite } from '../test/support/browser.ts'
import { openmap } from './support/run.ts'

const BOUND_MILLISECONDS = 100
const RUNS = 21
const COMING = 'batiments-et-jardins-demo'

/**
 * The coming day of the demonstration, solved and proved inside this process. The first run is a process's first, before
 * anything is compiled; the others are what a server that has run for a while needs.
 */
export const bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'openmap-bench-'))
  const site = await startSite(folder)
  const exported = await openmap(['export', 'problem', '--event', COMING], folder)
  await site.stop('SIGTERM', true)
  rmSync(folder, { recursive: true, force: true })
  const file = readProblemFile(exported.output, 'day.json')
  if (!file.ok || file.value.kind !== 'selection') throw new Error('the exported problem cannot be read')
  const { problem } = file.value
  const runs = Array.from({ length: RUNS }, (_, seed) => {
    const begun = performance.now()
    const solution = solve(problem, { seed, steps: 3_000_000 })
    return { milliseconds: performance.now() - begun, solution }
  })
  const [first, ...others] = runs.map((run) => run.milliseconds)
  const sorted = others.toSorted((a, b) => a - b)
  return {
    meetings: runs.map((run) => run.solution.meetings.length),
    proved: runs.every((run) => run.solution.status === 'optimal'),
    first,
    median: sorted[Math.floor(sorted.length / 2)],
    worst: sorted.at(-1),
    bound: BOUND_MILLISECONDS,
    ratio: Math.max(...runs.map((run) => run.milliseconds)) / BOUND_MILLISECONDS,
  }
}
