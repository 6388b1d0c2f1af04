import type { FairnessReport, Meeting, SideReport, UnmetGuarantee } from './answer.ts'
import type { Pair, Party, SelectionProblem } from './problem.ts'

function sideReport(size: number, held: readonly number[], unmetOf: readonly number[]): SideReport {
  const meetings = Array<number>(size).fill(0)
  const unmet = Array<number>(size).fill(0)
  for (const party of held) meetings[party] = (meetings[party] ?? 0) + 1
  for (const party of unmetOf) unmet[party] = (unmet[party] ?? 0) + 1
  return {
    meetings,
    unmet,
    least: size === 0 ? 0 : Math.min(...meetings),
    most: size === 0 ? 0 : Math.max(...meetings),
    mean: size === 0 ? 0 : held.length / size,
  }
}

/** How the meetings are spread over the buyers and over the suppliers, parties without a wish included. */
export function reportFairness(
  problem: SelectionProblem,
  meetings: readonly Meeting[],
  unmet: readonly Pair[],
): FairnessReport {
  const side = (size: number, key: 'a' | 'b'): SideReport =>
    sideReport(
      size,
      meetings.map((meeting) => meeting[key]),
      unmet.map((pair) => pair[key]),
    )
  return { buyers: side(problem.buyers.length, 'a'), suppliers: side(problem.suppliers.length, 'b') }
}

/** The guarantees that a timetable does not meet, and how many meetings are missing in all. */
export function reportGuarantees(
  problem: SelectionProblem,
  meetings: readonly Pair[],
): { missing: number; unmetGuarantees: UnmetGuarantee[] } {
  const side = (parties: readonly Party[], word: UnmetGuarantee['side'], key: 'a' | 'b'): UnmetGuarantee[] =>
    parties.flatMap(({ least = 0 }, party) => {
      if (least === 0) return []
      const held = meetings.filter((meeting) => meeting[key] === party).length
      return held < least ? [{ side: word, party, least, held }] : []
    })
  const unmetGuarantees = [...side(problem.buyers, 'buyer', 'a'), ...side(problem.suppliers, 'supplier', 'b')]
  return {
    missing: unmetGuarantees.reduce((sum, { least, held }) => sum + least - held, 0),
    unmetGuarantees,
  }
}
