import { revokeRegistrationLinks, type Site } from '../../accounts/index.ts'
import {
  leaveParticipant,
  type OpenMapEvent,
  recordOfEvent,
  renameRepresentative,
  renewBadge,
} from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import type { Answer } from '../domain/answers.ts'
import type { Refused } from '../domain/refusals.ts'
import { holdsPlace, isLive, type Registration } from '../domain/registration.ts'
import { t } from '../messages.ts'
import { countPlace, lockCall } from '../store/calls.ts'
import { removeFilesOf } from '../store/files.ts'
import {
  eventsWithLateOffers,
  findLive,
  findRegistration,
  lateOffers,
  saveRegistration,
} from '../store/registrations.ts'
import { confirm, offerPlaces, tellRegistrant } from './settle.ts'

type Target = { readonly event: OpenMapEvent; readonly registrationId: string }
type Changed = Result<Registration, Refused>

/**
 * Reads a registration under the lock of its event, then changes it. The caller has proved the right: by the link of the
 * registration, or as organiser.
 */
const changing = (
  ctx: Ctx,
  { event, registrationId }: Target,
  change: (registration: Registration) => Promise<Changed>,
): Promise<Changed> =>
  asSystem(ctx, async () => {
    await lockCall(ctx, event.id)
    const registration = await findRegistration(ctx.db, ctx.scope, registrationId)
    if (registration === null || registration.eventId !== event.id)
      return refuse({ code: 'unknown-registration', sentence: t.refusals.unknownRegistration })
    if (!isLive(registration.state))
      return refuse({ code: 'registration-over', sentence: t.refusals.registrationOver })
    return change(registration)
  })

const record = (
  ctx: Ctx,
  event: OpenMapEvent,
  change: { readonly action: string; readonly before: Registration; readonly after: Registration },
) => {
  const told = ({ id, state }: Registration) => ({ registrationId: id, state })
  return recordOfEvent(ctx, event, { ...change, before: told(change.before), after: told(change.after) })
}

/** Ends a registration, and offers its place to the next of the waiting list in the same transaction. */
const end = async (
  ctx: Ctx,
  site: Site,
  event: OpenMapEvent,
  registration: Registration,
  state: 'cancelled' | 'expired',
): Promise<Registration> => {
  const ended: Registration = { ...registration, state, offeredUntil: null, participantId: null }
  if (registration.participantId !== null)
    await leaveParticipant(ctx, {
      event,
      participantId: registration.participantId,
      personId: registration.id,
    })
  await saveRegistration(ctx, ended)
  await removeFilesOf(ctx, ended.id)
  await tellRegistrant(ctx, site, event, ended, state)
  if (holdsPlace(registration.state)) {
    await countPlace(ctx, event.id, registration.role, -1)
    await offerPlaces(ctx, site, event, [registration.role])
  }
  return ended
}

/** Somebody does not come any more, by their own word or the organiser's. */
export const cancelRegistration = (ctx: Ctx, site: Site, target: Target): Promise<Changed> =>
  changing(ctx, target, async (registration) => {
    const ended = await end(ctx, site, target.event, registration, 'cancelled')
    await record(ctx, target.event, { action: 'registration.cancelled', before: registration, after: ended })
    return ok(ended)
  })

/** Takes the place that was offered, while it is held. */
export const acceptOffer = (ctx: Ctx, site: Site, target: Target): Promise<Changed> =>
  changing(ctx, target, async (registration) => {
    const { state, offeredUntil } = registration
    if (state === 'confirmed') return ok(registration)
    if (state !== 'offered' || offeredUntil === null || offeredUntil <= toDate(ctx.clock.now()))
      return refuse({ code: 'offer-over', sentence: t.refusals.offerOver })
    const confirmed = await confirm(ctx, target.event, registration)
    await tellRegistrant(ctx, site, target.event, confirmed, 'confirmed')
    await record(ctx, target.event, {
      action: 'registration.accepted',
      before: registration,
      after: confirmed,
    })
    return ok(confirmed)
  })

/** Gives the place to somebody else of the same body: links and badge of the first person stop working. */
export const transferRegistration = (
  ctx: Ctx,
  site: Site,
  target: Target & { readonly name: string; readonly email: string },
): Promise<Changed> =>
  changing(ctx, target, async (registration) => {
    const { event, email } = target
    if (email === registration.email?.toLowerCase())
      return refuse({ code: 'same-person', field: 'email', sentence: t.refusals.samePerson })
    if ((await findLive(ctx.db, ctx.scope, event.id, registration.role, email)) !== null)
      return refuse({ code: 'address-taken', field: 'email', sentence: t.refusals.addressTaken })
    await tellRegistrant(ctx, site, event, registration, 'given')
    await revokeRegistrationLinks(ctx, registration.id)
    // What only the first person said of themselves does not follow.
    const given: Registration = {
      ...registration,
      name: tidy(target.name),
      email,
      jobTitle: null,
      accessNeeds: null,
      signLanguage: false,
      answers: [],
    }
    await saveRegistration(ctx, given)
    await removeFilesOf(ctx, given.id)
    await renameAttendee(ctx, event, given)
    if (given.participantId !== null) await renewBadge(ctx, event.id, given.id)
    await tellRegistrant(ctx, site, event, given, 'received')
    await record(ctx, event, { action: 'registration.transferred', before: registration, after: given })
    return ok(given)
  })

/** The person expected at the door is the one of the registration. */
const renameAttendee = async (ctx: Ctx, event: OpenMapEvent, one: Registration): Promise<void> => {
  const { id, name, email, participantId } = one
  if (participantId !== null)
    await renameRepresentative(ctx, { event, participantId, person: { id, name, email } })
}

/** What a person may say anew of themselves. The body, the role and the address go with the place. */
export type RegistrationEdit = Pick<Registration, 'jobTitle' | 'accessNeeds' | 'signLanguage' | 'listed'> & {
  readonly name: string
  readonly answers: readonly Answer[]
}

export const editRegistration = (
  ctx: Ctx,
  target: Target & { readonly edit: RegistrationEdit },
): Promise<Changed> =>
  changing(ctx, target, async (registration) => {
    const edited: Registration = { ...registration, ...target.edit, name: tidy(target.edit.name) }
    await saveRegistration(ctx, edited)
    if (edited.name !== registration.name) await renameAttendee(ctx, target.event, edited)
    await record(ctx, target.event, { action: 'registration.edited', before: registration, after: edited })
    return ok(edited)
  })

/** Offers that ran out go to the next of the waiting list. Run by the clock; twice is once. */
export const expireOffers = async (
  ctx: Ctx,
  site: Site,
  eventOf: (id: string) => Promise<OpenMapEvent | null>,
): Promise<number> => {
  const now = toDate(ctx.clock.now())
  let expired = 0
  for (const id of await eventsWithLateOffers(ctx.db, ctx.scope, now)) {
    const event = await eventOf(id)
    // Of a cancelled day nobody is told anything more: offers wait with it.
    if (event === null || event.status === 'cancelled') continue
    await lockCall(ctx, id)
    for (const registration of await lateOffers(ctx.db, ctx.scope, id, now)) {
      const ended = await end(ctx, site, event, registration, 'expired')
      await record(ctx, event, { action: 'registration.expired', before: registration, after: ended })
      expired += 1
    }
  }
  return expired
}
