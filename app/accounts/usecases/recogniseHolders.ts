import { type Actor, visitor } from '../../platform/access/actor.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Holder, Recognise, Recognised } from '../../platform/http/cookies.ts'
import { type Clock, toDate } from '../../platform/kernel/dates.ts'
import { recent } from '../../platform/kernel/recent.ts'
import { actorOf } from '../domain/accessLink.ts'
import { seenLongAgo, sessionActor } from '../domain/session.ts'
import { linkById } from '../store/accessLinks.ts'
import { actorNow, type KnownSession, readSession } from '../store/readActor.ts'

/** Sessions kept in memory: those of a busy day. */
const MOST = 2000

/**
 * Who holds a session. `now` reads the database. `recall` may answer with what was read for an earlier request, and in
 * which snapshot: the transaction that uses it goes on only if nothing was committed since (`ChangedSince`), so that what
 * was revoked a moment ago is gone all the same.
 */
export const recogniseHolders = (parts: {
  readonly db: Db
  readonly clock: Clock
  readonly territoryId: string
}): Recognise => {
  const { db, clock, territoryId } = parts
  const known = recent<string, KnownSession>(MOST)
  const knownLinks = recent<string, Recognised>(MOST)

  const readPerson = async (token: string): Promise<Actor> => {
    known.forget(token)
    const session = await readSession(db, parts, token)
    if (session === null) return visitor
    known.set(token, session)
    return actorNow(db, parts, session)
  }

  const readLink = async (id: string): Promise<Actor> => {
    knownLinks.forget(id)
    const link = await linkById(db, territoryId, id)
    const actor = link === null ? null : actorOf(link)
    if (link === null || actor === null) return visitor
    knownLinks.set(id, { actor, snapshot: link.snapshot })
    return actor
  }

  const readHolder = async ({ person, link }: Holder): Promise<Actor> => {
    if (person !== undefined) return readPerson(person)
    return link === undefined ? visitor : readLink(link)
  }

  /** Only somebody who is in: whoever is out may come in again by a change. */
  const remembered = ({ person, link }: Holder): Recognised | null => {
    if (person === undefined && link !== undefined) return knownLinks.get(link) ?? null
    const session = person === undefined ? undefined : known.get(person)
    const moment = toDate(clock.now())
    if (session === undefined || moment.getTime() >= session.until || seenLongAgo(session.held, moment))
      return null
    const actor = sessionActor(session.held, moment)
    return actor.kind === 'person' ? { actor, snapshot: session.snapshot } : null
  }

  const now = async (holder: Holder): Promise<Recognised> => ({
    actor: await readHolder(holder),
    snapshot: null,
  })
  return { now, recall: async (holder) => remembered(holder) ?? now(holder) }
}
