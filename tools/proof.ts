// `npm run -s proof -- NAME`: runs the lines of an issue that a command can judge; one JSON line each.

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build.ts'

export type Line = { readonly line: string; readonly holds: boolean; readonly figure: string }

const name = process.argv[2] ?? ''
const file = new URL(`./proofs/${name}.ts`, import.meta.url)
if (!/^[a-z]+$/.test(name) || !existsSync(fileURLToPath(file))) {
  process.stderr.write('usage: npm run -s proof -- house|access|days|directory\n')
  process.exit(2)
}
// Tests, benches and browsers open the site that was built.
await buildIfStale()
const { prove } = (await import(file.href)) as { prove: () => AsyncIterable<Line> }
let allHold = true
for await (const line of prove()) {
  process.stdout.write(`${JSON.stringify(line)}\n`)
  allHold &&= line.holds
}
process.exit(allHold ? 0 : 1)
