import { Temporal } from '../app/platform/kernel/dates.ts'

/** Public holidays of fixed date that may fall on a working day, and the days around New Year. */
const CLOSED = new Set(
  '01-01 05-01 05-08 07-14 08-15 11-01 11-11 12-24 12-25 12-26 12-27 12-28 12-29 12-30 12-31'.split(' '),
)

/** Ascension Day, thirty-nine days after Easter (Meeus's rule for the Gregorian calendar). */
const ascension = (year: number): Temporal.PlainDate => {
  const a = year % 19
  const century = Math.floor(year / 100)
  const rest = year % 100
  const f = Math.floor((century + 8) / 25)
  const g = Math.floor((century - f + 1) / 3)
  const h = (19 * a + century - Math.floor(century / 4) - g + 15) % 30
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - h - (rest % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const days = h + l - 7 * m + 114
  const easter = Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 })
  return easter.add({ days: 39 })
}

const isOpen = (day: Temporal.PlainDate): boolean =>
  day.month !== 8 && !CLOSED.has(day.toString().slice(5)) && !day.equals(ascension(day.year))

const THURSDAY = 4

/** The Thursday of that week, or the first later one on which people work. */
export const workingThursday = (near: Temporal.PlainDate): Temporal.PlainDate => {
  let day = near.add({ days: THURSDAY - near.dayOfWeek })
  while (!isOpen(day)) day = day.add({ days: 7 })
  return day
}
