import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { silentLog, startEmbedded } from '../../app/platform/database/embedded/index.ts'
import { loginOf, migrate } from '../../app/platform/database/migrate.ts'
import { startDebianPostgres } from '../../tools/debianPostgres.ts'
import { onDatabase } from './onDatabase.ts'

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string
    applicationUrl: string
    superuserUrl: string
  }
}

/** One server for a whole run; each test file takes its own database, copied from the migrated one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'openmap-test-'))
  const server =
    process.env.OPENMAP_TEST_POSTGRES === 'debian'
      ? await startDebianPostgres({ folder })
      : await startEmbedded({ folder, purpose: 'server', log: silentLog, durable: false })
  if ('skipped' in server) throw new Error(server.skipped)
  await migrate(server.ownerUrl, loginOf(server.applicationUrl))
  project.provide('ownerUrl', server.ownerUrl)
  project.provide('applicationUrl', server.applicationUrl)
  // Never on the migrated database itself: whoever stays connected to it keeps everybody from copying it.
  project.provide('superuserUrl', onDatabase(server.superuserUrl, 'postgres'))
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
