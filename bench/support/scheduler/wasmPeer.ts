// `node wasmPeer.ts SOLVER MODEL SECONDS FOLDER`: a WebAssembly solver on one model; prints one JSON line.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [solver, model = '', seconds = '60', folder = ''] = process.argv.slice(2)
const load = createRequire(join(folder, 'package.json'))
const text = readFileSync(model, 'utf8')

if (solver === 'highs') {
  const highs = await load('highs')()
  const { Status, ObjectiveValue } = highs.solve(text, { time_limit: Number(seconds), mip_rel_gap: 0 })
  const value = Number.isFinite(ObjectiveValue) ? Math.round(ObjectiveValue) : null
  const status = Status === 'Optimal' ? 'optimal' : value === null ? 'unknown' : 'feasible'
  process.stdout.write(`${JSON.stringify({ status, value, bound: Status === 'Optimal' ? value : null })}\n`)
} else {
  const clingo = load('clingo-wasm')
  const { Result, Models } = await clingo.run(text, 0, ['--opt-strategy=usc', `--time-limit=${seconds}`])
  const value = Models?.Costs?.[0] ?? null
  const status =
    Result === 'OPTIMUM FOUND'
      ? 'optimal'
      : Result === 'UNSATISFIABLE'
        ? 'infeasible'
        : value === null
          ? 'unknown'
          : 'feasible'
  process.stdout.write(`${JSON.stringify({ status, value, bound: status === 'optimal' ? value : null })}\n`)
}
