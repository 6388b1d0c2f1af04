import { z } from 'zod'
import { participantRoles } from '../../events/index.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { atOnceOutcomes, lateOutcomes, otherwiseAnswers } from '../domain/answer.ts'
import { consequenceKinds } from '../domain/consequence.ts'
import type { Report } from '../domain/report.ts'
import { ratedThings } from '../domain/satisfaction.ts'
import { t } from '../messages.ts'

const number = z.number()
const reasons = Object.keys(t.unmet) as (keyof typeof t.unmet)[]
const countsOf = <const Code extends string>(codes: readonly Code[]) =>
  z.array(z.strictObject({ code: z.enum(codes), count: number }))
const breakdownOf = <const Code extends string>(codes: readonly Code[]) =>
  z.strictObject({ answers: number, asked: number, counts: countsOf(codes).nullable() })

const reportSchema = z.strictObject({
  asOf: z.string(),
  people: z.array(
    z.strictObject({ role: z.enum(participantRoles), registered: number, present: number.nullable() }),
  ),
  meetings: z.strictObject({ asked: number, planned: number, held: number, notHeld: number, unsaid: number }),
  unmet: countsOf(reasons),
  atOnce: breakdownOf(atOnceOutcomes),
  bySide: z.strictObject({ buyer: number, supplier: number }),
  otherwise: breakdownOf(otherwiseAnswers),
  day7: breakdownOf(lateOutcomes),
  day90: breakdownOf(lateOutcomes),
  followed: countsOf(consequenceKinds).nullable(),
  satisfaction: z.strictObject({
    answers: number,
    asked: number,
    means: z.array(z.strictObject({ code: z.enum(ratedThings), mean: number })).nullable(),
    recommendation: z
      .strictObject({ promoters: number, passives: number, detractors: number, score: number })
      .nullable(),
  }),
}) satisfies z.ZodType<Report>

export type PublishedReport = { readonly publishedAt: Date; readonly report: Report }

/** The report that everybody reads, or null as long as it is not published. */
export const publishedReport = async (
  db: Db,
  scope: Scope,
  eventId: string,
): Promise<PublishedReport | null> => {
  const row = await db
    .selectFrom('event_report')
    .select(['published_at', 'figures'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  return row === undefined ? null : { publishedAt: row.published_at, report: reportSchema.parse(row.figures) }
}

export const saveReport = async (
  ctx: Ctx,
  eventId: string,
  { publishedAt, report }: PublishedReport,
): Promise<void> => {
  const values = { published_at: publishedAt, figures: JSON.stringify(report) }
  await ctx.db
    .insertInto('event_report')
    .values({ territory_id: ctx.scope.territoryId, event_id: eventId, ...values })
    .onConflict((conflict) => conflict.columns(['territory_id', 'event_id']).doUpdateSet(values))
    .execute()
}

/** @returns false when there was none */
export const dropReport = async (ctx: Ctx, eventId: string): Promise<boolean> =>
  (
    await ctx.db
      .deleteFrom('event_report')
      .where('territory_id', '=', ctx.scope.territoryId)
      .where('event_id', '=', eventId)
      .executeTakeFirst()
  ).numDeletedRows > 0n

/** A talk of the day that can be seen or read again. */
export type Talk = {
  readonly id: string
  readonly title: string
  readonly speaker: string
  readonly url: string
}

/** Words that somebody agreed to see published, named by their body and their function. */
export type Testimony = {
  readonly id: string
  readonly quote: string
  readonly body: string
  readonly job: string
}

export const talksOf = (db: Db, scope: Scope, eventId: string): Promise<Talk[]> =>
  db
    .selectFrom('report_talk')
    .select(['id', 'title', 'speaker', 'url'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export const testimoniesOf = (db: Db, scope: Scope, eventId: string): Promise<Testimony[]> =>
  db
    .selectFrom('report_testimony')
    .select(['id', 'quote', 'body', 'job'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('consented_at')
    .orderBy('id')
    .execute()

export const insertTalk = async (
  ctx: Ctx,
  eventId: string,
  talk: Omit<Talk, 'id'>,
  at: Date,
): Promise<string> => {
  const id = newId()
  await ctx.db
    .insertInto('report_talk')
    .values({ ...talk, territory_id: ctx.scope.territoryId, id, event_id: eventId, created_at: at })
    .execute()
  return id
}

export const insertTestimony = async (
  ctx: Ctx,
  eventId: string,
  testimony: Omit<Testimony, 'id'>,
  at: Date,
): Promise<string> => {
  const id = newId()
  await ctx.db
    .insertInto('report_testimony')
    .values({ ...testimony, territory_id: ctx.scope.territoryId, id, event_id: eventId, consented_at: at })
    .execute()
  return id
}

/** @returns false when there was no such talk or testimony at this event */
export const removePiece = async (
  ctx: Ctx,
  table: 'report_talk' | 'report_testimony',
  eventId: string,
  id: string,
): Promise<boolean> =>
  (
    await ctx.db
      .deleteFrom(table)
      .where('territory_id', '=', ctx.scope.territoryId)
      .where('event_id', '=', eventId)
      .where('id', '=', id)
      .executeTakeFirst()
  ).numDeletedRows > 0n
