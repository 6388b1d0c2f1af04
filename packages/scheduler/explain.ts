import type { Meeting, UnmetReason, UnmetWish, WeightedPair } from './answer.ts'
import { type MeetingRequest, tablesOfSlot, type ValidProblem } from './problem.ts'

interface HeldMeeting extends WeightedPair {
  readonly slot: number
  readonly pinned: boolean
}

/** The published timetable, seen from each party and each slot. */
interface View {
  readonly ofBuyer: readonly (readonly HeldMeeting[])[]
  readonly ofSupplier: readonly (readonly HeldMeeting[])[]
  readonly ofSlot: readonly (readonly HeldMeeting[])[]
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
  const view = { ofBuyer, ofSupplier, ofSlot }
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
  const common = [...Array(problem.slots).keys()].filter((slot) => buyer.free[slot] && supplier.free[slot])
  if (common.length === 0) return { code: 'no-common-slot' }
  const lightest = lightestDisplaced(problem, view, wish, common)
  const displaced = lightest ?? []
  if (buyer.quota !== undefined && ofBuyer.length >= buyer.quota) {
    return { code: 'buyer-quota', quota: buyer.quota, displaced }
  }
  if (supplier.quota !== undefined && ofSupplier.length >= supplier.quota) {
    return { code: 'supplier-quota', quota: supplier.quota, displaced }
  }
  if (ofBuyer.length === buyer.free.filter(Boolean).length) return { code: 'buyer-full', displaced }
  if (ofSupplier.length === supplier.free.filter(Boolean).length) return { code: 'supplier-full', displaced }
  const busy = new Set([...ofBuyer, ...ofSupplier].map((meeting) => meeting.slot))
  const idle = common.filter((slot) => !busy.has(slot))
  if (idle.length > 0) return { code: 'tables-full', slots: idle, displaced }
  return lightest === null ? { code: 'pinned' } : { code: 'outweighed', displaced }
}

/** Over the common slots, the lightest meetings to drop so that the wish fits in one; null where pins forbid all. */
function lightestDisplaced(
  problem: ValidProblem,
  view: View,
  wish: MeetingRequest,
  common: readonly number[],
): WeightedPair[] | null {
  let best: WeightedPair[] | null = null
  let least = Number.POSITIVE_INFINITY
  const sides = [
    {
      meetings: view.ofBuyer[wish.a] ?? [],
      quota: problem.buyers[wish.a]?.quota ?? Number.POSITIVE_INFINITY,
    },
    {
      meetings: view.ofSupplier[wish.b] ?? [],
      quota: problem.suppliers[wish.b]?.quota ?? Number.POSITIVE_INFINITY,
    },
  ]
  for (const slot of common) {
    const victims: (HeldMeeting | null)[] = []
    let roomMade = 0
    for (const { meetings, quota } of sides) {
      const standing = meetings.find((meeting) => meeting.slot === slot)
      if (standing !== undefined) {
        victims.push(standing.pinned ? null : standing)
        roomMade++
      } else if (meetings.length >= quota) victims.push(lightestOf(meetings))
    }
    const inSlot = view.ofSlot[slot] ?? []
    if (inSlot.length - roomMade >= tablesOfSlot(problem.tables, slot)) victims.push(lightestOf(inSlot))
    if (victims.includes(null)) continue
    const pairs = victims.flatMap((meeting) =>
      meeting === null ? [] : [{ a: meeting.a, b: meeting.b, weight: meeting.weight }],
    )
    const weight = pairs.reduce((sum, pair) => sum + pair.weight, 0)
    if (weight < least) {
      least = weight
      best = pairs
    }
  }
  return best
}

function lightestOf(meetings: readonly HeldMeeting[]): HeldMeeting | null {
  let lightest: HeldMeeting | null = null
  for (const meeting of meetings) {
    if (!meeting.pinned && (lightest === null || meeting.weight < lightest.weight)) lightest = meeting
  }
  return lightest
}
