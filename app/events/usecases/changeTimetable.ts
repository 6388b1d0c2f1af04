import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Seen } from '../domain/gesture.ts'
import type { Refused } from '../domain/refusals.ts'
import { nextSteps, type Replacement, replaced, type StepKind, stands } from '../domain/step.ts'
import type { TimetableMeeting, TimetableVersion } from '../domain/timetable.ts'
import { type Warning, warningsOfChange } from '../domain/warnings.ts'
import { weightOf } from '../domain/wish.ts'
import { t } from '../messages.ts'
import { meetingDayOf, type NamedDay } from '../store/day.ts'
import { findEventById, lockEvent } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { addStep, markStep, stepsOfVersion } from '../store/steps.ts'
import { meetingsOf, replaceMeetings, updateFigures, versionsOf } from '../store/timetables.ts'

type Draft = {
  readonly event: OpenMapEvent
  readonly version: TimetableVersion
  readonly meetings: readonly TimetableMeeting[]
  readonly day: NamedDay
}

export type Changed = {
  readonly kind: StepKind
  readonly change: Replacement
  /** What is awkward about the meetings that came. */
  readonly warnings: readonly Warning[]
}

type OfVersion = { readonly eventId: string; readonly versionId: string }

/** Opens a draft for one change: under the lock of its event, two organisers change it one after the other. */
const openDraft = async (ctx: Ctx, input: OfVersion): Promise<Result<Draft, Refused>> => {
  const event = await findEventById(ctx.db, ctx.scope, input.eventId)
  if (event === null) return refuse({ code: 'unknown-event', sentence: t.refusals.unknownEvent })
  await lockEvent(ctx, event.id)
  const version = (await versionsOf(ctx.db, ctx.scope, event.id)).find(({ id }) => id === input.versionId)
  if (version === undefined)
    return refuse({ code: 'unknown-version', field: 'version', sentence: t.refusals.unknownVersion })
  if (version.state !== 'draft')
    return refuse({ code: 'version-frozen', field: 'version', sentence: t.refusals.versionFrozen })
  return ok({
    event,
    version,
    meetings: await meetingsOf(ctx.db, ctx.scope, version.id),
    day: await meetingDayOf(ctx.db, ctx.scope, event),
  })
}

const objectiveOf = (meetings: readonly TimetableMeeting[]): number =>
  meetings.reduce((sum, { weight }) => sum + weight, 0)

/** Writes a replacement and its figures; what was proved of the version holds no more where meetings came or went. */
const write = async (ctx: Ctx, draft: Draft, change: Replacement): Promise<readonly Warning[]> => {
  const { event, version, meetings, day } = draft
  const after = replaced(meetings, change)
  await replaceMeetings(ctx, event.id, version.id, change)
  // Bounds computed around imposed meetings say nothing once one of those may have moved.
  const boundless = version.pins > 0 ? { bound: null, heldBound: null, status: 'feasible' as const } : {}
  await updateFigures(ctx, {
    ...version,
    ...boundless,
    held: after.length,
    objective: objectiveOf(after),
    edited: true,
  })
  return warningsOfChange(meetings, day, change)
}

const journal = async (
  ctx: Ctx,
  { event, version }: Draft,
  { action, change }: { readonly action: string; readonly change: Replacement },
): Promise<void> => {
  const told = (meetings: readonly TimetableMeeting[]) => ({
    versionId: version.id,
    places: meetings.map(({ id, slotId, tableId, pinned }) => ({ meetingId: id, slotId, tableId, pinned })),
  })
  await recordOfEvent(ctx, event, { action, before: told(change.from), after: told(change.to) })
}

/** Makes a change, and keeps it as the last step of the version. */
const take = async (
  ctx: Ctx,
  draft: Draft,
  kind: StepKind,
  change: Replacement,
): Promise<Result<Changed, Refused>> => {
  if (!stands(draft.meetings, change))
    return refuse({ code: 'changed-meanwhile', field: 'meeting', sentence: t.refusals.changedMeanwhile })
  const steps = await stepsOfVersion(ctx.db, ctx.scope, draft.version.id)
  const last = steps.filter(({ undone }) => !undone).at(-1)?.number ?? 0
  await addStep(ctx, draft.event.id, draft.version.id, {
    id: newId(),
    number: last + 1,
    kind,
    before: change.from,
    after: change.to,
    undone: false,
  })
  const warnings = await write(ctx, draft, change)
  await journal(ctx, draft, { action: 'timetable.changed', change })
  return ok({ kind, change, warnings })
}

const found = (draft: Draft, id: string, seen: Seen | undefined): Result<TimetableMeeting, Refused> => {
  const meeting = draft.meetings.find((one) => one.id === id)
  if (meeting === undefined)
    return refuse({ code: 'unknown-meeting', field: 'meeting', sentence: t.refusals.unknownMeeting })
  return seen === undefined || (seen.slotId === meeting.slotId && seen.tableId === meeting.tableId)
    ? ok(meeting)
    : refuse({ code: 'changed-meanwhile', field: 'meeting', sentence: t.refusals.changedMeanwhile })
}

const placeRefusal = (day: NamedDay, slotId: string, tableId: string): Refused | null => {
  if (!day.slots.some(({ id }) => id === slotId))
    return { code: 'unknown-slot', field: 'slot', sentence: t.refusals.slotOutsideEvent(slotId) }
  return day.tables.some(({ id }) => id === tableId)
    ? null
    : { code: 'unknown-table', field: 'table', sentence: t.refusals.unknownTable }
}

