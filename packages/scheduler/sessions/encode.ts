import { at } from '../arrays.ts'
import { SatisfiabilitySolver } from '../sat/solver.ts'
import { countInUnary } from '../sat/totalizer.ts'
import { meetingsByParty, type SessionsProblem } from './sessionsProblem.ts'

export interface Encoding {
  readonly solver: SatisfiabilitySolver
  /** By party: the j-th literal is true where it has more than `least + j` breaks. */
  readonly breaksOf: readonly (readonly number[])[]
  /** literalOf[meeting][slot]: the meeting is held then; -1 where it cannot be. */
  readonly literalOf: readonly (readonly number[])[]
  /** Slot of each meeting in the model last found. */
  readSlots(): number[]
}

/**
 * The problem as clauses and counters, after the MaxSAT model of Bofill et al. (2022, section 5): at[m,t], used[p,t],
 * held[p,t] (a meeting at t or before), hole[p,t] (the last slot of a break), with its implied constraints: exactly |M_p|
 * used slots for each participant, at most two participants for each table.
 *
 * One implied constraint of ours makes the difference: whoever has no break has one run of |M_p| slots, so that
 * used[p,t] = held[p,t] and not held[p,t - |M_p|]. The whole timetable of a participant then hangs on the start of its run.
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
  const { slots, tables } = problem
  const literalOf = problem.meetings.map((_, meeting) =>
    Array.from({ length: slots }, (_, slot) =>
      ((at(domains, meeting) >> slot) & 1) === 1 ? 2 * solver.newVariable() : -1,
    ),
  )
  const literalsOfSlot = (meetings: readonly number[], slot: number): number[] =>
    meetings.map((meeting) => literalOf[meeting]?.[slot] ?? -1).filter((literal) => literal >= 0)
  for (const row of literalOf) {
    const literals = row.filter((literal) => literal >= 0)
    solver.addClause(literals)
    solver.addAtMost(literals, 1)
  }
  const parties = meetingsByParty(problem).map((meetings) =>
    encodeParty(solver, slots, meetings.length, (slot) => literalsOfSlot(meetings, slot), least, fairness),
  )
  const everything = problem.meetings.map((_, meeting) => meeting)
  for (let slot = 0; slot < slots; slot++) {
    solver.addAtMost(literalsOfSlot(everything, slot), tables)
    solver.addAtMost(
      parties.flatMap(({ used }) => used[slot] ?? []),
      2 * tables,
    )
  }
  encodePrecedences(solver, problem, literalOf)
  return {
    solver,
    breaksOf: parties.map(({ breaks }) => breaks),
    literalOf,
    readSlots: () =>
      literalOf.map((row) => row.findIndex((literal) => literal >= 0 && solver.isTrue(literal >> 1))),
  }
}

/** Returns used[t] and the unary number of breaks beyond `least`. */
function encodeParty(
  solver: SatisfiabilitySolver,
  slots: number,
  count: number,
  meetingsIn: (slot: number) => number[],
  least: number,
  fairness: number,
): { readonly used: readonly number[]; readonly breaks: readonly number[] } {
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
    const previous = held.slice(-1)
    solver.addClause([isUsed ^ 1, isHeld])
    for (const before of previous) solver.addClause([before ^ 1, isHeld])
    solver.addClause([isHeld ^ 1, ...previous, isUsed])
    held.push(isHeld)
  }
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
  const most = Math.min(least + fairness, holes.length)
  const counted = countInUnary(solver, holes, most + 1)
  for (const [index, more] of counted.entries()) {
    if (index < least) solver.addClause([more])
    if (index >= most) solver.addClause([more ^ 1])
  }
  if (counted.length < least) solver.addClause([])
  const breaks = count < 2 ? [] : counted.slice(least, most)
  const [anyBreak] = breaks
  if (least === 0 && anyBreak !== undefined) encodeRun(solver, used, held, count, anyBreak)
  return { used, breaks }
}

/** Without a break, `count` slots in a row: used[t] where held[t] and not held[t - count]. */
function encodeRun(
  solver: SatisfiabilitySolver,
  used: readonly number[],
  held: readonly number[],
  count: number,
  anyBreak: number,
): void {
  used.forEach((isUsed, slot) => {
    const begun = held[slot] ?? 0
    const over = held.slice(Math.max(0, slot - count), Math.max(0, slot - count + 1))
    const ended = slot >= count ? over : []
    solver.addClause([anyBreak, begun ^ 1, isUsed, ...ended])
    for (const before of ended) solver.addClause([anyBreak, before ^ 1, isUsed ^ 1])
  })
  // It begins early enough to end within the day.
  solver.addClause([anyBreak, ...held.slice(Math.max(0, used.length - count), used.length - count + 1)])
}

/** until[m,t] = the meeting is at t or before, for the meetings that a precedence names. */
function encodePrecedences(
  solver: SatisfiabilitySolver,
  problem: SessionsProblem,
  literalOf: readonly (readonly number[])[],
): void {
  const ladders = new Map<number, readonly number[]>()
  const ladder = (meeting: number): readonly number[] => {
    const known = ladders.get(meeting)
    if (known !== undefined) return known
    const until: number[] = []
    for (let slot = 0; slot < problem.slots; slot++) {
      const reached = 2 * solver.newVariable()
      const now = (literalOf[meeting] ?? []).slice(slot, slot + 1).filter((literal) => literal >= 0)
      const previous = until.slice(-1)
      for (const before of previous) {
        solver.addClause([before ^ 1, reached])
        for (const literal of now) solver.addClause([literal ^ 1, before ^ 1])
      }
      for (const literal of now) solver.addClause([literal ^ 1, reached])
      solver.addClause([reached ^ 1, ...previous, ...now])
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
        solver.addClause([reached ^ 1, ...before.slice(Math.max(0, slot - 1), slot)])
      })
    }
  })
}
