import { type OpenMapEvent, type Participant, participantsOf } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { isLive } from '../domain/registration.ts'
import { registrationsOf } from '../store/registrations.ts'

/** Bodies that came by a registration and that nobody represents any more: they stay until the organiser takes them out. */
export const abandonedBodies = async (ctx: Ctx, event: OpenMapEvent): Promise<readonly Participant[]> => {
  const registrations = await registrationsOf(ctx.db, ctx.scope, event.id)
  const came = new Set(registrations.flatMap(({ participantId }) => participantId ?? []))
  const coming = new Set(
    registrations.filter(({ state }) => isLive(state)).flatMap(({ participantId }) => participantId ?? []),
  )
  return (await participantsOf(ctx.db, ctx.scope, event.id)).filter(
    ({ id, representatives }) => representatives.length === 0 && came.has(id) && !coming.has(id),
  )
}
