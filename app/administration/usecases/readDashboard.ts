import { sql } from 'kysely'
import { findOrganisations, listBodyRequests } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { countMails, type MailState } from '../../platform/mail/outbox.ts'
import { readSettings } from '../../platform/settings/readSettings.ts'
import { type Contributions, gather } from '../domain/contribution.ts'
import { waitingApprovals } from '../store/approvals.ts'
import { countJobs, sumJobs } from '../store/jobs.ts'

/** Reads what a module brings to the dashboard. */
export type Contribution = (ctx: Ctx) => Promise<Contributions>

export type Dashboard = {
  readonly territoryName: string
  readonly brought: Contributions
  readonly organisations: number
  readonly mails: { readonly [S in MailState]: number }
  readonly jobs: { readonly waiting: number; readonly failed: number }
  /** Requests of others that this reader may decide. */
  readonly decisions: number
  /** Bodies asked for by somebody who did not find theirs. */
  readonly bodyRequests: number
  /** `18.4` */
  readonly databaseVersion: string
}

/** Everything that the first page of administration shows. */
export const readDashboard = async (ctx: Ctx, contributions: readonly Contribution[]): Promise<Dashboard> => {
  const brought: Contributions[] = []
  for (const contribution of contributions) brought.push(await contribution(ctx))
  const jobs = await countJobs(ctx.db)
  const version = await sql<{ server_version: string }>`show server_version`.execute(ctx.db)
  const asked = await waitingApprovals(ctx.db, ctx.scope, toDate(ctx.clock.now()))
  const reader = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  return {
    decisions: asked.filter(({ askedBy }) => askedBy !== reader).length,
    bodyRequests: (await listBodyRequests(ctx.db, ctx.scope)).length,
    territoryName: (await readSettings(ctx.db, ctx.scope.territoryId)).territoryName,
    brought: gather(brought),
    organisations: (await findOrganisations(ctx.db, ctx.scope)).length,
    mails: await countMails(ctx.db, ctx.scope),
    jobs: { waiting: sumJobs(jobs, 'waiting'), failed: sumJobs(jobs, 'failed') },
    databaseVersion: version.rows[0]?.server_version.split(' ')[0] ?? '',
  }
}
