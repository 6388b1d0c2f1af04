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

/** Who was read, and in which snapshot; null where two readings saw two. */
type Read = Pick<Recognised, 'actor' | 'readIn'>
const nobody: Read = { actor: visitor, readIn: null }
const recalled = (actor: Actor, snapshot: string): Recognised => ({ actor, snapshot, readIn: snapshot })

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
  const knownLinks = recent<string, Read & { readonly readIn: string }>(MOST)
  const knownPlaces = recent<string, Awaited<ReturnType<typeof readPlaces>>>(MOST)

  const readPerson = async (token: string): Promise<Read> => {
    known.forget(token)
    const session = await readSession(db, parts, token)
    if (session === null) return nobody
    known.set(token, session)
    return { actor: await actorNow(db, parts, session), readIn: session.snapshot }
  }

  const readLink = async (id: string): Promise<Read> => {
    knownLinks.forget(id)
    const link = await linkById(db, territoryId, id)
    const actor = link === null ? null : actorOf(link)
    if (link === null || actor === null) return nobody
    const read = { actor, readIn: link.snapshot }
    knownLinks.set(id, read)
    return read
  }

  /** As the participant who is theirs at this event, by what they hold now. */
  const readActing = async (token: string, acting: Acting): Promise<Read> => {
    knownPlaces.forget(token)
    const { actor, readIn } = await readPerson(token)
    if (actor.kind !== 'person') return nobody
    const read = await readPlaces(db, territoryId, actor)
    knownPlaces.set(token, read)
    return {
      actor: actingActor(actor, read.places, acting),
      readIn: read.snapshot === readIn ? readIn : null,
    }
  }

  const readHolder = async ({ person, link }: Holder, acting?: Acting): Promise<Read> => {
    if (person !== undefined) return acting === undefined ? readPerson(person) : readActing(person, acting)
    return link === undefined ? nobody : readLink(link)
  }

  /** Only somebody who is in: whoever is out may come in again by a change. */
  const remembered = ({ person, link }: Holder, acting?: Acting): Recognised | null => {
    if (person === undefined && link !== undefined) {
      const read = knownLinks.get(link)
      return read === undefined ? null : recalled(read.actor, read.readIn)
    }
    const session = person === undefined ? undefined : known.get(person)
    const moment = toDate(clock.now())
    if (session === undefined || moment.getTime() >= session.until || seenLongAgo(session.held, moment))
      return null
    const actor = sessionActor(session.held, moment)
    if (actor.kind !== 'person') return null
    if (acting === undefined || person === undefined) return recalled(actor, session.snapshot)
    const read = knownPlaces.get(person)
    // Both are of one snapshot, or neither is used.
    return read?.snapshot === session.snapshot
      ? recalled(actingActor(actor, read.places, acting), session.snapshot)
      : null
  }

  const now = async (holder: Holder, acting?: Acting): Promise<Recognised> => ({
    ...(await readHolder(holder, acting)),
    snapshot: null,
  })
  return { now, recall: async (holder, acting) => remembered(holder, acting) ?? now(holder, acting) }
}
