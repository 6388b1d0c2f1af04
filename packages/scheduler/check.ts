import type { Meeting, Status } from './answer.ts'
import type { Pair, SelectionProblem } from './problem.ts'

/**
 * Independent checker of a meeting timetable. It shares no code with the engine (types excepted), so that one
 * mistake cannot hide in both; it is run on every result before publication.
 */
export type Constraint =
  | 'unknown-party'
  | 'not-requested'
  | 'vetoed'
  | 'forbidden'
  | 'met-twice'
  | 'slot-range'
  | 'table-range'
  | 'availability'
  | 'buyer-clash'
  | 'supplier-clash'
  | 'tables'
  | 'table-clash'
  | 'buyer-quota'
  | 'supplier-quota'
  | 'pin'
  | 'guarantee'
  | 'objective'
  | 'bound'
  | 'status'
  | 'unmet'

export interface Violation {
  readonly constraint: Constraint
  readonly message: string
}

/** The part of an answer that can be checked. */
export interface CheckedAnswer {
  readonly status: Status
  readonly objective: number | null
  readonly bound: number | null
  readonly meetings: readonly Meeting[]
  /** Guaranteed meetings said to be missing, and the least that any timetable misses; checked where given. */
  readonly missing?: number
  readonly missingBound?: number
  /** Checked where given: it must list exactly the requests that are not met. */
  readonly unmet?: readonly Pair[]
}

/**
 * Every constraint that the answer breaks, each named; an empty list = the answer stands.
 *
 * @example
 * checkSelection(problem, { ...solution, objective: solution.objective + 1 })
 * // [{ constraint: 'objective', message: 'The objective is said to be 80, the meetings weigh 79.' }]
 */
export function checkSelection(problem: SelectionProblem, answer: CheckedAnswer): Violation[] {
  const violations: Violation[] = []
  const blame = (constraint: Constraint, message: string): void => {
    violations.push({ constraint, message })
  }
  const known = answer.meetings.filter((meeting) => checkRange(problem, meeting, blame))
  checkPairs(problem, known, blame)
  checkSlots(problem, known, blame)
  checkQuotas(problem, known, blame)
  for (const pin of problem.pins ?? []) {
    const kept = known.some(
      (meeting) =>
        meeting.a === pin.a &&
        meeting.b === pin.b &&
        meeting.slot === pin.slot &&
        (pin.table === undefined || pin.table === meeting.table),
    )
    if (!kept)
      blame('pin', `The pinned meeting ${pin.a}-${pin.b} of slot ${pin.slot} is not where it was pinned.`)
  }
  checkFigures(problem, answer, blame)
  return violations
}

type Blame = (constraint: Constraint, message: string) => void

function name(meeting: Pair): string {
  return `${meeting.a}-${meeting.b}`
}

function tablesIn(problem: SelectionProblem, slot: number): number {
  return Array.isArray(problem.tables) ? Number(problem.tables[slot]) : Number(problem.tables)
}

function checkRange(problem: SelectionProblem, meeting: Meeting, blame: Blame): boolean {
  if (problem.buyers[meeting.a] === undefined || problem.suppliers[meeting.b] === undefined) {
    blame('unknown-party', `The meeting ${name(meeting)} names a party that does not exist.`)
    return false
  }
  if (!(Number.isInteger(meeting.slot) && meeting.slot >= 0 && meeting.slot < problem.slots)) {
    blame('slot-range', `The meeting ${name(meeting)} is in slot ${meeting.slot}, which does not exist.`)
    return false
  }
  const tables = tablesIn(problem, meeting.slot)
  if (!(Number.isInteger(meeting.table) && meeting.table >= 0 && meeting.table < tables)) {
    blame('table-range', `The meeting ${name(meeting)} is at table ${meeting.table}, which does not exist.`)
  }
  return true
}

function checkPairs(problem: SelectionProblem, meetings: readonly Meeting[], blame: Blame): void {
  const met = new Set<string>()
  for (const meeting of meetings) {
    if (met.has(name(meeting))) blame('met-twice', `The pair ${name(meeting)} meets twice.`)
    met.add(name(meeting))
    if (!problem.requests.some((request) => request.a === meeting.a && request.b === meeting.b)) {
      blame('not-requested', `Nobody requested the meeting ${name(meeting)}.`)
    }
    if (problem.vetoes?.some((veto) => veto.a === meeting.a && veto.b === meeting.b) === true) {
      blame('vetoed', `The meeting ${name(meeting)} is vetoed.`)
    }
  }
}

