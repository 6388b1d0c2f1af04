import { createHash } from 'node:crypto'
import type { Db } from '../../platform/database/connect.ts'

export type OpenedSession = {
  readonly sessionId: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly userAgent: string
  readonly secondFactor: boolean
  readonly demo: boolean
  readonly deactivated: boolean
}

/** The session that was just opened, with whom it belongs to. */
export const openedSession = async (db: Db, token: string): Promise<OpenedSession> => {
  const row = await db
    .selectFrom('person_session as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .select(['s.id', 'p.id as personId', 'p.name', 'p.email', 's.user_agent', 'p.second_factor'])
    .select(['p.demo', 'p.deactivated_at'])
    .where('s.token', '=', token)
    .executeTakeFirstOrThrow()
  return {
    sessionId: row.id,
    personId: row.personId,
    name: row.name,
    email: row.email,
    userAgent: row.user_agent ?? '',
    secondFactor: row.second_factor,
    demo: row.demo !== null,
    deactivated: row.deactivated_at !== null,
  }
}

/** Both proofs were given in this session. */
export const markSecondFactor = async (db: Db, token: string, now: Date): Promise<void> => {
  await db.updateTable('person_session').set({ second_factor_at: now }).where('token', '=', token).execute()
}

/**
 * Remembers the kind of browser (its name without versions, as a digest).
 * @returns true when the person had come before, but never from this one
 */
export const isNewDevice = async (db: Db, opened: OpenedSession, now: Date): Promise<boolean> => {
  const digest = createHash('sha256').update(opened.userAgent.replace(/\d+/g, '')).digest('base64url')
  const known = await db
    .selectFrom('person_device')
    .select('digest')
    .where('person_id', '=', opened.personId)
    .execute()
  await db
    .insertInto('person_device')
    .values({ person_id: opened.personId, digest, first_seen_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return known.length > 0 && !known.some((device) => device.digest === digest)
}
