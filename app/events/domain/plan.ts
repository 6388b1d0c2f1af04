import { DEFAULT_ZONE, instantOf, Temporal } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { t } from '../messages.ts'
import type { LocalDateTime, MeetingTable, Slot } from './event.ts'
import type { Refused } from './refusals.ts'

export type Span = { readonly startsAt: LocalDateTime; readonly endsAt: LocalDateTime }

/** A regular row of slots, as an organiser describes it. */
export type PlanForm = {
  /** ISO date of the event. */
  readonly day: string
  /** `09:00` */
  readonly start: string
  /** Length of a slot, in minutes. */
  readonly minutes: number
  /** Time to change table between two slots, in minutes. */
  readonly gap: number
  readonly count: number
  /** A pause of `pauseMinutes` after this many slots; 0 = none. */
  readonly pauseAfter: number
  readonly pauseMinutes: number
  readonly tables: number
}

/**
 * The slots that the form describes; refuses a day without slot or table, one that passes midnight, and a slot during which
 * the clock changes: people would not meet for as long as it says.
 */
export const slotsOfPlan = (form: PlanForm, zone = DEFAULT_ZONE): Result<readonly Span[], Refused> => {
  if (form.count < 1) return refuse({ code: 'no-slot', field: 'count', sentence: t.refusals.noSlot })
  if (form.tables < 1) return refuse({ code: 'no-table', field: 'tables', sentence: t.refusals.noTable })
  const first = Temporal.PlainDateTime.from(`${form.day}T${form.start}`)
  const spans: Span[] = []
  let cursor = first
  for (let index = 0; index < form.count; index += 1) {
    if (index > 0 && index === form.pauseAfter) cursor = cursor.add({ minutes: form.pauseMinutes })
    const end = cursor.add({ minutes: form.minutes })
    if (end.toPlainDate().toString() !== form.day) {
      return refuse({
        code: 'slot-outside-day',
        field: 'count',
        sentence: t.refusals.slotOutsideDay(index + 1),
      })
    }
    const span = { startsAt: textOf(cursor), endsAt: textOf(end) }
    const lasts = instantOf(span.startsAt, zone).until(instantOf(span.endsAt, zone)).total('minutes')
    if (lasts !== form.minutes)
      return refuse({
        code: 'slot-clock-change',
        field: 'start',
        sentence: t.refusals.slotClockChange(index + 1),
      })
    spans.push(span)
    cursor = end.add({ minutes: form.gap })
  }
  return ok(spans)
}

/** Seconds always written, as the database gives them back. */
const textOf = (local: Temporal.PlainDateTime): LocalDateTime => local.toString({ smallestUnit: 'second' })

const minutesBetween = (from: LocalDateTime, to: LocalDateTime): number =>
  Temporal.PlainDateTime.from(from).until(Temporal.PlainDateTime.from(to)).total('minutes')

/** The form that would give these slots again, to show it filled in; irregular slots give the nearest regular row. */
export const planFormOf = (
  day: string,
  slots: readonly Slot[],
  tables: readonly MeetingTable[],
): PlanForm | null => {
  const [first, second] = slots
  if (first === undefined) return null
  const gaps = slots
    .slice(1)
    .map((slot, index) => minutesBetween(slots[index]?.endsAt ?? slot.startsAt, slot.startsAt))
  const gap = gaps.length === 0 ? 0 : Math.min(...gaps)
  const pauseAt = gaps.findIndex((minutes) => minutes > gap)
  return {
    day,
    start: first.startsAt.slice(11, 16),
    minutes: minutesBetween(first.startsAt, first.endsAt),
    gap: second === undefined ? 0 : gap,
    count: slots.length,
    pauseAfter: pauseAt + 1,
    pauseMinutes: pauseAt === -1 ? 0 : (gaps[pauseAt] ?? gap) - gap,
    tables: tables.length,
  }
}

/** What another plan does to the rows of the present one. Slots are recognised by their times, tables by their number. */
export type PlanChange = {
  readonly added: readonly Span[]
  readonly retiredSlotIds: readonly string[]
  readonly revivedSlotIds: readonly string[]
  readonly addedTables: readonly number[]
  readonly retiredTableIds: readonly string[]
  readonly revivedTableIds: readonly string[]
}

export const changeOfPlan = (
  slots: readonly Slot[],
  tables: readonly MeetingTable[],
  wanted: { readonly spans: readonly Span[]; readonly tables: number },
): PlanChange => {
  const key = (span: Span): string => `${span.startsAt}/${span.endsAt}`
  const asked = new Set(wanted.spans.map(key))
  const known = new Set(slots.map(key))
  const numbers = new Set(tables.map((table) => table.number))
  return {
    added: wanted.spans.filter((span) => !known.has(key(span))),
    retiredSlotIds: slots.filter((slot) => slot.active && !asked.has(key(slot))).map((slot) => slot.id),
    revivedSlotIds: slots.filter((slot) => !slot.active && asked.has(key(slot))).map((slot) => slot.id),
    addedTables: Array.from({ length: wanted.tables }, (_, index) => index + 1).filter(
      (one) => !numbers.has(one),
    ),
    retiredTableIds: tables
      .filter((table) => table.active && table.number > wanted.tables)
      .map((table) => table.id),
    revivedTableIds: tables
      .filter((table) => !table.active && table.number <= wanted.tables)
      .map((table) => table.id),
  }
}

/** The meetings that stand on what the change retires. */
export const brokenBy = <M extends { readonly slotId: string; readonly tableId: string }>(
  meetings: readonly M[],
  change: Pick<PlanChange, 'retiredSlotIds' | 'retiredTableIds'>,
): M[] =>
  meetings.filter(
    (meeting) =>
      change.retiredSlotIds.includes(meeting.slotId) || change.retiredTableIds.includes(meeting.tableId),
  )
