// `node wasmPeer.ts PACKAGE MODEL SECONDS FOLDER`: a WebAssembly solver on one model; prints one JSON line.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { claspSaid, saidOf } from './said.ts'

const [name = '', model = '', seconds = '60', folder = ''] = process.argv.slice(2)
const solver = createRequire(join(folder, 'package.json'))(name)
const text = readFileSync(model, 'utf8')

const byHighs = async () => {
  const { Status, ObjectiveValue } = (await solver()).solve(text, {
    time_limit: Number(seconds),
    mip_rel_gap: 0,
  })
  return saidOf(Number.isFinite(ObjectiveValue) ? Math.round(ObjectiveValue) : null, Status === 'Optimal')
}
const byClingo = async () =>
  claspSaid(await solver.run(text, 0, ['--opt-strategy=usc', `--time-limit=${seconds}`]))

process.stdout.write(`${JSON.stringify(await (name === 'highs' ? byHighs() : byClingo()))}\n`)
