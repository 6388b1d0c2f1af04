// Generates the row types of app/platform/database/schema.ts from a migrated database: `node tools/databaseTypes.ts URL`.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const url = process.argv[2]
if (url === undefined) {
  console.error('usage: node tools/databaseTypes.ts postgresql://owner@host/database')
  process.exit(2)
}
execFileSync(
  'node_modules/.bin/kysely-codegen',
  [
    '--dialect',
    'postgres',
    '--url',
    url,
    '--out-file',
    'app/platform/database/schema.ts',
    '--default-schema',
    'public',
    '--include-pattern',
    'public.*',
    '--exclude-pattern',
    'public.schema_migration',
    '--type-mapping',
    JSON.stringify({ int8: 'number', date: 'string', timestamp: 'string' }),
    '--type-only-imports',
  ],
  { cwd: root, stdio: 'inherit' },
)
execFileSync('node_modules/.bin/biome', ['check', '--write', 'app/platform/database/schema.ts'], {
  cwd: root,
  stdio: 'inherit',
})
