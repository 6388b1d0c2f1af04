// Generates the row types of app/platform/database/schema.ts from the migrations: `node tools/databaseTypes.ts`.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { silentLog, startEmbedded } from '../app/platform/database/embedded/index.ts'
import { loginOf, migrate } from '../app/platform/database/migrate.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'openmap-types-'))
const server = await startEmbedded({ folder, purpose: 'server', log: silentLog, durable: false })
await migrate(server.ownerUrl, loginOf(server.applicationUrl))
execFileSync(
  'node_modules/.bin/kysely-codegen',
  [
    '--dialect',
    'postgres',
    '--url',
    server.ownerUrl,
    '--out-file',
    'app/platform/database/schema.ts',
    '--default-schema',
    'public',
    '--include-pattern',
    'public.*',
    '--exclude-pattern',
    'public.{schema_migration,demand}',
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
await server.stop()
rmSync(folder, { recursive: true })
