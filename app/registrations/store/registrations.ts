import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { type ParticipantRole, participantRoles } from '../../events/index.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Registration as Row } from '../../platform/database/schema.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { type Registration, registrationStates } from '../domain/registration.ts'

const answersSchema = z.array(
  z.strictObject({ questionId: z.string(), value: z.union([z.string(), z.array(z.string())]) }),
)

const toRegistration = (row: Selectable<Row>): Registration => ({
  id: row.id,
  eventId: row.event_id,
  role: oneOf(participantRoles, row.role),
  state: oneOf(registrationStates, row.state),
  bodyName: row.body_name,
  siret: row.siret,
  name: row.name,
  email: row.email,
  jobTitle: row.job_title,
  accessNeeds: row.access_needs,
  signLanguage: row.sign_language,
  listed: row.listed,
  answers: answersSchema.parse(row.answers),
  createdAt: row.created_at,
  queuedAt: row.queued_at,
  offeredUntil: row.offered_until,
  participantId: row.participant_id,
})

const LIVE = ['waiting', 'offered', 'confirmed']

/** Every registration of an event, in the order in which they came. */
export const registrationsOf = async (db: Db, scope: Scope, eventId: string): Promise<Registration[]> => {
  const rows = await db
    .selectFrom('registration')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('queued_at')
    .orderBy('id')
    .execute()
  return rows.map(toRegistration)
}

export const findRegistration = async (db: Db, scope: Scope, id: string): Promise<Registration | null> => {
  const row = await db
    .selectFrom('registration')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toRegistration(row)
}

/** The live registration of an address for a role. */
export const findLive = async (
  db: Db,
  scope: Scope,
  eventId: string,
  role: ParticipantRole,
  email: string,
): Promise<Registration | null> => {
  const row = await db
    .selectFrom('registration')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .where('role', '=', role)
    .where('state', 'in', LIVE)
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst()
  return row === undefined ? null : toRegistration(row)
}

/** Names of the bodies of the live registrations of a role, one for each person. */
export const bodiesOf = async (
  db: Db,
  scope: Scope,
  eventId: string,
  role: ParticipantRole,
): Promise<string[]> => {
  const rows = await db
    .selectFrom('registration')
    .select('body_name')
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .where('role', '=', role)
    .where('state', 'in', LIVE)
    .where('body_name', 'is not', null)
    .execute()
  return rows.flatMap((row) => row.body_name ?? [])
}

/** Bodies of the confirmed registrations that agreed to be named, one for each person. Read through a function of the database. */
export const bodiesListed = async (
  db: Db,
  eventId: string,
): Promise<{ readonly role: ParticipantRole; readonly body: string }[]> => {
  const { rows } = await sql<{ role: string; body: string }>`
    select role, body from access.listed_bodies(${eventId})`.execute(db)
  return rows.map(({ role, body }) => ({ role: oneOf(participantRoles, role), body }))
}

/** How many wait before a registration, and how many in all for its role. */
export const queueOf = async (
  db: Db,
  scope: Scope,
  { eventId, role, queuedAt, id }: Pick<Registration, 'eventId' | 'role' | 'queuedAt' | 'id'>,
): Promise<{ readonly before: number; readonly all: number }> => {
  const row = await db
    .selectFrom('registration')
    .select((row) => [
      row.fn.countAll<number>().as('all'),
      sql<number>`count(*) filter (where (queued_at, id) < (${queuedAt}, ${id}::uuid))`.as('before'),
    ])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .where('role', '=', role)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return { before: row.before, all: row.all }
}

/** Those who wait for a role, the first to have come first. */
export const waitingFor = async (
  db: Db,
  scope: Scope,
  eventId: string,
  role: ParticipantRole,
  most: number,
): Promise<Registration[]> => {
  const rows = await db
    .selectFrom('registration')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .where('role', '=', role)
    .where('state', '=', 'waiting')
    .orderBy('queued_at')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(toRegistration)
}

/** Events in which an offer ran out before this moment. */
export const eventsWithLateOffers = async (db: Db, scope: Scope, now: Date): Promise<string[]> => {
  const rows = await db
    .selectFrom('registration')
    .select('event_id')
    .distinct()
    .where('territory_id', '=', scope.territoryId)
    .where('state', '=', 'offered')
    .where('offered_until', '<=', now)
    .execute()
  return rows.map((row) => row.event_id)
}

export const lateOffers = async (
  db: Db,
  scope: Scope,
  eventId: string,
  now: Date,
): Promise<Registration[]> => {
  const rows = await db
    .selectFrom('registration')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .where('state', '=', 'offered')
    .where('offered_until', '<=', now)
    .orderBy('offered_until')
    .execute()
  return rows.map(toRegistration)
}

const valuesOf = (one: Registration) => ({
  state: one.state,
  body_name: one.bodyName,
  siret: one.siret,
  name: one.name,
  email: one.email,
  job_title: one.jobTitle,
  access_needs: one.accessNeeds,
  sign_language: one.signLanguage,
  listed: one.listed,
  answers: JSON.stringify(one.answers),
  queued_at: one.queuedAt,
  offered_until: one.offeredUntil,
  participant_id: one.participantId,
})

const rowOf = (territory_id: string, one: Registration) => ({
  territory_id,
  id: one.id,
  event_id: one.eventId,
  role: one.role,
  created_at: one.createdAt,
  ...valuesOf(one),
})

/** Writes a registration, new or known by its identifier. */
export const saveRegistration = async (ctx: Ctx, one: Registration): Promise<void> => {
  const settled = { settled_at: toDate(ctx.clock.now()) }
  await ctx.db
    .insertInto('registration')
    .values({ ...rowOf(ctx.scope.territoryId, one), ...settled })
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'id']).doUpdateSet({ ...valuesOf(one), ...settled }),
    )
    .execute()
}

const CHUNK = 2000

/** Writes many new ones. */
export const insertRegistrations = async (ctx: Ctx, all: readonly Registration[]): Promise<void> => {
  for (let start = 0; start < all.length; start += CHUNK)
    await ctx.db
      .insertInto('registration')
      .values(all.slice(start, start + CHUNK).map((one) => rowOf(ctx.scope.territoryId, one)))
      .execute()
}
