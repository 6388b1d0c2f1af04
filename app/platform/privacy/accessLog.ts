import { sql } from 'kysely'
import { type Actor, actorKey, holds, personIdOf, worksFor } from '../access/actor.ts'
import type { Db } from '../database/connect.ts'
import type { Ctx } from '../database/context.ts'
import { toDate } from '../kernel/dates.ts'

/** What was read: the team of a body, who asks to join it, accounts, representatives at a day, mails, people followed. */
export const recordKinds = [
  'members',
  'requests',
  'person',
  'people',
  'representatives',
  'registrations',
  'mail',
  'beneficiaries',
] as const
export type RecordKind = (typeof recordKinds)[number]

/** Why: to run a team, to help somebody, to organise a day, to follow a pathway, to hand over a copy. */
export const readingPurposes = ['team', 'support', 'event', 'follow-up', 'export'] as const
export type ReadingPurpose = (typeof readingPurposes)[number]

/** In what capacity somebody read. */
export const capacities = ['body', 'mission', 'administrator', 'agent', 'system'] as const
export type Capacity = (typeof capacities)[number]

export type Reading = {
  /** The record, or what the list belongs to: a body, an event; the territory when the list is of all. */
  readonly record: { readonly kind: RecordKind; readonly id: string }
  /** How many people the page or the file tells of. Nobody: nothing is recorded. */
  readonly count: number
  /** Identifiers of those who have an account: they will read that they were read about. */
  readonly people?: readonly string[]
  readonly purpose: ReadingPurpose
  /** The body whose people they are, or that organises the day. */
  readonly organisationId?: string | null
}

/** The log could not be written: what was about to be shown must not be. */
export class ReadingNotRecorded extends Error {
  constructor(cause: unknown) {
    super('the reading could not be recorded', { cause })
  }
}

const capacityOf = (actor: Actor, organisationId: string | null): Capacity => {
  if (actor.kind === 'system') return 'system'
  if (actor.kind === 'agent') return 'agent'
  if (worksFor(actor, organisationId, 'reader')) return 'body'
  return holds(actor, 'administrator') ? 'administrator' : 'mission'
}

/**
 * Writes that personal data of somebody else are being read, in the transaction that reads them: a page that shows them
 * declares `logsReading`, and shows nothing when this throws. Call it last: two readings of one territory wait for each
 * other from here to the end of their transactions, since each link of the chain holds the hash of the one before.
 *
 * @param reader who reads, when a job acts for them
 */
export const recordReading = async (ctx: Ctx, reading: Reading, reader: Actor = ctx.actor): Promise<void> => {
  if (reading.count === 0) return
  const organisationId = reading.organisationId ?? null
  try {
    await ctx.db
      .insertInto('access_log')
      .values({
        territory_id: ctx.scope.territoryId,
        at: toDate(ctx.clock.now()),
        actor: actorKey(reader),
        person_id: personIdOf(reader),
        capacity: capacityOf(reader, organisationId),
        organisation_id: organisationId,
        purpose: reading.purpose,
        record_kind: reading.record.kind,
        record_id: reading.record.id,
        count: reading.count,
        people: [...(reading.people ?? [])],
      })
      .execute()
  } catch (error) {
    throw new ReadingNotRecorded(error)
  }
  ctx.readings?.push(reading)
}

/** The first link of the chain that does not hold; null when nobody touched it. */
export const brokenLink = async (db: Db, territoryId: string): Promise<number | null> => {
  const { rows } = await sql<{ broken: number | null }>`
    select broken_access_log_link(${territoryId}) as broken`.execute(db)
  return rows[0]?.broken ?? null
}

/** The newest link: kept elsewhere, it shows that nothing was rewritten since. */
export const lastLink = async (
  db: Db,
  territoryId: string,
): Promise<{ readonly number: number; readonly hash: string } | null> =>
  (await db
    .selectFrom('access_log_head')
    .select(['last_number as number', 'last_hash as hash'])
    .where('territory_id', '=', territoryId)
    .executeTakeFirst()) ?? null
