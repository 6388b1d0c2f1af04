import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { portions } from '../../platform/database/portions.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import type { Recipient } from '../domain/mailing.ts'

const states = ['waiting', 'queued', 'cancelled'] as const

export type StoredRecipient = Omit<Recipient, 'address' | 'body'> & {
  readonly id: string
  /** Null once the retention time is over. */
  readonly address: string | null
  readonly body: string | null
  readonly state: (typeof states)[number]
}

export const insertRecipients = async (
  ctx: Ctx,
  mailing: { readonly id: string; readonly eventId: string },
  recipients: readonly Recipient[],
): Promise<void> => {
  for (const some of portions(recipients))
    await ctx.db
      .insertInto('mailing_recipient')
      .values(
        some.map(({ address, name, body, participantId }) => ({
          territory_id: ctx.scope.territoryId,
          id: newId(),
          event_id: mailing.eventId,
          mailing_id: mailing.id,
          address,
          name,
          body_name: body,
          participant_id: participantId,
          state: 'waiting',
        })),
      )
      .execute()
}

export const storedRecipients = async (
  db: Db,
  scope: Scope,
  mailingId: string,
): Promise<StoredRecipient[]> => {
  const rows = await db
    .selectFrom('mailing_recipient')
    .select(['id', 'address', 'name', 'body_name', 'participant_id', 'state'])
    .where('territory_id', '=', scope.territoryId)
    .where('mailing_id', '=', mailingId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    address: row.address,
    name: row.name,
    body: row.body_name,
    participantId: row.participant_id,
    state: oneOf(states, row.state),
  }))
}

/** How many each mailing of an event goes to. */
export const countRecipients = async (
  db: Db,
  scope: Scope,
  eventId: string,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await db
    .selectFrom('mailing_recipient')
    .select(({ fn }) => ['mailing_id', fn.countAll<number>().as('count')])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .groupBy('mailing_id')
    .execute()
  return new Map(rows.map(({ mailing_id, count }) => [mailing_id, Number(count)]))
}

export const markRecipients = async (
  ctx: Ctx,
  ids: readonly string[],
  said: { readonly state: StoredRecipient['state']; readonly way_out?: string },
): Promise<void> => {
  for (const some of portions(ids))
    await ctx.db
      .updateTable('mailing_recipient')
      .set(said)
      .where('territory_id', '=', ctx.scope.territoryId)
      .where('id', 'in', [...some])
      .execute()
}

/** Whose mail held this way out. */
export const recipientOfWayOut = async (
  db: Db,
  scope: Scope,
  hash: string,
): Promise<{ readonly eventId: string; readonly address: string } | null> => {
  const row = await db
    .selectFrom('mailing_recipient')
    .select(['event_id', 'address'])
    .where('territory_id', '=', scope.territoryId)
    .where('way_out', '=', hash)
    .executeTakeFirst()
  return row === undefined || row.address === null ? null : { eventId: row.event_id, address: row.address }
}

export const refusingAddresses = async (
  db: Db,
  scope: Scope,
  eventId: string,
): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectFrom('mailing_refusal')
    .select('address')
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .execute()
  return new Set(rows.map(({ address }) => address))
}

export const insertRefusal = async (ctx: Ctx, eventId: string, address: string): Promise<void> => {
  await ctx.db
    .insertInto('mailing_refusal')
    .values({
      territory_id: ctx.scope.territoryId,
      event_id: eventId,
      address: address.toLowerCase(),
      refused_at: toDate(ctx.clock.now()),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** How many people were written to about an event, whatever the number of messages to each; after the retention time, nobody. */
export const countWritten = async (db: Db, scope: Scope, eventId: string): Promise<number> => {
  const row = await db
    .selectFrom('mailing_recipient')
    .select(({ fn }) =>
      fn
        .count<number>(fn('lower', ['address']))
        .distinct()
        .as('count'),
    )
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .where('state', '=', 'queued')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
