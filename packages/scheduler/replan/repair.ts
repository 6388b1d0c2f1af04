import { at } from '../arrays.ts'
import { KempeChains } from '../kempe.ts'
import type { Model } from '../model.ts'
import { Timetable } from '../timetable.ts'
import type { StandingOf } from './changes.ts'

/** The first repair: whoever can stay stays, the dearest to move first; the others go where there is room. */
export function repair(
  model: Model,
  standingOf: StandingOf,
): { readonly timetable: Timetable; readonly chains: KempeChains } {
  const timetable = new Timetable(model)
  const chains = new KempeChains(timetable)
  const order = [...standingOf.keys()].sort(
    (one, other) => at(model.weight, other) - at(model.weight, one) || one - other,
  )
  for (const request of order) {
    const meeting = standingOf[request]
    if (meeting?.slotStands !== true) continue
    const parties = [at(model.buyerOf, request), at(model.supplierOf, request)]
    const fits = parties.every(
      (party) => timetable.hasRoom(party) && timetable.idleLane(party, meeting.slot) >= 0,
    )
    if (fits && at(timetable.load, meeting.slot) < at(model.tables, meeting.slot))
      timetable.place(request, meeting.slot)
  }
  for (const request of order) if (at(timetable.slotOf, request) < 0) chains.insert(request)
  timetable.clearJournal()
  return { timetable, chains }
}

/**
 * Brings meetings back to their published slots, by Kempe chains that lower the weight of change; what is held does not
 * change. A search that looked only at what is held has moved far more than it must.
 */
export function comeBack(timetable: Timetable, chains: KempeChains, standingOf: StandingOf): void {
  let changed = true
  while (changed) {
    changed = false
    standingOf.forEach((meeting, request) => {
      const slot = at(timetable.slotOf, request)
      if (meeting?.slotStands !== true || slot < 0 || slot === meeting.slot) return
      const lanes = [at(timetable.buyerLane, request), at(timetable.supplierLane, request)]
      if (lanes.some((lane) => exchangeFrom(lane, slot, meeting.slot))) changed = true
    })
  }
  timetable.clearJournal()

  function exchangeFrom(lane: number, slot: number, published: number): boolean {
    if (!timetable.isIdle(lane, published) || !chains.walk(lane, slot, published)) return false
    const grows = chains.meetings.length % 2 === 1
    if (grows && at(timetable.load, published) >= at(timetable.model.tables, published)) return false
    const before = costOfChain()
    chains.exchange(slot, published)
    if (costOfChain() < before) return true
    chains.exchange(published, slot)
    return false
  }

  function costOfChain(): number {
    return chains.meetings.reduce((sum, request) => {
      const meeting = standingOf[request]
      return meeting === undefined || at(timetable.slotOf, request) === meeting.slot
        ? sum
        : sum + meeting.cost
    }, 0)
  }
}
