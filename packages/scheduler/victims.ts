import type { Pair } from './problem.ts'

interface WeighedMeeting extends Pair {
  readonly weight: number
}

/** What a wish lacks in one slot: for each thing that is short, the meetings any of which would free it; null = not short. */
export interface Shortage<Meeting> {
  readonly ofBuyer: readonly Meeting[] | null
  readonly ofSupplier: readonly Meeting[] | null
  readonly ofSlot: readonly Meeting[] | null
}

/** How many meetings a party can lose before it falls below its guarantee (infinite where it has none). */
export type Spare = (side: 'a' | 'b', party: number) => number

/**
 * The lightest meetings whose departure makes room for the wish, no other party being left below its guarantee, or
 * further below; null where there are none. The parties of the wish itself do not fall: each gets the wish instead.
 *
 * A meeting of the slot that is one of the buyer's or the supplier's frees both a table and a place in the quota. Two
 * meetings of the answer can only share another party where one of them frees the table: that one is tried in turn.
 */
export function lightestVictims<Meeting extends WeighedMeeting>(
  wish: Pair,
  { ofBuyer, ofSupplier, ofSlot }: Shortage<Meeting>,
  spare: Spare,
): Meeting[] | null {
  const mayGo = (meeting: Meeting, other?: Meeting): boolean =>
    (['a', 'b'] as const).every((side) => {
      if (meeting[side] === wish[side]) return true
      return spare(side, meeting[side]) >= (other?.[side] === meeting[side] ? 2 : 1)
    })
  const lightest = (meetings: readonly Meeting[], other?: Meeting): Meeting | null => {
    let found: Meeting | null = null
    for (const meeting of meetings) {
      if ((found === null || meeting.weight < found.weight) && mayGo(meeting, other)) found = meeting
    }
    return found
  }
  const buyers = ofBuyer === null ? null : lightest(ofBuyer)
  const suppliers = ofSupplier === null ? null : lightest(ofSupplier)
  if (ofSlot === null) {
    if ((ofBuyer !== null && buyers === null) || (ofSupplier !== null && suppliers === null)) return null
    return [buyers, suppliers].filter((meeting) => meeting !== null)
  }
  let best: Meeting[] | null = null
  let least = Number.POSITIVE_INFINITY
  for (const meeting of ofSlot) {
    if (meeting.weight >= least || !mayGo(meeting)) continue
    const beside = (list: readonly Meeting[] | null, first: Meeting | null): Meeting | null | undefined => {
      if (list === null) return undefined
      return first === null || mayGo(first, meeting) ? first : lightest(list, meeting)
    }
    const others = [
      meeting.a === wish.a ? undefined : beside(ofBuyer, buyers),
      meeting.b === wish.b ? undefined : beside(ofSupplier, suppliers),
    ]
    if (others.includes(null)) continue
    const victims = [...others.filter((other) => other !== undefined && other !== null), meeting]
    const weight = victims.reduce((sum, victim) => sum + victim.weight, 0)
    if (weight >= least) continue
    least = weight
    best = victims
  }
  return best
}
