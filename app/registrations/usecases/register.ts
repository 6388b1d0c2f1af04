import type { Site } from '../../accounts/index.ts'
import { siret } from '../../directory/index.ts'
import { nameKey, type OpenMapEvent, type ParticipantRole, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate, today } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import type { Answer } from '../domain/answers.ts'
import { placesLeft, stateOfCall } from '../domain/call.ts'
import type { Refused } from '../domain/refusals.ts'
import type { Registration, RegistrationState } from '../domain/registration.ts'
import { t } from '../messages.ts'
import { countPlace, lockCall, rolesOf } from '../store/calls.ts'
import { bodiesOf, findLive, saveRegistration } from '../store/registrations.ts'
import { confirm, tellRegistrant } from './settle.ts'

export type NewRegistration = {
  readonly event: OpenMapEvent
  readonly role: ParticipantRole
  readonly bodyName: string | null
  readonly siret: string | null
  readonly name: string
  readonly email: string
  readonly jobTitle: string | null
  readonly accessNeeds: string | null
  readonly signLanguage: boolean
  readonly listed: boolean
  readonly answers: readonly Answer[]
}

/** Those who come for a body say which. */
export const needsBody = (role: ParticipantRole): boolean => role !== 'public'

/** What can be said against a form before any place is counted. */
export const judgeRegistration = (
  input: Pick<NewRegistration, 'role' | 'bodyName' | 'siret'>,
): Result<{ readonly bodyName: string | null; readonly siret: string | null }, Refused> => {
  const bodyName = input.bodyName === null ? null : tidy(input.bodyName)
  if (needsBody(input.role) && (bodyName ?? '') === '')
    return refuse({ code: 'body-missing', field: 'body', sentence: t.refusals.bodyMissing })
  if (input.siret === null) return ok({ bodyName, siret: null })
  const read = siret(input.siret)
  return read.ok
    ? ok({ bodyName, siret: read.value })
    : refuse({ code: 'siret-invalid', field: 'siret', sentence: read.refusal.sentence })
}

/**
 * Registers somebody, who needs no account: confirmed while places are left, on the waiting list after that. The same
 * address for the same role is registered once: who sends it again receives their link again, and is answered the same, so
 * that nobody learns who is registered.
 */
export const register = (
  ctx: Ctx,
  site: Site,
  input: NewRegistration,
): Promise<Result<{ readonly state: RegistrationState }, Refused>> =>
  // Visitors may write no row: what they may write is decided here.
  asSystem(ctx, () => registerNow(ctx, site, input))

const registerNow = async (
  ctx: Ctx,
  site: Site,
  input: NewRegistration,
): Promise<Result<{ readonly state: RegistrationState }, Refused>> => {
  const { event, role } = input
  const judged = judgeRegistration(input)
  if (!judged.ok) return judged
  const { bodyName } = judged.value
  const call = await lockCall(ctx, event.id)
  if (
    event.status !== 'published' ||
    call === null ||
    stateOfCall(call, today(ctx.clock, event.zone).toString()) !== 'open'
  )
    return refuse({ code: 'not-open', sentence: t.refusals.notOpen })
  const opening = (await rolesOf(ctx.db, ctx.scope, event.id)).find((one) => one.role === role)
  if (opening === undefined)
    return refuse({ code: 'role-closed', field: 'role', sentence: t.refusals.roleClosed })
  const known = await findLive(ctx.db, ctx.scope, event.id, role, input.email)
  if (known !== null) {
    await tellRegistrant(ctx, site, event, known, 'again')
    return ok({ state: known.state === 'confirmed' ? 'confirmed' : 'waiting' })
  }
  if (opening.perBody !== null && bodyName !== null) {
    const bodies = await bodiesOf(ctx.db, ctx.scope, event.id, role)
    if (bodies.filter((one) => nameKey(one) === nameKey(bodyName)).length >= opening.perBody)
      return refuse({
        code: 'body-full',
        field: 'body',
        sentence: t.refusals.bodyFull(bodyName, opening.perBody),
      })
  }
  const now = toDate(ctx.clock.now())
  const registration: Registration = {
    id: newId(),
    eventId: event.id,
    role,
    state: 'waiting',
    bodyName,
    siret: judged.value.siret,
    name: tidy(input.name),
    email: input.email,
    jobTitle: input.jobTitle,
    accessNeeds: input.accessNeeds,
    signLanguage: input.signLanguage,
    listed: input.listed,
    answers: input.answers,
    createdAt: now,
    queuedAt: now,
    offeredUntil: null,
    participantId: null,
  }
  // Whoever waits was offered every place that came free: if one is left, nobody is before.
  const free = placesLeft(call, opening) !== 0
  if (free) await countPlace(ctx, event.id, role, 1)
  await saveRegistration(ctx, registration)
  const settled = free ? await confirm(ctx, event, registration) : registration
  await tellRegistrant(ctx, site, event, settled, free ? 'confirmed' : 'waiting')
  await recordOfEvent(ctx, event, {
    action: 'registration.made',
    after: { registrationId: registration.id, role, state: settled.state },
  })
  await ctx.emit({
    type: 'RegistrationMade',
    payload: { eventId: event.id, registrationId: registration.id },
  })
  return ok({ state: settled.state })
}
