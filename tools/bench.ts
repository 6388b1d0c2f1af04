// `npm run bench -- NAME`: prints the figures of one promise as JSON, beside a peer or a bound of the same run.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build.ts'

const name = process.argv[2] ?? ''
const file = new URL(`../bench/${name}.ts`, import.meta.url)
if (!/^[a-z]+$/i.test(name) || !existsSync(fileURLToPath(file))) {
  process.stderr.write('usage: npm run bench -- NAME (a file of bench/)\n')
  process.exit(2)
}
await buildIfStale()
const { bench } = (await import(file.href)) as { bench: () => Promise<unknown> }
process.stdout.write(`${JSON.stringify(await bench(), null, 2)}\n`)
