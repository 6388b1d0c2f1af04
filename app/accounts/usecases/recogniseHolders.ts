import { type Actor, visitor } from '../../platform/access/actor.ts'
import type { Acting } from '../../platform/access/session.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Holder, Recognise, Recognised } from '../../platform/http/cookies.ts'
import { type Clock, toDate } from '../../platform/kernel/dates.ts'
import { recent } from '../../platform/kernel/recent.ts'
import { actorOf } from '../domain/accessLink.ts'
import { actingActor } from '../domain/place.ts'
import { seenLongAgo, sessionActor } from '../domain/session.ts'
import { linkById } from '../store/accessLinks.ts'
import { readPlaces } from '../store/places.ts'
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
  const knownPlaces = recent<string, Awaited<ReturnType<typeof readPlaces>>>(MOST)

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

  /** As the participant who is theirs at this event, by what they hold now. */
  const readActing = async (token: string, acting: Acting): Promise<Actor> => {
    knownPlaces.forget(token)
    const actor = await readPerson(token)
    if (actor.kind !== 'person') return actor
    const read = await readPlaces(db, territoryId, actor)
    knownPlaces.set(token, read)
    return actingActor(actor, read.places, acting)
  }

  const readHolder = async ({ person, link }: Holder, acting?: Acting): Promise<Actor> => {
    if (person !== undefined) return acting === undefined ? readPerson(person) : readActing(person, acting)
    return link === undefined ? visitor : readLink(link)
  }

  /** Only somebody who is in: whoever is out may come in again by a change. */
  const remembered = ({ person, link }: Holder, acting?: Acting): Recognised | null => {
    if (person === undefined && link !== undefined) return knownLinks.get(link) ?? null
    const session = person === undefined ? undefined : known.get(person)
    const moment = toDate(clock.now())
    if (session === undefined || moment.getTime() >= session.until || seenLongAgo(session.held, moment))
      return null
    const actor = sessionActor(session.held, moment)
    if (actor.kind !== 'person') return null
    if (acting === undefined || person === undefined) return { actor, snapshot: session.snapshot }
    const read = knownPlaces.get(person)
    // Both are of one snapshot, or neither is used.
    return read?.snapshot === session.snapshot
      ? { actor: actingActor(actor, read.places, acting), snapshot: session.snapshot }
      : null
  }

  const now = async (holder: Holder, acting?: Acting): Promise<Recognised> => ({
    actor: await readHolder(holder, acting),
    snapshot: null,
  })
  return { now, recall: async (holder, acting) => remembered(holder, acting) ?? now(holder, acting) }
}
