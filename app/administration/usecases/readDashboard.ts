import { sql } from 'kysely'
import { findOrganisations } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { countMails, type MailState } from '../../platform/mail/outbox.ts'
import { type Contributions, gather } from '../domain/contribution.ts'
import { countJobs, sumJobs } from '../store/jobs.ts'

/** Reads what a module brings to the dashboard. */
export type Contribution = (ctx: Ctx) => Promise<Contributions>

export type Dashboard = {
  readonly brought: Contributions
  readonly organisations: number
  readonly mails: { readonly [S in MailState]: number }
  readonly jobs: { readonly waiting: number; readonly failed: number }
  /** `18.4` */
  readonly databaseVersion: string
}

/** Everything that the first page of administration shows. */
export const readDashboard = async (ctx: Ctx, contributions: readonly Contribution[]): Promise<Dashboard> => {
  const brought: Contributions[] = []
  for (const contribution of contributions) brought.push(await contribution(ctx))
  const jobs = await countJobs(ctx.db)
  const version = await sql<{ server_version: string }>`show server_version`.execute(ctx.db)
  return {
    brought: gather(brought),
    organisations: (await findOrganisations(ctx.db, ctx.scope)).length,
    mails: await countMails(ctx.db, ctx.scope),
    jobs: { waiting: sumJobs(jobs, 'waiting'), failed: sumJobs(jobs, 'failed') },
    databaseVersion: version.rows[0]?.server_version.split(' ')[0] ?? '',
  }
}
