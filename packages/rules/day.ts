/** A calendar day, `2026-08-22`. Days compare as texts. */
export type Day = string

/** From the first day to the last, both included; null = without limit on that side. */
export type Span = { readonly from: Day | null; readonly to: Day | null }

const MILLISECONDS = 86_400_000

const text = (milliseconds: number): Day => new Date(milliseconds).toISOString().slice(0, 10)

const time = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

/** True for a day that exists, from 1900 to 2199: beyond, somebody mistyped. */
export const isDay = (day: string): boolean =>
  /^(19|20|21)\d\d-\d\d-\d\d$/.test(day) && !Number.isNaN(time(day)) && text(time(day)) === day

export const dayBefore = (day: Day): Day => text(time(day) - MILLISECONDS)

export const dayAfter = (day: Day): Day => text(time(day) + MILLISECONDS)

/** The same day of the month, `months` later (or earlier); at the end of a shorter month, its last day. */
export const addMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return text(Date.UTC(year, month - 1 + months, Math.min(date, last)))
}

export const covers = ({ from, to }: Span, day: Day): boolean =>
  (from === null || from <= day) && (to === null || day <= to)

/** Do the two spans share a day? */
export const overlap = (one: Span, other: Span): boolean =>
  (one.to === null || other.from === null || other.from <= one.to) &&
  (other.to === null || one.from === null || one.from <= other.to)

/** For sorting: what has no beginning comes first. */
export const byBeginning = (one: Span, other: Span): number => {
  if (one.from === other.from) return 0
  if (one.from === null) return -1
  if (other.from === null) return 1
  return one.from < other.from ? -1 : 1
}
