import { createHash } from 'node:crypto'
import type { Db } from '../../platform/database/connect.ts'

export type OpenedSession = {
  readonly sessionId: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly userAgent: string
  /** A code is asked for, and was not given in this session. */
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
    .select(['p.demo', 'p.deactivated_at', 's.second_factor_at'])
    .where('s.token', '=', token)
    .executeTakeFirstOrThrow()
  return {
    sessionId: row.id,
    personId: row.personId,
    name: row.name,
    email: row.email,
    userAgent: row.user_agent ?? '',
    secondFactor: row.second_factor && row.second_factor_at === null,
    demo: row.demo !== null,
    deactivated: row.deactivated_at !== null,
  }
}

/** How the person of this session came in, and who they are. */
export const sessionMethod = async (
  db: Db,
  token: string,
): Promise<{ readonly method: string; readonly personId: string } | null> =>
  (await db
    .selectFrom('person_session')
    .select(['method', 'person_id as personId'])
    .where('token', '=', token)
    .executeTakeFirst()) ?? null

/** Both proofs were given in this session. */
export const markSecondFactor = async (db: Db, token: string, now: Date): Promise<void> => {
  await db.updateTable('person_session').set({ second_factor_at: now }).where('token', '=', token).execute()
}

/** The library opened this session by a passkey, and says nothing of it. */
export const markPasskeySession = async (
  db: Db,
  token: string,
  secondFactorAt: Date | null,
): Promise<void> => {
  await db
    .updateTable('person_session')
    .set({ method: 'passkey', second_factor_at: secondFactorAt })
    .where('token', '=', token)
    .execute()
}

/** Ends the session of this token, if there is one. */
export const endSession = async (db: Db, token: string): Promise<void> => {
  await db.deleteFrom('person_session').where('token', '=', token).execute()
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

export type SessionSummary = {
  readonly id: string
  readonly method: string
  readonly userAgent: string
  readonly openedAt: Date
  readonly seenAt: Date
}

/** Sessions of a person that still work, the latest used first. */
export const sessionsOf = (db: Db, personId: string, now: Date): Promise<SessionSummary[]> =>
  db
    .selectFrom('person_session')
    .select(['id', 'method', 'created_at as openedAt', 'updated_at as seenAt'])
    .select((set) => set.fn.coalesce('user_agent', set.val('')).as('userAgent'))
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .execute()

/** Closes one session of this person, all but one, or all; they are refused at their next request. */
export const closeSessions = async (
  db: Db,
  personId: string,
  which: { readonly only: string } | { readonly except: string } | 'all',
): Promise<number> => {
  const theirs = db.deleteFrom('person_session').where('person_id', '=', personId)
  const chosen =
    which === 'all'
      ? theirs
      : theirs.where('id', 'only' in which ? '=' : '!=', 'only' in which ? which.only : which.except)
  const closed = await chosen.executeTakeFirst()
  return Number(closed.numDeletedRows)
}
