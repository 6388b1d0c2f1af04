import { type ProblemError, type Result, tablesOfSlot, type ValidProblem } from '../problem.ts'
import type { PublishedMeeting } from './replanTypes.ts'

const MAX_CHANGE = 1_000

/** What is wrong with a published timetable, or with pins that the past contradicts; an empty list = nothing. */
export function validatePublished(
  problem: ValidProblem,
  published: readonly PublishedMeeting[],
  frozenUntil: number,
): Result<readonly PublishedMeeting[], ProblemError> {
  const errors: ProblemError[] = []
  const report = (code: ProblemError['code'], field: string, value: unknown, message: string): void => {
    errors.push({ code, field, value, message })
  }
  if (!isWhole(frozenUntil, 0, problem.slots)) {
    const message = `The past ends before a slot from 0 to ${problem.slots}.`
    report('slot-out-of-range', 'frozenUntil', frozenUntil, message)
  }
  const seen = new Set<string>()
  const claim = (thing: string): boolean => seen.size < seen.add(thing).size
  published.forEach((meeting, index) => {
    const { a, b, slot, table, weight = 1 } = meeting
    const field = `published[${index}]`
    const ranges = [
      { key: 'a', value: a, most: problem.buyers.length - 1 },
      { key: 'b', value: b, most: problem.suppliers.length - 1 },
      { key: 'slot', value: slot, most: problem.slots - 1 },
      { key: 'table', value: table, most: Number.MAX_SAFE_INTEGER },
    ]
    for (const { key, value, most } of ranges) {
      if (isWhole(value, -1, most)) continue
      report(
        'published-invalid',
        `${field}.${key}`,
        value,
        `A whole number from 0 to ${most}, or -1 where it is gone.`,
      )
    }
    if (!isWhole(weight, 1, MAX_CHANGE)) {
      const message = `A weight of change is a whole number from 1 to ${MAX_CHANGE}.`
      report('published-invalid', `${field}.weight`, weight, message)
    }
    const isPair = a >= 0 && b >= 0
    if (isPair && !claim(`pair ${a}-${b}`)) {
      report('published-duplicate', field, `${a}-${b}`, 'This pair is published twice.')
    }
    if (slot >= 0 && table >= 0 && !claim(`table ${table} slot ${slot}`)) {
      report(
        'published-duplicate',
        `${field}.table`,
        table,
        'Two published meetings share a table in a slot.',
      )
    }
  })
  if (errors.length === 0) checkPins(problem, published, frozenUntil, report)
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: published }
}

/** The past stands, so a pin cannot put one of its meetings elsewhere, nor go beyond the quota that it has left. */
function checkPins(
  problem: ValidProblem,
  published: readonly PublishedMeeting[],
  frozenUntil: number,
  report: (code: ProblemError['code'], field: string, value: unknown, message: string) => void,
): void {
  const past = published.filter(({ slot }) => slot >= 0 && slot < frozenUntil)
  problem.pins?.forEach((pin, index) => {
    const field = `pins[${index}]`
    const met = past.find((meeting) => meeting.a === pin.a && meeting.b === pin.b)
    if (met?.slot === pin.slot) return
    if (met !== undefined || pin.slot < frozenUntil) {
      report('pin-in-past', `${field}.slot`, pin.slot, 'A pinned meeting would change the past.')
    }
    const sides = [
      { key: 'a', word: 'buyer', quota: problem.buyers[pin.a]?.quota },
      { key: 'b', word: 'supplier', quota: problem.suppliers[pin.b]?.quota },
    ] as const
    for (const { key, word, quota } of sides) {
      const held = past.filter((meeting) => meeting[key] === pin[key]).length
      const later =
        problem.pins?.filter((other) => other[key] === pin[key] && other.slot >= frozenUntil).length ?? 0
      if (quota === undefined || held + later <= quota) continue
      const message = `The ${word} ${pin[key]} has more past and pinned meetings than its quota of ${quota}.`
      report('pin-over-quota', field, `${pin.a}-${pin.b}`, message)
    }
  })
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

/** True where the published table still exists in its slot. */
export function hasTable(problem: ValidProblem, { slot, table }: PublishedMeeting): boolean {
  return slot >= 0 && table >= 0 && table < tablesOfSlot(problem.tables, slot)
}
