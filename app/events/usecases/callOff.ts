import { extendAccessLinks } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { today } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import type { EventStatus, OpenMapEvent } from '../domain/event.ts'
import { daysBetween, shiftedRow } from '../domain/newDate.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import {
  findEventById,
  lockEvent,
  programmeOf,
  raiseRevision,
  replaceProgramme,
  updateEvent,
} from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { shiftSlots } from '../store/plan.ts'
import type { EventContribution } from './contribution.ts'
import { linkExpiry } from './grantAgenda.ts'

/** Fact that an announced day was cancelled, moved, or put back: everyone who registered must know. */
export const EVENT_CALLED_OFF = 'EventCalledOff'
export type CalledOff = 'cancelled' | 'postponed' | 'reinstated'

const change = async (
  ctx: Ctx,
  before: OpenMapEvent,
  after: OpenMapEvent,
  told: { readonly action: string; readonly kind: CalledOff },
): Promise<OpenMapEvent> => {
  await updateEvent(ctx, after)
  await raiseRevision(ctx, before.id)
  const state = ({ status, day, notice }: OpenMapEvent) => ({ status, day, notice })
  await recordOfEvent(ctx, before, { ...told, before: state(before), after: state(after) })
  const revision = before.revision + 1
  const payload = { eventId: before.id, kind: told.kind, day: after.day, revision }
  await ctx.emit({ type: EVENT_CALLED_OFF, payload })
  return { ...after, revision }
}

/** The event under its lock, when it is in one of these states. */
const standing = async (
  ctx: Ctx,
  eventId: string,
  statuses: readonly EventStatus[],
  refusal: Refused,
): Promise<Result<OpenMapEvent, Refused>> => {
  await lockEvent(ctx, eventId)
  const event = await findEventById(ctx.db, ctx.scope, eventId)
  if (event === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  return statuses.includes(event.status) ? ok(event) : refuse(refusal)
}

const notAnnounced: Refused = { code: 'not-announced', sentence: t.refusals.notAnnounced }
const noReason: Refused = { code: 'reason-missing', field: 'reason', sentence: t.refusals.reasonMissing }
const isOver = (ctx: Ctx, { day, zone }: OpenMapEvent): boolean => day < today(ctx.clock, zone).toString()

/** An announced day does not take place: its page says so, nobody registers any more, everyone registered is told. */
export const cancelEvent = async (
  ctx: Ctx,
  input: { readonly eventId: string; readonly reason: string },
): Promise<Result<OpenMapEvent, Refused>> => {
  const found = await standing(ctx, input.eventId, ['published'], notAnnounced)
  if (!found.ok) return found
  if (isOver(ctx, found.value)) return refuse(notAnnounced)
  const notice = tidy(input.reason)
  if (notice === '') return refuse(noReason)
  return ok(
    await change(
      ctx,
      found.value,
      { ...found.value, status: 'cancelled', notice },
      { action: 'event.cancelled', kind: 'cancelled' },
    ),
  )
}

/** A cancelled day takes place after all, as it was. */
export const reinstateEvent = async (
  ctx: Ctx,
  input: { readonly eventId: string },
): Promise<Result<OpenMapEvent, Refused>> => {
  const found = await standing(ctx, input.eventId, ['cancelled'], {
    code: 'not-called-off',
    sentence: t.refusals.notCalledOff,
  })
  if (!found.ok) return found
  const after: OpenMapEvent = { ...found.value, status: 'published', notice: null }
  return ok(await change(ctx, found.value, after, { action: 'event.reinstated', kind: 'reinstated' }))
}

const wrongNewDate = (
  ctx: Ctx,
  event: OpenMapEvent,
  input: { readonly reason: string; readonly day: string },
): Refused | null => {
  if (event.status === 'draft' || event.status === 'held') return notAnnounced
  if (event.status === 'published' && isOver(ctx, event)) return notAnnounced
  if (input.day < today(ctx.clock, event.zone).toString())
    return { code: 'day-past', field: 'day', sentence: t.refusals.dayPast }
  if (input.day === event.day) return { code: 'same-day', field: 'day', sentence: t.refusals.sameDay }
  return tidy(input.reason) === '' ? noReason : null
}

/**
 * An announced or cancelled day takes place on another date. The hours of the programme and of the slots stay what they
 * are on the wall clock; meetings, wishes and registrations are kept, and personal links work until after the new date.
 */
export const postponeEvent = async (
  ctx: Ctx,
  contributions: readonly EventContribution[],
  input: { readonly eventId: string; readonly reason: string; readonly day: string },
): Promise<Result<OpenMapEvent, Refused>> => {
  const seen = await findEventById(ctx.db, ctx.scope, input.eventId)
  if (seen === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  const wrong = wrongNewDate(ctx, seen, input)
  if (wrong !== null) return refuse(wrong)
  const days = daysBetween(seen.day, input.day)
  const announced = seen.formerDay ?? seen.day
  const after: OpenMapEvent = {
    ...seen,
    status: 'published',
    day: input.day,
    formerDay: announced === input.day ? null : announced,
    notice: tidy(input.reason),
  }
  // Before the lock of the event: whoever registers locks the call first, then the event.
  for (const one of contributions) await one.moved?.(ctx, after, days)
  const found = await standing(ctx, input.eventId, ['published', 'cancelled'], notAnnounced)
  if (!found.ok) return found
  const before = found.value
  if (before.day !== seen.day || before.status !== seen.status)
    return refuse({ code: 'changed-meanwhile', sentence: t.refusals.movedMeanwhile })
  const programme = await programmeOf(ctx.db, ctx.scope, before.id)
  await replaceProgramme(
    ctx,
    before.id,
    programme.map((item) => shiftedRow(item, days)),
  )
  await shiftSlots(ctx, before.id, days)
  await extendAccessLinks(ctx, before.id, linkExpiry(after, ctx.clock.now()))
  const { status, day, formerDay, notice } = after
  return ok(
    await change(
      ctx,
      before,
      { ...before, status, day, formerDay, notice },
      { action: 'event.postponed', kind: 'postponed' },
    ),
  )
}
