import type { Random } from '../rng.ts'
import type { Verdict } from '../sat/solver.ts'
import type { Encoding } from './encode.ts'
import { breaksByParty } from './sessionBreaks.ts'
import type { SessionsProblem } from './sessionsProblem.ts'

/** Conflicts that one neighbourhood may take. */
const CONFLICTS_OF_A_TRY = 600
const FIRST_SHARE = 0.3
const [LEAST_SHARE, MOST_SHARE] = [0.05, 0.95]
/** A neighbourhood that is refuted was too small, one that takes too long is too large. */
const CHANGE = 1.03

/**
 * Betters a timetable piece by piece (large-neighbourhood search, Shaw 1998): most meetings stay where they are, those of some
 * participants, or of some hours, are placed anew so that fewer breaks are left, by the exact search.
 */
export class Neighbourhoods {
  private readonly problem: SessionsProblem
  private readonly encoding: Encoding
  private readonly random: Random
  private readonly partnersOf: readonly number[][]
  private share = FIRST_SHARE
  private tries = 0

  constructor(problem: SessionsProblem, encoding: Encoding, random: Random) {
    this.problem = problem
    this.encoding = encoding
    this.random = random
    this.partnersOf = Array.from({ length: problem.parties }, () => [])
    for (const { p1, p2 } of problem.meetings) {
      this.partnersOf[p1]?.push(p2)
      this.partnersOf[p2]?.push(p1)
    }
  }

  /** Conflicts, and one for each try. */
  get steps(): number {
    return this.encoding.solver.conflicts + this.tries
  }

  /** From now on only timetables with at most so many breaks beyond the least of each party count. */
  atMost(breaks: number): void {
    this.encoding.solver.addAtMost(this.encoding.breaksOf.flat(), breaks)
  }

  /** A first timetable, whatever its breaks. */
  begin(conflicts: number, shouldStop: () => boolean): Verdict {
    return this.encoding.solver.solve(conflicts, shouldStop)
  }

  /** One try around a timetable; 'unsatisfiable' only where nothing better exists at all. */
  improve(slots: readonly number[], conflicts: number, shouldStop: () => boolean): Verdict {
    const { solver, literalOf } = this.encoding
    this.tries++
    const isFree = this.random.below(3) === 0 ? this.someHours(slots) : this.someParties(slots)
    const kept = slots.flatMap((slot, meeting) => (isFree(meeting) ? [] : [literalOf[meeting]?.[slot] ?? 0]))
    const verdict = solver.solve(Math.min(conflicts, CONFLICTS_OF_A_TRY), shouldStop, kept)
    if (verdict !== 'unsatisfiable') {
      if (verdict === 'stopped') this.share = Math.max(LEAST_SHARE, this.share / CHANGE)
      return verdict
    }
    if (solver.core.length === 0) return 'unsatisfiable'
    this.share = Math.min(MOST_SHARE, this.share * CHANGE)
    return 'stopped'
  }

  private someHours(slots: readonly number[]): (meeting: number) => boolean {
    const all = this.problem.slots
    const length = Math.min(all, Math.max(2, Math.round(1.2 * this.share * all)))
    const from = this.random.below(all - length + 1)
    return (meeting) => {
      const slot = slots[meeting] ?? 0
      return slot >= from && slot < from + length
    }
  }

  /** Somebody who has a break, and others: partners of those chosen, or anybody. */
  private someParties(slots: readonly number[]): (meeting: number) => boolean {
    const { problem, random } = this
    const wanted = Math.min(problem.parties, Math.max(3, Math.round(this.share * problem.parties)))
    const broken = breaksByParty(problem, slots).flatMap((breaks, party) => (breaks > 0 ? [party] : []))
    const chosen = new Set([broken[random.below(Math.max(1, broken.length))] ?? 0])
    const byPartners = random.below(2) === 0
    while (chosen.size < wanted) {
      const all = [...chosen]
      const partners = this.partnersOf[all[random.below(all.length)] ?? 0] ?? []
      const stranger = !byPartners || partners.length === 0 || random.below(8) === 0
      const next = stranger ? random.below(problem.parties) : partners[random.below(partners.length)]
      chosen.add(next ?? 0)
    }
    return (meeting) => {
      const { p1 = -1, p2 = -1 } = problem.meetings[meeting] ?? {}
      return chosen.has(p1) || chosen.has(p2)
    }
  }
}
