import { accessLinkUrl, createAccessLink, type Site } from '../../accounts/index.ts'
import { absencesOf } from '../../attendance/index.ts'
import {
  findEventById,
  type OpenMapEvent,
  type Participant,
  type Representative,
  recordOfEvent,
} from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { formatFullDate } from '../../platform/i18n/format.ts'
import { localOf, Temporal, toDate, today } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { knownMailKeys } from '../../platform/mail/queueMail.ts'
import { registrationsOf } from '../../registrations/index.ts'
import type { LateStep } from '../domain/answer.ts'
import { dueDays, dueStep, lateStepAt } from '../domain/calendar.ts'
import type { Refused } from '../domain/refusals.ts'
import { mailFollowUp } from '../mails/mailFollowUp.ts'
import { t } from '../messages.ts'
import {
  countMailed,
  eventsBetween,
  followUpsOf,
  lockFollowUps,
  noteReminder,
  takeFollowUp,
} from '../store/followUps.ts'
import { type DayOutcomes, dayOutcomes, silentAt, silentParticipants } from './dayOutcomes.ts'

/** The link of a mail works this long. */
const LINK_DAYS = 60
/** Nobody is written to twice within these days. */
const QUIET_DAYS = 3

/** Those who represent a participant and can be written to, one mail for each address. */
const reachable = ({ representatives }: Participant): readonly Representative[] => {
  const seen = new Set<string>()
  return representatives.filter(({ email }) => {
    const address = email === null ? null : mailAddress(email)
    if (address === null || seen.has(address.toLowerCase())) return false
    seen.add(address.toLowerCase())
    return true
  })
}

/** Whom to write to about a step: those who came, have a meeting left to tell of, and gave an address. */
const toAsk = async (ctx: Ctx, day: DayOutcomes, step: LateStep) => {
  const away = new Set(
    (await absencesOf(ctx, day.event.id))
      .filter(({ untilSlotId }) => untilSlotId === null)
      .map(({ participantId }) => participantId),
  )
  return silentParticipants(day, step).filter((one) => !away.has(one.id) && reachable(one).length > 0)
}

/** Writes to everybody who is to be asked. @returns how many mails wait to leave */
const ask = async (
  ctx: Ctx,
  site: Site,
  mailing: { readonly day: DayOutcomes; readonly step: LateStep; readonly suffix: string },
): Promise<number> => {
  const { day, step, suffix } = mailing
  const { event } = day
  const asked = await toAsk(ctx, day, step)
  const registered = new Set((await registrationsOf(ctx.db, ctx.scope, event.id)).map(({ id }) => id))
  const keyOf = ({ id }: Representative): string => `follow-up:${event.id}:${step}${suffix}:${id}`
  const known = await knownMailKeys(
    ctx,
    asked.flatMap((one) => reachable(one).map(keyOf)),
  )
  const expiresAt = ctx.clock.now().add({ hours: LINK_DAYS * 24 })
  let mailed = 0
  for (const participant of asked)
    for (const person of reachable(participant)) {
      if (known.has(keyOf(person))) continue
      const { token } = await createAccessLink(ctx, {
        eventId: event.id,
        subjectId: participant.id,
        ...(registered.has(person.id) ? { registrationId: person.id } : {}),
        rights: ['agenda.read', 'outcomes.say'],
        expiresAt,
      })
      const left = silentAt(day, participant.id, step)
      await mailFollowUp(ctx, {
        key: keyOf(person),
        site,
        event,
        step,
        reminder: suffix !== '',
        to: person.email ?? '',
        body: participant.displayName,
        others: left.flatMap(({ buyerId, supplierId }) => {
          const other = day.participants.get(buyerId === participant.id ? supplierId : buyerId)
          return other === undefined ? [] : [other.displayName]
        }),
        link: accessLinkUrl(site.publicUrl, token),
        token,
        expiresAt,
      })
      mailed += 1
    }
  return mailed
}

/**
 * Asks the parties of past meetings what followed, a week and three months later. Run by the clock: a step of an event is
 * taken by one row, so that twice is once; what is absurdly late is never sent.
 */
export const sendFollowUps = async (ctx: Ctx, site: Site): Promise<number> => {
  let mailed = 0
  for (const id of await eventsBetween(ctx.db, ctx.scope, dueDays(today(ctx.clock).toString()))) {
    const event = await findEventById(ctx.db, ctx.scope, id)
    const step = event === null ? null : dueStep(event.day, today(ctx.clock, event.zone).toString())
    if (event === null || step === null) continue
    if (!(await takeFollowUp(ctx, id, step, toDate(ctx.clock.now())))) continue
    const count = await ask(ctx, site, { day: await dayOutcomes(ctx, event), step, suffix: '' })
    await countMailed(ctx, id, step, count)
    if (count > 0) await recordOfEvent(ctx, event, { action: 'follow-up.sent', after: { step, count } })
    mailed += count
  }
  return mailed
}

/** Writes once more, by the organiser's will, to those who have not said what followed. */
export const remindFollowUp = async (
  ctx: Ctx,
  site: Site,
  event: OpenMapEvent,
): Promise<Result<{ readonly mailed: number }, Refused>> => {
  await lockFollowUps(ctx, event.id)
  const now = ctx.clock.now()
  const step = lateStepAt(event.day, today(ctx.clock, event.zone).toString())
  const sent = (await followUpsOf(ctx.db, ctx.scope, event.id)).find((one) => one.step === step)
  if (sent === undefined) return refuse({ code: 'too-soon', sentence: t.refusals.noMailYet })
  const last = Temporal.Instant.fromEpochMilliseconds((sent.remindedAt ?? sent.sentAt).getTime())
  if (Temporal.Instant.compare(last.add({ hours: QUIET_DAYS * 24 }), now) > 0)
    return refuse({
      code: 'too-soon',
      sentence: t.refusals.tooSoon(formatFullDate(localOf(last, event.zone))),
    })
  const suffix = `:${localOf(now, event.zone).toPlainDate().toString()}`
  const mailed = await ask(ctx, site, { day: await dayOutcomes(ctx, event), step, suffix })
  if (mailed === 0) return refuse({ code: 'nobody-to-remind', sentence: t.refusals.nobodyToRemind })
  await noteReminder(ctx, event.id, step, { at: toDate(now), reminded: sent.reminded + mailed })
  await recordOfEvent(ctx, event, { action: 'follow-up.reminded', after: { step, count: mailed } })
  return ok({ mailed })
}
