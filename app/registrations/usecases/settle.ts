import { accessLinkUrl, createAccessLink, followRegistration, type Site } from '../../accounts/index.ts'
import {
  giveBadges,
  joinParticipant,
  linkExpiry,
  type OpenMapEvent,
  type ParticipantRole,
} from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { Temporal, toDate } from '../../platform/kernel/dates.ts'
import { placesLeft } from '../domain/call.ts'
import type { Registration } from '../domain/registration.ts'
import { type MailKind, mailRegistration } from '../mails/mailRegistration.ts'
import { t } from '../messages.ts'
import { countPlace, findCall, rolesOf } from '../store/calls.ts'
import { saveRegistration, waitingFor } from '../store/registrations.ts'

/** Everything below runs under `lockCall`, beyond the rows of whoever acts. */

/** Sends its person a mail with a link of their own to their registration. */
export const tellRegistrant = async (
  ctx: Ctx,
  site: Site,
  event: OpenMapEvent,
  registration: Registration,
  kind: MailKind,
): Promise<void> => {
  const { token } = await createAccessLink(ctx, {
    eventId: event.id,
    subjectId: registration.participantId ?? registration.id,
    registrationId: registration.id,
    rights: ['agenda.read', 'registration.change'],
    expiresAt: linkExpiry(event, ctx.clock.now()),
  })
  await mailRegistration(ctx, {
    site,
    event,
    registration,
    kind,
    link: accessLinkUrl(site.publicUrl, token),
    token,
  })
}

/** The person is expected: their body takes part, and their links open its agenda. The place was counted by the caller. */
export const confirm = async (
  ctx: Ctx,
  event: OpenMapEvent,
  registration: Registration,
): Promise<Registration> => {
  const participant = await joinParticipant(ctx, {
    event,
    role: registration.role,
    displayName: registration.bodyName ?? t.forThemselves,
    siret: registration.siret,
    person: { id: registration.id, name: registration.name, email: registration.email },
  })
  const confirmed: Registration = {
    ...registration,
    state: 'confirmed',
    offeredUntil: null,
    participantId: participant.id,
  }
  await saveRegistration(ctx, confirmed)
  await giveBadges(ctx, event.id, [registration.id])
  await followRegistration(ctx, registration.id, participant.id)
  return confirmed
}

/** An offer never outlives the morning of the day itself. */
const offerEnd = (event: OpenMapEvent, hours: number, now: Temporal.Instant): Temporal.Instant => {
  const morning = Temporal.PlainDate.from(event.day).toZonedDateTime(event.zone).toInstant()
  const after = now.add({ hours })
  return Temporal.Instant.compare(after, morning) > 0 && Temporal.Instant.compare(now, morning) < 0
    ? morning
    : after
}

/**
 * Offers every free place of these roles to those who wait, the first to have come first, in the transaction that freed
 * it: nobody who comes later finds it free.
 */
export const offerPlaces = async (
  ctx: Ctx,
  site: Site,
  event: OpenMapEvent,
  roles: readonly ParticipantRole[],
): Promise<number> => {
  if (event.status === 'cancelled') return 0
  let offered = 0
  for (const role of roles) {
    for (;;) {
      const call = await findCall(ctx.db, ctx.scope, event.id)
      const opening = (await rolesOf(ctx.db, ctx.scope, event.id)).find((one) => one.role === role)
      if (call === null || opening === undefined || placesLeft(call, opening) === 0) break
      const [next] = await waitingFor(ctx.db, ctx.scope, event.id, role, 1)
      if (next === undefined) break
      const until = toDate(offerEnd(event, call.offerHours, ctx.clock.now()))
      const held: Registration = { ...next, state: 'offered', offeredUntil: until }
      await countPlace(ctx, event.id, role, 1)
      await saveRegistration(ctx, held)
      await tellRegistrant(ctx, site, event, held, 'offered')
      offered += 1
    }
  }
  return offered
}
