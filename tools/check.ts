// `npm run check`: format, types, boundaries, sizes, vocabulary of files, glossary, order of migrations, dead links.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { checkBoundaries } from './checks/boundaries.ts'
import { checkFiles } from './checks/files.ts'
import { checkGlossary } from './checks/glossary.ts'
import { checkLinks } from './checks/links.ts'
import { checkLoads } from './checks/loads.ts'
import { checkMigrations } from './checks/migrations.ts'
import { checkPurity } from './checks/purity.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
let failed = 0

const report = (name: string, problems: readonly string[]): void => {
  process.stdout.write(`${problems.length === 0 ? 'ok' : 'FAILED'}  ${name}\n`)
  for (const problem of problems) process.stdout.write(`        ${problem}\n`)
  if (problems.length > 0) failed += 1
}

const command = (name: string, program: string, args: string[]): void => {
  const run = spawnSync(`node_modules/.bin/${program}`, args, { cwd: root, encoding: 'utf8' })
  report(name, run.status === 0 ? [] : `${run.stdout}${run.stderr}`.trim().split('\n').slice(0, 60))
}

command('format and lint (Biome)', 'biome', ['check', '.'])
command('types (TypeScript)', 'tsc', ['--noEmit', '-p', 'tsconfig.json'])
report('boundaries (dependency-cruiser)', checkBoundaries(root))
report('files: sizes and vocabulary', checkFiles(root))
report('purity of domain and packages', checkPurity(root))
report('benches and proofs load', checkLoads(root))
report('glossary', checkGlossary(root))
report('order of migrations', checkMigrations(root))
report('links of the documentation', checkLinks(root))
if (failed > 0) process.exit(1)
