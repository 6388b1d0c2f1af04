import type { Meeting } from '../answer.ts'
import { type Constraint, checkSelection } from '../check.ts'
import type { Pair, Party, SelectionProblem } from '../problem.ts'
import type { Cancellation, PublishedMeeting, Replan, StageName } from './replanTypes.ts'

export type ReplanConstraint = Constraint | 'past' | 'difference' | 'cancellation' | 'stage'

export interface ReplanViolation {
  readonly constraint: ReplanConstraint
  readonly message: string
}

type Blame = (constraint: ReplanConstraint, message: string) => void

/**
 * Independent checker of a mended timetable: it shares no code with the engine (types and the checker of timetables
 * excepted). An empty list = the timetable stands, the past is as published, the differences and the figures are true.
 */
export function checkReplan(
  problem: SelectionProblem,
  published: readonly PublishedMeeting[],
  frozenUntil: number,
  answer: Replan,
): ReplanViolation[] {
  const violations: ReplanViolation[] = []
  const blame: Blame = (constraint, message) => {
    violations.push({ constraint, message })
  }
  const isPast = (meeting: Meeting): boolean => meeting.slot >= 0 && meeting.slot < frozenUntil
  const past = published.filter(isPast)
  if (listed(past) !== listed(answer.meetings.filter(isPast))) {
    blame('past', 'The meetings of the past are not those that were published.')
  }
  checkDay(problem, past, frozenUntil, answer, blame)
  checkDifferences(published, answer, blame)
  for (const { a, b, reason } of answer.cancelled) {
    if (!isTrue(problem, frozenUntil, { a, b }, reason)) {
      blame(
        'cancellation',
        `The meeting ${a}-${b} is said to be cancelled (${reason.code}), which is not so.`,
      )
    }
  }
  checkStages(problem, published, isPast, answer, blame)
  return violations
}

function nameOf({ a, b }: Pair): string {
  return `${a}-${b}`
}

function listed(meetings: readonly Meeting[]): string {
  return meetings
    .map((meeting) => `${nameOf(meeting)}@${meeting.slot}/${meeting.table}`)
    .sort()
    .join()
}

/** The whole day under the usual constraints; what is past may break those of now, as it was agreed under others. */
function checkDay(
  problem: SelectionProblem,
  past: readonly PublishedMeeting[],
  frozenUntil: number,
  answer: Replan,
  blame: Blame,
): void {
  const later = answer.meetings.filter((meeting) => meeting.slot >= frozenUntil)
  const remaining = (parties: readonly Party[], key: 'a' | 'b'): Party[] =>
    parties.map(({ quota, ...party }, index) => {
      if (quota === undefined) return party
      return { ...party, quota: quota - past.filter((meeting) => meeting[key] === index).length }
    })
  const day = {
    ...problem,
    buyers: remaining(problem.buyers, 'a'),
    suppliers: remaining(problem.suppliers, 'b'),
    pins: problem.pins?.filter((pin) => pin.slot >= frozenUntil) ?? [],
  }
  const claims = { status: 'feasible', objective: null, bound: null, meetings: later } as const
  for (const { constraint, message } of checkSelection(day, claims)) {
    if (constraint !== 'objective') blame(constraint, message)
  }
  const met = new Set(past.map(nameOf))
  for (const meeting of later) {
    if (met.has(nameOf(meeting))) blame('met-twice', `The pair ${nameOf(meeting)} met in the past already.`)
  }
}

function checkDifferences(published: readonly PublishedMeeting[], answer: Replan, blame: Blame): void {
  const before = [
    ...answer.kept,
    ...answer.moved.map(({ a, b, from }) => ({ a, b, ...from })),
    ...answer.cancelled,
    ...answer.removed,
  ]
  if (listed(before) !== listed(published)) {
    blame('difference', 'Kept, moved, cancelled and removed are not the published timetable.')
  }
  const after = [...answer.kept, ...answer.moved.map(({ a, b, to }) => ({ a, b, ...to })), ...answer.added]
  if (listed(after) !== listed(answer.meetings)) {
    blame('difference', 'Kept, moved and added are not the new timetable.')
  }
  for (const { a, b, change, from, to } of answer.moved) {
    const found = from.slot !== to.slot ? 'slot' : from.table !== to.table ? 'table' : 'nothing'
    if (found !== change) blame('difference', `The meeting ${a}-${b} changes ${found}, not ${change}.`)
  }
}

function isTrue(problem: SelectionProblem, from: number, pair: Pair, reason: Cancellation): boolean {
  const buyer = problem.buyers[pair.a]
  const supplier = problem.suppliers[pair.b]
  const isHere = (party: Party | undefined): boolean => party?.free.slice(from).includes(true) === true
  const isListed = (pairs: readonly Pair[] | undefined): boolean =>
    pairs?.some((other) => other.a === pair.a && other.b === pair.b) === true
  switch (reason.code) {
    case 'absent':
      return (
        reason.parties.length > 0 &&
        reason.parties.includes('buyer') === !isHere(buyer) &&
        reason.parties.includes('supplier') === !isHere(supplier)
      )
    case 'vetoed':
      return isListed(problem.vetoes)
    case 'not-requested':
      return !isListed(problem.requests)
    case 'no-common-slot':
      for (let slot = from; slot < problem.slots; slot++) {
        const tables = typeof problem.tables === 'number' ? problem.tables : (problem.tables[slot] ?? 0)
        const open = buyer?.free[slot] === true && supplier?.free[slot] === true && tables > 0
        if (open && !isListed(problem.forbids?.filter((row) => row.slot === slot))) return false
      }
      return true
  }
}

function checkStages(
  problem: SelectionProblem,
  published: readonly PublishedMeeting[],
  isPast: (meeting: Meeting) => boolean,
  answer: Replan,
  blame: Blame,
): void {
  const costs = new Map(published.map((meeting) => [nameOf(meeting), meeting.weight ?? 1]))
  const cost = (pairs: readonly Pair[]): number =>
    pairs.reduce((sum, pair) => sum + (costs.get(nameOf(pair)) ?? 0), 0)
  const weights = new Map(problem.requests.map((request) => [nameOf(request), request.weight]))
  const short = (parties: readonly Party[], key: 'a' | 'b'): number =>
    parties.reduce((sum, { least = 0 }, index) => {
      return sum + Math.max(0, least - answer.meetings.filter((meeting) => meeting[key] === index).length)
    }, 0)
  const figures: Readonly<Record<StageName, number>> = {
    removed: cost(answer.removed),
    'slot-moved': cost(answer.moved.filter(({ change }) => change === 'slot')),
    'table-moved': cost(answer.moved.filter(({ change }) => change === 'table')),
    missing: short(problem.buyers, 'a') + short(problem.suppliers, 'b'),
    weight: answer.meetings.reduce(
      (sum, meeting) => (isPast(meeting) ? sum : sum + (weights.get(nameOf(meeting)) ?? 0)),
      0,
    ),
  }
  for (const { name, value, bound } of answer.stages) {
    if (value !== figures[name]) blame('stage', `${name} is said to be ${value}, and is ${figures[name]}.`)
    if (name === 'weight' ? bound < value : bound > value) {
      blame('bound', `The bound ${bound} of ${name} is beyond its value ${value}.`)
    }
    if (answer.status === 'optimal' && bound !== value) {
      blame('status', `The status is optimal, but ${name} is ${value}, not its bound ${bound}.`)
    }
  }
}
