import { type OpenMapEvent, type ParticipantRole, participantRoles } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { bodiesListed } from '../store/registrations.ts'

export type ListedBodies = readonly {
  readonly role: ParticipantRole
  readonly bodies: readonly string[]
}[]

/** The bodies whose people agreed to be named, by role: no name of anybody, and nobody who did not agree. */
export const listedBodies = async (ctx: Ctx, event: Pick<OpenMapEvent, 'id'>): Promise<ListedBodies> => {
  const rows = await bodiesListed(ctx.db, event.id)
  return participantRoles.flatMap((role) => {
    const bodies = rows.filter((row) => row.role === role).map(({ body }) => body)
    return bodies.length === 0
      ? []
      : [{ role, bodies: [...new Set(bodies)].sort((one, other) => one.localeCompare(other, 'fr')) }]
  })
}
