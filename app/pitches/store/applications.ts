import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { Answers, Application, Outcome } from '../domain/application.ts'
import type { Choice } from '../domain/decision.ts'
import { toApplication } from './rows.ts'

const ofEvent = (db: Db, scope: Scope, eventId: string) =>
  db
    .selectFrom('pitch_application')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)

/** Those that the reader may see, in the order of first saving. */
export const applicationsOf = async (db: Db, scope: Scope, eventId: string): Promise<Application[]> =>
  (await ofEvent(db, scope, eventId).orderBy('number').execute()).map(toApplication)

/** Those that were sent and not withdrawn: what the jury and the organiser work on. */
export const submittedOf = async (db: Db, scope: Scope, eventId: string): Promise<Application[]> =>
  (await ofEvent(db, scope, eventId).where('state', '=', 'submitted').orderBy('number').execute()).map(
    toApplication,
  )

export const findApplication = async (
  db: Db,
  scope: Scope,
  eventId: string,
  id: string,
): Promise<Application | null> => {
  const row = await ofEvent(db, scope, eventId).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toApplication(row)
}

export type StateCounts = { readonly draft: number; readonly submitted: number; readonly withdrawn: number }

/** How many there are in each state: drafts are nobody's to read but their author's. */
export const countApplications = async (db: Db, scope: Scope, eventId: string): Promise<StateCounts> => {
  const rows = await db
    .selectFrom('pitch_application')
    .select(['state', sql<number>`count(*)::int`.as('count')])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .groupBy('state')
    .execute()
  const count = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0
  return { draft: count('draft'), submitted: count('submitted'), withdrawn: count('withdrawn') }
}

const columnsOf = (answers: Answers) => ({
  structure: answers.structure,
  siret: answers.siret,
  sector: answers.sector,
  department: answers.department,
  first_timer: answers.firstTimer,
  contact_name: answers.contactName,
  contact_email: answers.contactEmail,
  eligibility: JSON.stringify(answers.eligibility),
  answers: JSON.stringify(answers.answers),
})

/** A new draft, with the next number of its call: call it under the lock of the call. */
export const insertDraft = async (
  ctx: Ctx,
  eventId: string,
  answers: Answers,
  personId: string | null,
  id: string = newId(),
): Promise<Application> => {
  const now = toDate(ctx.clock.now())
  const { last } = await ctx.db
    .selectFrom('pitch_application')
    .select(sql<number>`coalesce(max(number), 0)::int`.as('last'))
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .executeTakeFirstOrThrow()
  const row = await ctx.db
    .insertInto('pitch_application')
    .values({
      territory_id: ctx.scope.territoryId,
      id,
      event_id: eventId,
      number: last + 1,
      state: 'draft',
      ...columnsOf(answers),
      person_id: personId,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toApplication(row)
}

const change = async (
  ctx: Ctx,
  id: string,
  set: {
    readonly state?: string
    readonly submitted_at?: Date
    readonly consented_at?: Date
    readonly half_day_id?: string | null
    readonly position?: number | null
    readonly outcome?: string | null
    readonly reason?: string | null
  } & Partial<ReturnType<typeof columnsOf>>,
): Promise<void> => {
  await ctx.db
    .updateTable('pitch_application')
    .set({ ...set, updated_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}

export const writeAnswers = (ctx: Ctx, id: string, answers: Answers): Promise<void> =>
  change(ctx, id, columnsOf(answers))

export const markSubmitted = (ctx: Ctx, id: string): Promise<void> => {
  const now = toDate(ctx.clock.now())
  return change(ctx, id, { state: 'submitted', submitted_at: now, consented_at: now })
}

export const markWithdrawn = (ctx: Ctx, id: string): Promise<void> =>
  change(ctx, id, { state: 'withdrawn', outcome: null, position: null, reason: null, half_day_id: null })

export const writeChoice = (ctx: Ctx, { id, outcome, position }: Choice, reason: string): Promise<void> =>
  change(ctx, id, { outcome, position, reason })

export const writePosition = (ctx: Ctx, id: string, position: number): Promise<void> =>
  change(ctx, id, { position })

export const writeReason = (ctx: Ctx, id: string, reason: string): Promise<void> =>
  change(ctx, id, { reason })

/** It leaves its place, and its half-day with it. */
export const writeReleased = (ctx: Ctx, id: string, reason: string): Promise<void> =>
  change(ctx, id, { outcome: 'declined', position: null, half_day_id: null, reason })

export const writeHalfDay = (ctx: Ctx, id: string, halfDayId: string): Promise<void> =>
  change(ctx, id, { half_day_id: halfDayId })

/** Those chosen, in their order of passage. */
export const chosenOf = (db: Db, scope: Scope, eventId: string): Promise<Application[]> =>
  placedOf(db, scope, eventId, 'chosen')

/** Those who wait for a place, in their order. */
export const substitutesOf = (db: Db, scope: Scope, eventId: string): Promise<Application[]> =>
  placedOf(db, scope, eventId, 'substitute')

const placedOf = async (db: Db, scope: Scope, eventId: string, outcome: Outcome): Promise<Application[]> =>
  (
    await ofEvent(db, scope, eventId)
      .where('outcome', '=', outcome)
      .where('state', '=', 'submitted')
      .orderBy('position')
      .execute()
  ).map(toApplication)
