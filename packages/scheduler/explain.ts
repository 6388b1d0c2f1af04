import type { Meeting, UnmetReason, UnmetWish, WeightedPair } from './answer.ts'
import { type MeetingRequest, type Party, tablesOfSlot, type ValidProblem } from './problem.ts'
import { lightestVictims, type Shortage, type Spare } from './victims.ts'

interface HeldMeeting extends WeightedPair {
  readonly slot: number
  readonly pinned: boolean
}

/** The published timetable, seen from each party and each slot. */
interface View {
  readonly ofBuyer: readonly (readonly HeldMeeting[])[]
  readonly ofSupplier: readonly (readonly HeldMeeting[])[]
  readonly ofSlot: readonly (readonly HeldMeeting[])[]
  /** `a-b/slot` of the slots closed to one pair. */
  readonly closed: ReadonlySet<string>
}

/**
 * The reason of every unmet wish. Each is read off the finished timetable, not off the search: it can be checked by
 * anyone who holds the problem and the timetable.
 */
export function explainUnmet(problem: ValidProblem, meetings: readonly Meeting[]): UnmetWish[] {
  const key = (pair: { readonly a: number; readonly b: number }): string => `${pair.a}-${pair.b}`
  const held = new Map(meetings.map((meeting) => [key(meeting), meeting]))
  const pinned = new Set((problem.pins ?? []).map(key))
  const vetoed = new Set((problem.vetoes ?? []).map(key))
  const ofBuyer: HeldMeeting[][] = problem.buyers.map(() => [])
  const ofSupplier: HeldMeeting[][] = problem.suppliers.map(() => [])
  const ofSlot: HeldMeeting[][] = Array.from({ length: problem.slots }, () => [])
  for (const request of problem.requests) {
    const meeting = held.get(key(request))
    if (meeting === undefined) continue
    const seen = { ...request, slot: meeting.slot, pinned: pinned.has(key(request)) }
    ofBuyer[request.a]?.push(seen)
    ofSupplier[request.b]?.push(seen)
    ofSlot[meeting.slot]?.push(seen)
  }
  const closed = new Set((problem.forbids ?? []).map((forbid) => `${key(forbid)}/${forbid.slot}`))
  const view = { ofBuyer, ofSupplier, ofSlot, closed }
  return problem.requests
    .filter((request) => !held.has(key(request)))
    .map(({ a, b, weight }) => {
      const reason: UnmetReason = vetoed.has(`${a}-${b}`)
        ? { code: 'vetoed' }
        : reasonOf(problem, view, { a, b, weight })
      return { a, b, weight, reason }
    })
}

function reasonOf(problem: ValidProblem, view: View, wish: MeetingRequest): UnmetReason {
  const buyer = problem.buyers[wish.a] ?? { free: [] }
  const supplier = problem.suppliers[wish.b] ?? { free: [] }
  const ofBuyer = view.ofBuyer[wish.a] ?? []
  const ofSupplier = view.ofSupplier[wish.b] ?? []
  const shared = [...Array(problem.slots).keys()].filter((slot) => buyer.free[slot] && supplier.free[slot])
  if (shared.length === 0) return { code: 'no-common-slot' }
  const common = shared.filter((slot) => !view.closed.has(`${wish.a}-${wish.b}/${slot}`))
  if (common.length === 0) return { code: 'forbidden' }
  const lightest = lightestDisplaced(problem, view, wish, common)
  const displaced = (lightest ?? []).map(({ a, b, weight }) => ({ a, b, weight }))
  if (buyer.quota !== undefined && ofBuyer.length >= buyer.quota) {
    return { code: 'buyer-quota', quota: buyer.quota, displaced }
  }
  if (supplier.quota !== undefined && ofSupplier.length >= supplier.quota) {
    return { code: 'supplier-quota', quota: supplier.quota, displaced }
  }
  if (ofBuyer.length === placesOf(buyer)) return { code: 'buyer-full', displaced }
  if (ofSupplier.length === placesOf(supplier)) return { code: 'supplier-full', displaced }
  const idle = common.filter((slot) => isIdle(buyer, ofBuyer, slot) && isIdle(supplier, ofSupplier, slot))
  if (idle.length > 0) return { code: 'tables-full', slots: idle, displaced }
  if (lightest !== null) return { code: 'outweighed', displaced }
  const byPinsOnly = lightestDisplaced(problem, view, wish, common, () => Number.POSITIVE_INFINITY) === null
  return { code: byPinsOnly ? 'pinned' : 'guaranteed' }
}

/** Meetings that the representatives of a party can hold in the day. */
function placesOf(party: Party): number {
  return party.free.filter(Boolean).length * (party.representatives ?? 1)
}

function isIdle(party: Party, meetings: readonly HeldMeeting[], slot: number): boolean {
  return meetings.filter((meeting) => meeting.slot === slot).length < (party.representatives ?? 1)
}

/**
 * Over the common slots, the lightest meetings to drop so that the wish fits in one; null where pins or guarantees forbid
 * all.
 */
function lightestDisplaced(
  problem: ValidProblem,
  view: View,
  wish: MeetingRequest,
  common: readonly number[],
  spare: Spare = spareOf(problem, view),
): HeldMeeting[] | null {
  let best: HeldMeeting[] | null = null
  let least = Number.POSITIVE_INFINITY
  for (const slot of common) {
    const victims = lightestVictims(wish, shortageIn(problem, view, wish, slot), spare)
    const weight = victims?.reduce((sum, meeting) => sum + meeting.weight, 0) ?? least
    if (weight >= least) continue
    least = weight
    best = victims
  }
  return best
}

function spareOf(problem: ValidProblem, view: View): Spare {
  return (side, index) => {
    const party = (side === 'a' ? problem.buyers : problem.suppliers)[index]
    const held = (side === 'a' ? view.ofBuyer : view.ofSupplier)[index] ?? []
    return (party?.least ?? 0) === 0 ? Number.POSITIVE_INFINITY : held.length - (party?.least ?? 0)
  }
}

function shortageIn(
  problem: ValidProblem,
  view: View,
  wish: MeetingRequest,
  slot: number,
): Shortage<HeldMeeting> {
  const movable = (meetings: readonly HeldMeeting[]): HeldMeeting[] =>
    meetings.filter((meeting) => !meeting.pinned)
  const inSlot = view.ofSlot[slot] ?? []
  let full = inSlot.length >= tablesOfSlot(problem.tables, slot)
  const shortOf = (party: Party | undefined, meetings: readonly HeldMeeting[]): HeldMeeting[] | null => {
    if (party !== undefined && !isIdle(party, meetings, slot)) {
      // Whoever leaves this slot leaves a table too.
      full = false
      return movable(meetings.filter((meeting) => meeting.slot === slot))
    }
    return meetings.length >= (party?.quota ?? Number.POSITIVE_INFINITY) ? movable(meetings) : null
  }
  const ofBuyer = shortOf(problem.buyers[wish.a], view.ofBuyer[wish.a] ?? [])
  const ofSupplier = shortOf(problem.suppliers[wish.b], view.ofSupplier[wish.b] ?? [])
  return { ofBuyer, ofSupplier, ofSlot: full ? movable(inSlot) : null }
}
