import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import { softwareVersion } from '../../platform/version.ts'
import type { Readings } from '../domain/health.ts'
import { lastBackup } from '../store/backups.ts'
import { readDatabase, readJobs, readMails, readPendingMigrations, readSensitive } from '../store/health.ts'

/** Reads everything that the page of health shows, at this moment: nothing is kept. */
export const readHealth = async (
  ctx: Ctx,
  { files, operations }: Pick<Services, 'files' | 'operations'>,
): Promise<Readings> => ({
  database: await readDatabase(ctx.db),
  pendingMigrations: await readPendingMigrations(ctx.db),
  jobs: await readJobs(ctx.db),
  mail: { server: operations.mailServer, ...(await readMails(ctx.db, ctx.scope)) },
  disk: await files.space(),
  backup: await lastBackup(ctx.db),
  sensitive: await readSensitive(ctx.db, ctx.scope),
  version: softwareVersion(),
})
