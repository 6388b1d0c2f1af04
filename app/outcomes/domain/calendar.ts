import { Temporal } from '../../platform/kernel/dates.ts'
import type { LateStep } from './answer.ts'

const DAYS: { readonly [S in LateStep]: number } = { 'day-7': 7, 'day-90': 90 }
/** Beyond this many days after its date a mail would only surprise: it is skipped. */
const LATE_BY: { readonly [S in LateStep]: number } = { 'day-7': 30, 'day-90': 60 }
/** Answers are taken until names go, a year after the day. */
const OPEN_DAYS = 365

/** Days from the day of an event to today, both ISO dates; negative before it. */
export const daysSince = (day: string, today: string): number =>
  Temporal.PlainDate.from(day).until(today, { largestUnit: 'days' }).days

/** ISO date of a step. */
export const dateOfStep = (day: string, step: LateStep): string =>
  Temporal.PlainDate.from(day).add({ days: DAYS[step] }).toString()

/** May people still say what came of this day? From its morning, for a year. */
export const takesAnswers = (day: string, today: string): boolean => {
  const since = daysSince(day, today)
  return since >= 0 && since <= OPEN_DAYS
}

/** The step to which an answer given today on what followed belongs. */
export const lateStepAt = (day: string, today: string): LateStep =>
  daysSince(day, today) >= DAYS['day-90'] ? 'day-90' : 'day-7'

/** The mail that is due today: never the first once the second is, nor one that is absurdly late. */
export const dueStep = (day: string, today: string): LateStep | null => {
  const since = daysSince(day, today)
  const step = since >= DAYS['day-90'] ? 'day-90' : since >= DAYS['day-7'] ? 'day-7' : null
  return step !== null && since <= DAYS[step] + LATE_BY[step] ? step : null
}

/** Days of events for which something may be due today: `[oldest, latest]`, ISO dates. */
export const dueDays = (today: string): readonly [string, string] => {
  const now = Temporal.PlainDate.from(today)
  return [
    now.subtract({ days: DAYS['day-90'] + LATE_BY['day-90'] }).toString(),
    now.subtract({ days: DAYS['day-7'] }).toString(),
  ]
}
