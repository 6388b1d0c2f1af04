import { Temporal } from '../../platform/kernel/dates.ts'

/** Hour of the wall clock at which the daily mails leave. Summer time changes earlier in the night: it comes once a day. */
export const DIGEST_HOUR = 7

/** The daily mail of one day: it tells what was written before `before`. */
export type Digest = { readonly day: string; readonly before: Temporal.Instant }

const on = (day: Temporal.PlainDate, zone: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(DIGEST_HOUR) }).toInstant()

/**
 * The daily mail due at `now`: the last one whose hour has struck. A server that slept for days owes one mail, not one a
 * day; a job that runs late does not tell what belongs to tomorrow.
 */
export const digestDue = (now: Temporal.Instant, zone: string): Digest => {
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const struck = Temporal.Instant.compare(on(today, zone), now) <= 0
  const day = struck ? today : today.subtract({ days: 1 })
  return { day: day.toString(), before: on(day, zone) }
}
