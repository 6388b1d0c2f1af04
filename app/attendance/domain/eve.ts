import { Temporal } from '../../platform/kernel/dates.ts'

/** Hours of the eve, where the day is held: after the last of them the message would only disturb. */
const HOURS = { first: 9, last: 19 } as const

/** Is it the eve of `day`, at an hour at which people are told of their tomorrow? */
export const isTimeToTell = (day: string, now: Temporal.PlainDateTime): boolean =>
  now.toPlainDate().add({ days: 1 }).equals(Temporal.PlainDate.from(day)) &&
  now.hour >= HOURS.first &&
  now.hour <= HOURS.last
