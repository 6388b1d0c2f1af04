import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { DayNote } from '../domain/dayNote.ts'

/** The notes of one participant. */
export const notesOf = (db: Db, scope: Scope, participantId: string): Promise<DayNote[]> =>
  db
    .selectFrom('day_note')
    .select(['about_id as aboutId', 'text', 'written_at as at'])
    .where('territory_id', '=', scope.territoryId)
    .where('participant_id', '=', participantId)
    .execute()

/** Two devices at once: the newest stays here too. */
export const saveNote = async (
  ctx: Ctx,
  { eventId, participantId, note }: { eventId: string; participantId: string; note: DayNote },
): Promise<void> => {
  const said = { text: note.text, written_at: note.at }
  await ctx.db
    .insertInto('day_note')
    .values({
      territory_id: ctx.scope.territoryId,
      event_id: eventId,
      participant_id: participantId,
      about_id: note.aboutId,
      ...said,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['territory_id', 'participant_id', 'about_id'])
        .doUpdateSet(said)
        .whereRef('day_note.written_at', '<', 'excluded.written_at'),
    )
    .execute()
}

export const dropNote = async (ctx: Ctx, participantId: string, aboutId: string): Promise<void> => {
  await ctx.db
    .deleteFrom('day_note')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('participant_id', '=', participantId)
    .where('about_id', '=', aboutId)
    .execute()
}

/** Those of these participants who agreed that whom they meet sees their names and addresses. */
export const sharingOf = async (db: Db, scope: Scope, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('shared_contact')
    .select('participant_id as id')
    .where('territory_id', '=', scope.territoryId)
    .where('participant_id', 'in', ids)
    .execute()
  return rows.map(({ id }) => id)
}

export const saveSharing = async (
  ctx: Ctx,
  { eventId, participantId, agrees }: { eventId: string; participantId: string; agrees: boolean },
): Promise<void> => {
  const { territoryId } = ctx.scope
  if (!agrees) {
    await ctx.db
      .deleteFrom('shared_contact')
      .where('territory_id', '=', territoryId)
      .where('participant_id', '=', participantId)
      .execute()
    return
  }
  await ctx.db
    .insertInto('shared_contact')
    .values({
      territory_id: territoryId,
      event_id: eventId,
      participant_id: participantId,
      agreed_at: toDate(ctx.clock.now()),
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'participant_id']).doNothing())
    .execute()
}

export type Contact = {
  readonly participantId: string
  readonly name: string | null
  readonly email: string | null
  /** What their own badge says. */
  readonly code: string | null
}

/** People who represent these participants. */
export const contactsOf = (db: Db, scope: Scope, ids: readonly string[]): Promise<Contact[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('representative as r')
        .leftJoin('badge as b', (join) =>
          join.onRef('b.territory_id', '=', 'r.territory_id').onRef('b.representative_id', '=', 'r.id'),
        )
        .select(['r.participant_id as participantId', 'r.name', 'r.email', 'b.code'])
        .where('r.territory_id', '=', scope.territoryId)
        .where('r.participant_id', 'in', ids)
        .orderBy('r.position')
        .execute()
