import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Question, RegistrationCall, RoleOpening } from '../domain/call.ts'
import { holdsPlace, type Registration } from '../domain/registration.ts'
import { insertCall } from '../store/calls.ts'
import { insertRegistrations } from '../store/registrations.ts'

/** The registrations of one day, whole. Whoever is confirmed is a representative of a participant, under the same identifier. */
export type RegistrationParts = {
  readonly call: Omit<RegistrationCall, 'taken' | 'eventId'>
  readonly roles: readonly Omit<RoleOpening, 'taken'>[]
  readonly questions: readonly Question[]
  readonly registrations: readonly Registration[]
}

/** Writes all of it at once, beside `saveEvent`: the demonstration territory, a copy. The identifiers are the caller's. */
export const loadRegistrations = async (
  ctx: Ctx,
  event: OpenMapEvent,
  parts: RegistrationParts,
): Promise<void> => {
  const holding = parts.registrations.filter(({ state }) => holdsPlace(state))
  await insertCall(
    ctx,
    { ...parts.call, eventId: event.id, taken: holding.length },
    parts.roles.map((opening) => ({
      ...opening,
      taken: holding.filter(({ role }) => role === opening.role).length,
    })),
    parts.questions,
  )
  await insertRegistrations(ctx, parts.registrations)
  await recordOfEvent(ctx, event, {
    action: 'registrations.loaded',
    after: { count: parts.registrations.length },
  })
}
