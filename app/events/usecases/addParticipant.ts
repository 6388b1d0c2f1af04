import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import { isEmail } from '../domain/judgeParticipants.ts'
import { nameKey, type Participant, type ParticipantRole } from '../domain/participant.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { findEventById, lockEvent } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { participantsOf, saveParticipants } from '../store/participants.ts'

export type NewParticipant = {
  readonly eventId: string
  readonly role: ParticipantRole
  readonly displayName: string
  readonly quota?: number | undefined
  readonly organisationId?: string | undefined
  readonly structureId?: string | undefined
  readonly representative?: string | undefined
  readonly email?: string | undefined
}

/** Registers one participant by hand. */
export const addParticipant = async (
  ctx: Ctx,
  input: NewParticipant,
): Promise<Result<Participant, Refused>> => {
  const event = await findEventById(ctx.db, ctx.scope, input.eventId)
  if (event === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  const displayName = tidy(input.displayName)
  if (displayName === '')
    return refuse({ code: 'name-missing', field: 'name', sentence: t.refusals.nameMissing })
  if (input.email !== undefined && !isEmail(input.email)) {
    return refuse({ code: 'email-invalid', field: 'email', sentence: t.refusals.emailInvalid })
  }
  // Two organisers who add the same name at once: the second one sees it.
  await lockEvent(ctx, event.id)
  const registered = await participantsOf(ctx.db, ctx.scope, event.id)
  if (
    registered.some((one) => one.role === input.role && nameKey(one.displayName) === nameKey(displayName))
  ) {
    return refuse({
      code: 'participant-exists',
      field: 'name',
      sentence: t.refusals.participantExists(displayName),
    })
  }
  const participant: Participant = {
    id: newId(),
    role: input.role,
    displayName,
    quota: input.quota ?? null,
    least: null,
    delegation: 'fixed',
    organisationId: input.organisationId ?? null,
    structureId: input.structureId ?? null,
    representatives: [
      { id: newId(), position: 1, name: input.representative ?? null, email: input.email ?? null },
    ],
  }
  await saveParticipants(ctx, event.id, [participant])
  const { id: participantId, role, quota, organisationId, structureId } = participant
  await recordOfEvent(ctx, event, {
    action: 'participant.added',
    after: { participantId, role, displayName, quota, organisationId, structureId },
  })
  return ok(participant)
}