/**
 * Puts one meeting of a draft elsewhere, or pins it. What is awkward about the new place comes back as warnings: the
 * organiser decides; only publishing refuses a clash. `seen` guards the work of a colleague.
 */
export const moveMeeting = async (
  ctx: Ctx,
  input: OfVersion & {
    readonly meetingId: string
    readonly slotId: string
    readonly tableId: string
    /** Kept where it is by the next computation; as it was, unless said. */
    readonly pinned?: boolean
    readonly seen?: Seen | undefined
  },
): Promise<Result<Changed, Refused>> => {
  const draft = await openDraft(ctx, input)
  if (!draft.ok) return draft
  const meeting = found(draft.value, input.meetingId, input.seen)
  if (!meeting.ok) return meeting
  const wrong = placeRefusal(draft.value.day, input.slotId, input.tableId)
  if (wrong !== null) return refuse(wrong)
  const { slotId, tableId, pinned = meeting.value.pinned } = input
  return take(ctx, draft.value, 'move', {
    from: [meeting.value],
    to: [{ ...meeting.value, slotId, tableId, pinned }],
  })
}

/** Two meetings take each other's place. */
export const swapMeetings = async (
  ctx: Ctx,
  input: OfVersion & {
    readonly meetingId: string
    readonly otherId: string
    readonly seen?: Seen | undefined
    readonly otherSeen?: Seen | undefined
  },
): Promise<Result<Changed, Refused>> => {
  const draft = await openDraft(ctx, input)
  if (!draft.ok) return draft
  const one = found(draft.value, input.meetingId, input.seen)
  if (!one.ok) return one
  const other = found(draft.value, input.otherId, input.otherSeen)
  if (!other.ok) return other
  const place = ({ slotId, tableId }: TimetableMeeting) => ({ slotId, tableId })
  return take(ctx, draft.value, 'swap', {
    from: [one.value, other.value],
    to: [
      { ...one.value, ...place(other.value) },
      { ...other.value, ...place(one.value) },
    ],
  })
}

/** Takes a meeting out of a draft. */
export const removeMeeting = async (
  ctx: Ctx,
  input: OfVersion & { readonly meetingId: string; readonly seen?: Seen | undefined },
): Promise<Result<Changed, Refused>> => {
  const draft = await openDraft(ctx, input)
  if (!draft.ok) return draft
  const meeting = found(draft.value, input.meetingId, input.seen)
  return meeting.ok ? take(ctx, draft.value, 'remove', { from: [meeting.value], to: [] }) : meeting
}

/** Places by hand a pair that has no meeting in a draft. */
export const placeMeeting = async (
  ctx: Ctx,
  input: OfVersion & {
    readonly buyerId: string
    readonly supplierId: string
    readonly slotId: string
    readonly tableId: string
  },
): Promise<Result<Changed, Refused>> => {
  const draft = await openDraft(ctx, input)
  if (!draft.ok) return draft
  const { day, meetings } = draft.value
  const { buyerId, supplierId, slotId, tableId } = input
  const isRole = (id: string, role: string): boolean =>
    day.participants.some((one) => one.id === id && one.role === role)
  if (!isRole(buyerId, 'buyer') || !isRole(supplierId, 'supplier'))
    return refuse({
      code: 'unknown-participant',
      field: 'pair',
      sentence: t.refusals.unknownParticipant,
    })
  if (meetings.some((one) => one.buyerId === buyerId && one.supplierId === supplierId))
    return refuse({ code: 'pair-placed', field: 'pair', sentence: t.refusals.pairPlaced })
  const wrong = placeRefusal(day, slotId, tableId)
  if (wrong !== null) return refuse(wrong)
  const said = (fromId: string, toId: string) =>
    day.wishes.find((wish) => wish.fromId === fromId && wish.toId === toId)?.level
  const weight =
    weightOf(said(buyerId, supplierId), said(supplierId, buyerId), day.weights) ?? day.weights.silent ** 2
  return take(ctx, draft.value, 'place', {
    from: [],
    to: [{ id: newId(), buyerId, supplierId, slotId, tableId, weight, pinned: false }],
  })
}

/** Takes back the last change of a draft, or does again the last one taken back; not over a colleague's later change. */
const travel =
  (way: 'undo' | 'redo') =>
  async (ctx: Ctx, input: OfVersion): Promise<Result<Changed, Refused>> => {
    const draft = await openDraft(ctx, input)
    if (!draft.ok) return draft
    const step = nextSteps(await stepsOfVersion(ctx.db, ctx.scope, draft.value.version.id))[way]
    if (step === null) {
      const sentence = way === 'undo' ? t.refusals.nothingToUndo : t.refusals.nothingToRedo
      return refuse({ code: 'no-step', field: 'version', sentence })
    }
    const change: Replacement =
      way === 'undo' ? { from: step.after, to: step.before } : { from: step.before, to: step.after }
    if (!stands(draft.value.meetings, change))
      return refuse({ code: 'changed-meanwhile', field: 'version', sentence: t.refusals.changedMeanwhile })
    await markStep(ctx, step.id, way === 'undo')
    const warnings = await write(ctx, draft.value, change)
    await journal(ctx, draft.value, {
      action: way === 'undo' ? 'timetable.undone' : 'timetable.redone',
      change,
    })
    return ok({ kind: step.kind, change, warnings })
  }

export const undoChange = travel('undo')
export const redoChange = travel('redo')
