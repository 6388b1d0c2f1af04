import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { BlockerCode, Blockers, ErasureRequest } from '../domain/erasure.ts'

const codes: readonly BlockerCode[] = ['last-manager', 'last-administrator', 'held']

export const findErasureRequest = async (db: Db, personId: string): Promise<ErasureRequest | null> => {
  const row = await db
    .selectFrom('erasure_request')
    .select(['requested_at', 'due_at', 'state', 'reason'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (row === undefined) return null
  const blocked = row.state === 'blocked' ? (codes.find((code) => code === row.reason) ?? 'held') : null
  return { requestedAt: row.requested_at, dueAt: row.due_at, blocked }
}

/** @returns false when it was asked for already */
export const addErasureRequest = async (
  db: Db,
  wanted: { readonly personId: string; readonly requestedAt: Date; readonly dueAt: Date },
): Promise<boolean> => {
  const row = await db
    .insertInto('erasure_request')
    .values({ person_id: wanted.personId, requested_at: wanted.requestedAt, due_at: wanted.dueAt })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}

/** @returns false when there was none */
export const removeErasureRequest = async (db: Db, personId: string): Promise<boolean> => {
  const gone = await db.deleteFrom('erasure_request').where('person_id', '=', personId).executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** People whose days of grace are over. */
export const dueErasures = async (db: Db, now: Date): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('erasure_request')
    .select('person_id')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .execute()
  return rows.map(({ person_id }) => person_id)
}

export const blockErasure = async (db: Db, personId: string, reason: BlockerCode): Promise<boolean> => {
  const changed = await db
    .updateTable('erasure_request')
    .set({ state: 'blocked', reason })
    .where('person_id', '=', personId)
    .where((condition) =>
      condition.or([condition('state', '=', 'waiting'), condition('reason', '!=', reason)]),
    )
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/**
 * What stands in the way of erasing this person. Whoever is deactivated takes over nothing. Runs as the system: other
 * people's roles are nobody else's to read.
 */
export const readBlockers = async (db: Db, personId: string): Promise<Blockers> => {
  const bodies = await sql<{ id: string; name: string }>`
    select id, name from managed_alone(${personId})`.execute(db)
  const administrator = await sql<{ last: boolean }>`
    select administers_alone(${personId}) as last`.execute(db)
  const hold = await db
    .selectFrom('retention_hold')
    .select('id')
    .where('subject_kind', '=', 'person')
    .where('subject_id', '=', personId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return {
    bodies: bodies.rows,
    lastAdministrator: administrator.rows[0]?.last ?? false,
    held: hold !== undefined,
  }
}
