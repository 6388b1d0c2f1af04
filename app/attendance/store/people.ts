import { type ParticipantRole, participantRoles } from '../../events/index.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'

/** One person to expect at the door. Their address is nobody's business there. */
export type Expected = {
  readonly representativeId: string
  readonly participantId: string
  readonly role: ParticipantRole
  /** The body or the structure that they represent. */
  readonly body: string
  readonly name: string | null
  /** What their badge says, once badges are prepared. */
  readonly code: string | null
}

/** Everybody to expect, by role then body. */
export const expectedAt = async (db: Db, scope: Scope, eventId: string): Promise<Expected[]> => {
  const rows = await db
    .selectFrom('representative as r')
    .innerJoin('participant as p', (join) =>
      join.onRef('p.territory_id', '=', 'r.territory_id').onRef('p.id', '=', 'r.participant_id'),
    )
    .leftJoin('badge as b', (join) =>
      join.onRef('b.territory_id', '=', 'r.territory_id').onRef('b.representative_id', '=', 'r.id'),
    )
    .select(['r.id as representativeId', 'p.id as participantId', 'p.role', 'p.display_name as body'])
    .select(['r.name', 'b.code'])
    .where('r.territory_id', '=', scope.territoryId)
    .where('r.event_id', '=', eventId)
    .orderBy('p.name_key')
    .orderBy('r.position')
    .execute()
  const rank = (role: string): number => (participantRoles as readonly string[]).indexOf(role)
  return rows
    .map((row) => ({ ...row, role: participantRoles[rank(row.role)] ?? 'public' }))
    .sort((one, other) => rank(one.role) - rank(other.role))
}
