// `node ours.ts FILE SECONDS`: our engine on one problem file, in a process of its own; prints one JSON line.

import { readFileSync } from 'node:fs'
import { readProblemFile, solve, solveSessions } from '../../../packages/scheduler/index.ts'

const [path = '', seconds = '60'] = process.argv.slice(2)
const read = readProblemFile(readFileSync(path, 'utf8'), path)
if (!read.ok) throw new Error(read.errors[0]?.message)
const begun = performance.now()
const elapsed = (): number => (performance.now() - begun) / 1000
/** Value and bound as they were after so many seconds. */
const track: { seconds: number; value: number | null; bound: number }[] = []
const options = {
  seed: 1,
  steps: Number.MAX_SAFE_INTEGER,
  shouldStop: () => elapsed() >= Number(seconds),
  onProgress: ({ objective, bound }: { objective: number | null; bound: number }) => {
    track.push({ seconds: elapsed(), value: objective, bound })
  },
}
const { status, objective, bound } =
  read.value.kind === 'selection'
    ? solve(read.value.problem, options)
    : solveSessions(read.value.problem, options)
process.stdout.write(`${JSON.stringify({ status, value: objective, bound, solving: elapsed(), track })}\n`)
