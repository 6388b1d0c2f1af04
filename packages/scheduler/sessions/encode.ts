import { at } from '../arrays.ts'
import { SatisfiabilitySolver } from '../sat/solver.ts'
import { meetingsByParty, type SessionsProblem } from './sessionsProblem.ts'

export interface Encoding {
  readonly solver: SatisfiabilitySolver
  /** One literal for each possible break: true in a model exactly where the break is. */
  readonly breaks: readonly number[]
  /** Slot of each meeting in the model last found. */
  readSlots(): number[]
}

/**
 * The problem as clauses and counters, after the MaxSAT model of Bofill et al. (2022, section 5): at[m,t], used[p,t],
 * held[p,t] (a meeting at t or before), hole[p,t] (the last slot of a break). The implied constraint IC1, exactly
 * |M_p| used slots, is what makes it fast.
 *
 * Fairness |H(p) - H(q)| <= d is split by the least number of breaks: every H(p) lies in [least, least + d].
 *
 * @param domains allowed slots of each meeting, as bits.
 */
export function encode(
  problem: SessionsProblem,
  domains: Int32Array,
  least: number,
  fairness: number,
): Encoding {
  const solver = new SatisfiabilitySolver()
  const { slots } = problem
  const variableOf = problem.meetings.map((_, meeting) =>
    Array.from({ length: slots }, (_, slot) =>
      ((at(domains, meeting) >> slot) & 1) === 1 ? solver.newVariable() : -1,
    ),
  )
  const literalsOfSlot = (meetings: readonly number[], slot: number): number[] =>
    meetings.flatMap((meeting) => {
      const variable = variableOf[meeting]?.[slot] ?? -1
      return variable < 0 ? [] : [2 * variable]
    })
  for (const row of variableOf) {
    const literals = row.flatMap((variable) => (variable < 0 ? [] : [2 * variable]))
    solver.addClause(literals)
    solver.addAtMost(literals, 1)
  }
  const everything = problem.meetings.map((_, meeting) => meeting)
  for (let slot = 0; slot < slots; slot++) solver.addAtMost(literalsOfSlot(everything, slot), problem.tables)
  const breaks = meetingsByParty(problem).flatMap((meetings) =>
    encodeParty(solver, slots, meetings.length, (slot) => literalsOfSlot(meetings, slot), least, fairness),
  )
  encodePrecedences(solver, problem, variableOf)
  return {
    solver,
    breaks,
    readSlots: () =>
      variableOf.map((row) => row.findIndex((variable) => variable >= 0 && solver.isTrue(variable))),
  }
}

function encodeParty(
  solver: SatisfiabilitySolver,
  slots: number,
  count: number,
  meetingsIn: (slot: number) => number[],
  least: number,
  fairness: number,
): number[] {
  const used: number[] = []
  const held: number[] = []
  for (let slot = 0; slot < slots; slot++) {
    const literals = meetingsIn(slot)
    const isUsed = 2 * solver.newVariable()
    for (const literal of literals) solver.addClause([literal ^ 1, isUsed])
    solver.addClause([isUsed ^ 1, ...literals])
    solver.addAtMost(literals, 1)
    used.push(isUsed)
    const isHeld = 2 * solver.newVariable()
    const previous = held.at(-1)
    solver.addClause([isUsed ^ 1, isHeld])
    if (previous === undefined) solver.addClause([isHeld ^ 1, isUsed])
    else {
      solver.addClause([previous ^ 1, isHeld])
      solver.addClause([isHeld ^ 1, previous, isUsed])
    }
    held.push(isHeld)
  }
  // IC1: the party uses exactly as many slots as it has meetings.
  solver.addAtMost(used, count)
  solver.addAtMost(
    used.map((literal) => literal ^ 1),
    slots - count,
  )
  const holes: number[] = []
  for (let slot = 0; slot + 1 < slots; slot++) {
    const [isUsed = 0, isHeld = 0, next = 0] = [used[slot], held[slot], used[slot + 1]]
    const hole = 2 * solver.newVariable()
    solver.addClause([isHeld ^ 1, isUsed, next ^ 1, hole])
    solver.addClause([hole ^ 1, isHeld])
    solver.addClause([hole ^ 1, isUsed ^ 1])
    solver.addClause([hole ^ 1, next])
    holes.push(hole)
  }
  solver.addAtMost(holes, least + fairness)
  if (least > 0) {
    solver.addAtMost(
      holes.map((literal) => literal ^ 1),
      holes.length - least,
    )
  }
  return holes
}

/** until[m,t] = the meeting is at t or before, for the meetings that a precedence names. */
function encodePrecedences(
  solver: SatisfiabilitySolver,
  problem: SessionsProblem,
  variableOf: readonly (readonly number[])[],
): void {
  const ladders = new Map<number, number[]>()
  const ladder = (meeting: number): number[] => {
    const known = ladders.get(meeting)
    if (known !== undefined) return known
    const until: number[] = []
    for (let slot = 0; slot < problem.slots; slot++) {
      const reached = 2 * solver.newVariable()
      const variable = variableOf[meeting]?.[slot] ?? -1
      const previous = until.at(-1)
      if (previous !== undefined) solver.addClause([previous ^ 1, reached])
      if (variable >= 0) {
        solver.addClause([2 * variable + 1, reached])
        if (previous !== undefined) solver.addClause([2 * variable + 1, previous ^ 1])
      }
      const causes = [...(previous === undefined ? [] : [previous]), ...(variable < 0 ? [] : [2 * variable])]
      solver.addClause([reached ^ 1, ...causes])
      until.push(reached)
    }
    ladders.set(meeting, until)
    return until
  }
  problem.meetings.forEach(({ after }, meeting) => {
    for (const earlier of after) {
      const until = ladder(meeting)
      const before = ladder(earlier)
      until.forEach((reached, slot) => {
        const earlierDone = slot === 0 ? [] : [before[slot - 1] ?? 0]
        solver.addClause([reached ^ 1, ...earlierDone])
      })
    }
  })
}
