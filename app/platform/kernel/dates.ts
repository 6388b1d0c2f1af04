import { Temporal } from 'temporal-polyfill'

/**
 * The one door to dates. Instants are stored in UTC; the slots of an event are local date-times of its IANA zone.
 * Node 24 has no Temporal: the polyfill is imported here and nowhere else.
 */
export { Temporal }

export const DEFAULT_ZONE = 'Europe/Paris'

/** Source of the present. Use cases receive it, tests fix it. */
export type Clock = { readonly now: () => Temporal.Instant }

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock that always shows `iso` (an instant such as `2026-11-24T08:00:00Z`): for tests and the demo. */
export const fixedClock = (iso: string): Clock => {
  const instant = Temporal.Instant.from(iso)
  return { now: () => instant }
}

/** Today in `zone`, as the wall calendar shows it. */
export const today = (clock: Clock, zone: string = DEFAULT_ZONE): Temporal.PlainDate =>
  clock.now().toZonedDateTimeISO(zone).toPlainDate()

/** When that day ends, in ms since 1970. */
export const endOfToday = (clock: Clock, zone: string = DEFAULT_ZONE): number =>
  clock.now().toZonedDateTimeISO(zone).startOfDay().add({ days: 1 }).epochMilliseconds

/** Instant of the local date-time `local` (`2026-11-24T09:00:00`) in `zone`; an hour skipped by summer time moves forward. */
export const instantOf = (local: string, zone: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant()

export const localOf = (instant: Temporal.Instant | Date, zone: string): Temporal.PlainDateTime => {
  const value = instant instanceof Date ? Temporal.Instant.from(instant.toISOString()) : instant
  return value.toZonedDateTimeISO(zone).toPlainDateTime()
}

/** The `Date` that the database driver understands. */
export const toDate = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds)
