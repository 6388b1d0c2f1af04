import { Temporal } from '../kernel/dates.ts'

/** `+0100`, as iCalendar writes a distance to UTC; seconds only where a zone has some. */
const offset = (nanoseconds: number): string => {
  const seconds = Math.round(Math.abs(nanoseconds) / 1e9)
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  const rest = seconds % 60
  return `${nanoseconds < 0 ? '-' : '+'}${two(seconds / 3600)}${two((seconds / 60) % 60)}${rest === 0 ? '' : two(rest)}`
}

const local = (moment: Temporal.PlainDateTime): string =>
  moment.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')

const observance = (kind: 'STANDARD' | 'DAYLIGHT', start: string, from: number, to: number): string[] => [
  `BEGIN:${kind}`,
  `DTSTART:${start}`,
  `TZOFFSETFROM:${offset(from)}`,
  `TZOFFSETTO:${offset(to)}`,
  `END:${kind}`,
]

/**
 * VTIMEZONE of an IANA zone, exact between `first` and `last` (RFC 5545 § 3.6.5): one observance for each change of
 * offset, from the change in force at `first` to the one that follows `last`. No recurrence rule: laws change, and a rule
 * would promise more than the zone database knows.
 */
export const vtimezone = (zone: string, first: Temporal.Instant, last: Temporal.Instant): string => {
  const lines: string[] = []
  const opening = first.toZonedDateTimeISO(zone)
  let change = opening.getTimeZoneTransition('previous')
  // Readers stumble over the local mean times of the nineteenth century: what holds since 1970 is written as fixed.
  if (change === null || change.year < 1970) {
    lines.push(
      ...observance('STANDARD', '19700101T000000', opening.offsetNanoseconds, opening.offsetNanoseconds),
    )
    change = opening.getTimeZoneTransition('next')
  }
  while (change !== null) {
    const before = change.subtract({ nanoseconds: 1 })
    const from = before.offsetNanoseconds
    const to = change.offsetNanoseconds
    // The start is written in the local time that was in force until then.
    const start = local(change.toPlainDateTime().add({ nanoseconds: from - to }))
    lines.push(...observance(to > from ? 'DAYLIGHT' : 'STANDARD', start, from, to))
    if (Temporal.Instant.compare(change.toInstant(), last) > 0) break
    change = change.getTimeZoneTransition('next')
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...lines, 'END:VTIMEZONE'].join('\r\n')
}
