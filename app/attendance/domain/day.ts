import { instantOf, Temporal } from '../../platform/kernel/dates.ts'

type Timed = { readonly startsAt: string; readonly endsAt: string }

/** Midday of the day after: a device that had no network until the evening still sends what it noted. */
const LATE_HOURS = 12

/** When the link of a device of the door stops working. */
export const doorExpiry = (event: { readonly day: string; readonly zone: string }): Temporal.Instant =>
  dayEnd(event).add({ hours: LATE_HOURS })

/** A week after the day: whom one met is still worth a call; then the device forgets. */
const PACK_DAYS = 7

/** Until when the device of a participant keeps the day. */
export const packUntil = (event: { readonly day: string; readonly zone: string }): Temporal.Instant =>
  dayEnd(event).add({ hours: 24 * PACK_DAYS })

/** When the day of the event ends, by the clock of its place: what devices hold is erased from then on. */
export const dayEnd = ({ day, zone }: { readonly day: string; readonly zone: string }): Temporal.Instant =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).toInstant()

/** What is going on now, and what comes next; several things may go on at once. */
export const nowAndNext = <T extends Timed>(
  lines: readonly T[],
  now: Temporal.Instant,
  zone: string,
): { readonly now: readonly T[]; readonly next: T | null } => {
  const moment = now.epochMilliseconds
  const start = ({ startsAt }: T): number => instantOf(startsAt, zone).epochMilliseconds
  const end = ({ endsAt }: T): number => instantOf(endsAt, zone).epochMilliseconds
  const ordered = [...lines].sort((one, other) => start(one) - start(other))
  return {
    now: ordered.filter((line) => start(line) <= moment && moment < end(line)),
    next: ordered.find((line) => start(line) > moment) ?? null,
  }
}
