import { type Actor, visitor } from '../../platform/access/actor.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Holder } from '../../platform/http/cookies.ts'
import type { Clock } from '../../platform/kernel/dates.ts'
import { actorOf } from '../domain/accessLink.ts'
import { linkById } from '../store/accessLinks.ts'
import { readActor } from '../store/readActor.ts'

/** Who holds a session, read from the database at each request: what was revoked a moment ago is gone. */
export const resolveHolder = async (
  parts: { readonly db: Db; readonly clock: Clock; readonly territoryId: string },
  { person, link }: Holder,
): Promise<Actor> => {
  if (person !== undefined) return readActor(parts.db, parts, person)
  const found = link === undefined ? null : await linkById(parts.db, parts.territoryId, link)
  return found === null ? visitor : (actorOf(found) ?? visitor)
}
