import { createAccessLink, revokeAccessLinks } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { Temporal } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Participant } from '../domain/participant.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { recordOfEvent } from '../store/journal.ts'
import { participantsOf } from '../store/participants.ts'

/** A personal link outlives the day by this much, for those who look back at whom they met. */
const DAYS_AFTER = 7

/** When a personal link of this event stops working. */
export const linkExpiry = (event: OpenMapEvent, now: Temporal.Instant): Temporal.Instant => {
  const after = Temporal.PlainDate.from(event.day)
    .add({ days: DAYS_AFTER + 1 })
    .toZonedDateTime(event.zone)
    .toInstant()
  const soonest = now.add({ hours: 24 })
  return Temporal.Instant.compare(after, soonest) > 0 ? after : soonest
}

/** Makes one more personal link of a participant to their agenda: those already in a mailbox keep working. */
export const addAgendaLink = async (
  ctx: Ctx,
  { event, participantId }: { readonly event: OpenMapEvent; readonly participantId: string },
): Promise<{ readonly token: string; readonly expiresAt: Temporal.Instant }> => {
  const expiresAt = linkExpiry(event, ctx.clock.now())
  const { token } = await createAccessLink(ctx, {
    eventId: event.id,
    subjectId: participantId,
    rights: ['agenda.read'],
    expiresAt,
  })
  return { token, expiresAt }
}

/**
 * Makes the one personal link of a participant to their agenda; those made before stop working. The token is given to
 * the caller once and stored nowhere in clear.
 */
export const grantAgenda = async (
  ctx: Ctx,
  { event, participantId }: { readonly event: OpenMapEvent; readonly participantId: string },
): Promise<
  Result<
    { readonly participant: Participant; readonly token: string; readonly expiresAt: Temporal.Instant },
    Refused
  >
> => {
  const participant = (await participantsOf(ctx.db, ctx.scope, event.id)).find(
    ({ id }) => id === participantId,
  )
  if (participant === undefined) {
    return refuse({
      code: 'unknown-participant',
      field: 'participant',
      sentence: t.refusals.unknownParticipant,
    })
  }
  await revokeAccessLinks(ctx, participant.id)
  await recordOfEvent(ctx, event, { action: 'agenda-link.granted', after: { participantId } })
  return ok({ participant, ...(await addAgendaLink(ctx, { event, participantId: participant.id })) })
}

/** Closes every personal link of a participant, at once. */
export const revokeAgenda = async (
  ctx: Ctx,
  { event, participantId }: { readonly event: OpenMapEvent; readonly participantId: string },
): Promise<void> => {
  await revokeAccessLinks(ctx, participantId)
  await recordOfEvent(ctx, event, { action: 'agenda-link.revoked', before: { participantId } })
}
