import { Temporal } from '../../platform/kernel/dates.ts'
import type { LocalDateTime } from './event.ts'

/** Days from one date to another: negative when it comes earlier. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).total('days')

/** The same hour of the wall clock, some days later: what a clock change does to instants is not what people agreed on. */
export const shifted = (local: LocalDateTime, days: number): LocalDateTime =>
  Temporal.PlainDateTime.from(local).add({ days }).toString({ smallestUnit: 'second' })

/** Rows with hours, some days later; what has no hour keeps none. */
export const shiftedRow = <
  T extends { readonly startsAt: LocalDateTime | null; readonly endsAt: LocalDateTime | null },
>(
  row: T,
  days: number,
): T => ({
  ...row,
  startsAt: row.startsAt === null ? null : shifted(row.startsAt, days),
  endsAt: row.endsAt === null ? null : shifted(row.endsAt, days),
})
