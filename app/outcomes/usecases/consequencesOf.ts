import { type Participant, participantsOf } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Consequence } from '../domain/consequence.ts'
import { consequencesAt } from '../store/consequences.ts'

/** One end of what followed: the participant of the day, and the lasting identities behind it. */
export type Party = Pick<Participant, 'id' | 'displayName' | 'organisationId' | 'structureId'>

/** What followed a meeting, with both bodies: what needs and contracts join the thread by. */
export type FollowedMeeting = Consequence & {
  readonly eventId: string
  readonly buyer: Party | null
  readonly supplier: Party | null
}

/** Everything that followed the meetings of an event and still stands. */
export const consequencesOf = async (ctx: Ctx, eventId: string): Promise<readonly FollowedMeeting[]> => {
  const people = new Map((await participantsOf(ctx.db, ctx.scope, eventId)).map((one) => [one.id, one]))
  const partyOf = (id: string): Party | null => {
    const one = people.get(id)
    if (one === undefined) return null
    const { displayName, organisationId, structureId } = one
    return { id, displayName, organisationId, structureId }
  }
  return (await consequencesAt(ctx.db, ctx.scope, eventId))
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map((one) => ({
      ...one,
      eventId,
      buyer: partyOf(one.buyerId),
      supplier: partyOf(one.supplierId),
    }))
}
