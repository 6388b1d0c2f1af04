import type { SessionsProblem } from './sessionsProblem.ts'

/**
 * Independent checker of a timetable of case B. It shares no code with the engine (types excepted). Slots and tables
 * count from 0, `slots[m]` being the slot of meeting m of the problem.
 */
export type SessionConstraint =
  | 'missing-meeting'
  | 'slot-range'
  | 'clash'
  | 'tables'
  | 'table-range'
  | 'table-clash'
  | 'half-day'
  | 'forbidden'
  | 'fixed'
  | 'precedence'
  | 'fairness'
  | 'objective'
  | 'bound'
  | 'status'

export interface SessionViolation {
  readonly constraint: SessionConstraint
  readonly message: string
}

export interface CheckedSessions {
  readonly status: string
  /** Number of breaks, all participants together. */
  readonly objective: number | null
  /** Lower bound of the number of breaks. */
  readonly bound: number | null
  /** Slot and table of each meeting, in the order of the problem. */
  readonly meetings: readonly { readonly slot: number; readonly table: number }[]
}

/** Breaks of every participant: groups of idle slots strictly between two of its meetings. */
export function countBreaks(problem: SessionsProblem, slots: readonly number[]): number[] {
  return Array.from({ length: problem.parties }, (_, party) => {
    const times: number[] = []
    problem.meetings.forEach((meeting, index) => {
      const slot = slots[index]
      if ((meeting.p1 === party || meeting.p2 === party) && slot !== undefined) times.push(slot)
    })
    times.sort((one, other) => one - other)
    return times.filter((time, position) => position > 0 && time > (times[position - 1] ?? time) + 1).length
  })
}

/**
 * Every constraint broken, each named; an empty list = the answer stands.
 *
 * @param fairness largest difference of breaks allowed between two participants (d of the paper).
 */
export function checkSessions(
  problem: SessionsProblem,
  answer: CheckedSessions,
  fairness: number,
): SessionViolation[] {
  const violations: SessionViolation[] = []
  const blame = (constraint: SessionConstraint, message: string): void => {
    violations.push({ constraint, message })
  }
  const { status, objective, bound, meetings } = answer
  if (status === 'infeasible' || status === 'unknown') {
    if (meetings.length > 0) blame('status', `The status is ${status}, yet there are meetings.`)
    return violations
  }
  if (meetings.length !== problem.meetings.length) {
    blame('missing-meeting', `${meetings.length} meetings are placed, ${problem.meetings.length} must be.`)
    return violations
  }
  const slots = meetings.map((meeting) => meeting.slot)
  checkMeetings(problem, slots, blame)
  for (let slot = 0; slot < problem.slots; slot++) {
    const here = meetings.flatMap((meeting, index) => (meeting.slot === slot ? [index] : []))
    if (here.length > problem.tables) {
      blame('tables', `Slot ${slot} holds ${here.length} meetings for ${problem.tables} tables.`)
    }
    const busy = new Set<number>()
    const taken = new Set<number>()
    for (const index of here) {
      const table = meetings[index]?.table ?? -1
      if (!Number.isInteger(table) || table < 0 || table >= problem.tables) {
        blame('table-range', `Meeting ${index} is at table ${table}, which does not exist.`)
      }
      if (taken.has(table)) blame('table-clash', `Two meetings share table ${table} in slot ${slot}.`)
      taken.add(table)
      for (const party of [problem.meetings[index]?.p1 ?? -1, problem.meetings[index]?.p2 ?? -1]) {
        if (busy.has(party)) blame('clash', `Participant ${party} has two meetings in slot ${slot}.`)
        busy.add(party)
        if (problem.forbidden[party]?.includes(slot) === true) {
          blame('forbidden', `Participant ${party} cannot meet in slot ${slot}.`)
        }
      }
    }
  }
  const breaks = countBreaks(problem, slots)
  const total = breaks.reduce((sum, value) => sum + value, 0)
  const spread = breaks.length === 0 ? 0 : Math.max(...breaks) - Math.min(...breaks)
  if (spread > fairness)
    blame('fairness', `Breaks differ by ${spread} between participants, over ${fairness}.`)
  if (objective !== total)
    blame('objective', `The objective is said to be ${objective}, there are ${total} breaks.`)
  if (bound !== null && bound > total)
    blame('bound', `There are ${total} breaks, fewer than the bound ${bound}.`)
  if (status === 'optimal' && bound !== objective) {
    blame('status', `The status is optimal, but the objective ${objective} is not the bound ${bound}.`)
  }
  return violations
}

function checkMeetings(
  problem: SessionsProblem,
  slots: readonly number[],
  blame: (constraint: SessionConstraint, message: string) => void,
): void {
  problem.meetings.forEach((meeting, index) => {
    const slot = slots[index] ?? -1
    if (!Number.isInteger(slot) || slot < 0 || slot >= problem.slots) {
      blame('slot-range', `Meeting ${index} is in slot ${slot}, which does not exist.`)
    }
    const isMorning = slot < problem.morningSlots
    if ((meeting.half === 'morning' && !isMorning) || (meeting.half === 'afternoon' && isMorning)) {
      blame('half-day', `Meeting ${index} is not in the ${meeting.half}: slot ${slot}.`)
    }
    if (meeting.fixed !== null && meeting.fixed !== slot) {
      blame('fixed', `Meeting ${index} is fixed in slot ${meeting.fixed} and stands in slot ${slot}.`)
    }
    for (const earlier of meeting.after) {
      if ((slots[earlier] ?? 0) >= slot) {
        blame('precedence', `Meeting ${earlier} must be strictly before meeting ${index}.`)
      }
    }
  })
}