function checkSlots(problem: SelectionProblem, meetings: readonly Meeting[], blame: Blame): void {
  for (let slot = 0; slot < problem.slots; slot++) {
    const here = meetings.filter((meeting) => meeting.slot === slot)
    const tables = tablesIn(problem, slot)
    if (here.length > tables)
      blame('tables', `Slot ${slot} holds ${here.length} meetings for ${tables} tables.`)
    const seen = new Map<string, number>()
    const countIn = (constraint: Constraint, thing: string, most: number): void => {
      const count = (seen.get(thing) ?? 0) + 1
      if (count > most)
        blame(constraint, `The ${thing} has ${count} meetings in slot ${slot}, for ${most} at most.`)
      seen.set(thing, count)
    }
    for (const meeting of here) {
      countIn('buyer-clash', `buyer ${meeting.a}`, problem.buyers[meeting.a]?.representatives ?? 1)
      countIn('supplier-clash', `supplier ${meeting.b}`, problem.suppliers[meeting.b]?.representatives ?? 1)
      countIn('table-clash', `table ${meeting.table}`, 1)
      if (problem.forbids?.some((row) => row.a === meeting.a && row.b === meeting.b && row.slot === slot)) {
        blame('forbidden', `The pair ${name(meeting)} is forbidden in slot ${slot}.`)
      }
      if (problem.buyers[meeting.a]?.free[slot] !== true) {
        blame('availability', `The buyer ${meeting.a} is not available in slot ${slot}.`)
      }
      if (problem.suppliers[meeting.b]?.free[slot] !== true) {
        blame('availability', `The supplier ${meeting.b} is not available in slot ${slot}.`)
      }
    }
  }
}

function checkQuotas(problem: SelectionProblem, meetings: readonly Meeting[], blame: Blame): void {
  problem.buyers.forEach((party, index) => {
    const held = meetings.filter((meeting) => meeting.a === index).length
    if (held > (party.quota ?? held))
      blame('buyer-quota', `The buyer ${index} has ${held} meetings, over its quota.`)
  })
  problem.suppliers.forEach((party, index) => {
    const held = meetings.filter((meeting) => meeting.b === index).length
    if (held > (party.quota ?? held)) {
      blame('supplier-quota', `The supplier ${index} has ${held} meetings, over its quota.`)
    }
  })
}

function checkFigures(problem: SelectionProblem, answer: CheckedAnswer, blame: Blame): void {
  const met = new Set(answer.meetings.map(name))
  let weight = 0
  for (const request of problem.requests) if (met.has(name(request))) weight += request.weight
  const { objective, bound, status } = answer
  if (status === 'infeasible' || status === 'unknown') {
    if (answer.meetings.length > 0) blame('status', `The status is ${status}, yet there are meetings.`)
    return
  }
  if (objective !== weight) {
    blame('objective', `The objective is said to be ${objective}, the meetings weigh ${weight}.`)
  }
  if (bound !== null && bound < weight) {
    blame('bound', `The meetings weigh ${weight}, more than the bound ${bound}: the bound is wrong.`)
  }
  if (status === 'optimal' && bound !== objective) {
    blame('status', `The status is optimal, but the objective ${objective} is not the bound ${bound}.`)
  }
  checkGuarantees(problem, answer, blame)
  if (answer.unmet === undefined) return
  const expected = problem.requests.map(name).filter((pair) => !met.has(pair))
  const listed = answer.unmet.map(name)
  if (expected.length !== listed.length || new Set([...expected, ...listed]).size !== expected.length) {
    blame('unmet', 'The list of unmet wishes is not the list of requests without a meeting.')
  }
}

function checkGuarantees(problem: SelectionProblem, answer: CheckedAnswer, blame: Blame): void {
  const { missing, missingBound, status } = answer
  if (missing === undefined) return
  let short = 0
  problem.buyers.forEach((party, index) => {
    short += Math.max(0, (party.least ?? 0) - answer.meetings.filter((meeting) => meeting.a === index).length)
  })
  problem.suppliers.forEach((party, index) => {
    short += Math.max(0, (party.least ?? 0) - answer.meetings.filter((meeting) => meeting.b === index).length)
  })
  if (missing !== short) {
    blame('guarantee', `${missing} guaranteed meetings are said to be missing, ${short} are.`)
  }
  if (missingBound !== undefined && missingBound > short) {
    blame(
      'guarantee',
      `Only ${short} guaranteed meetings are missing: fewer than the proved ${missingBound}.`,
    )
  }
  if (status === 'optimal' && missingBound !== undefined && missingBound !== missing) {
    blame('status', `The status is optimal, but ${missing} missing is not the bound ${missingBound}.`)
  }
}
