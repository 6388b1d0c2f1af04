import { at } from './arrays.ts'
import type { KempeChains } from './kempe.ts'
import type { Timetable } from './timetable.ts'

/**
 * Brings the timetable to rest: no unmet request can be held any more by dropping lighter meetings in one slot.
 * The reasons given for unmet wishes rely on it. Each change raises the weight, so it ends.
 */
export function settle(timetable: Timetable, chains: KempeChains): void {
  const { model } = timetable
  let changed = true
  while (changed) {
    changed = false
    for (let request = 0; request < model.requests; request++) {
      if (at(timetable.slotOf, request) >= 0) continue
      if (chains.insert(request) || replaceLighter(timetable, request)) changed = true
    }
  }
  timetable.clearJournal()
}

function replaceLighter(timetable: Timetable, request: number): boolean {
  const { model } = timetable
  const parties = [at(model.buyerOf, request), at(model.supplierOf, request)]
  for (let slot = 0; slot < model.slots; slot++) {
    const open = parties.every((party) => at(model.free, party * model.slots + slot) === 1)
    if (!open || at(model.tables, slot) === 0) continue
    const victims: number[] = []
    let full = at(timetable.load, slot) >= at(model.tables, slot)
    for (const party of parties) {
      const standing = timetable.meetingAt(party, slot)
      if (standing >= 0) {
        victims.push(standing)
        full = false
      } else if (!timetable.hasRoom(party))
        victims.push(lightest(timetable, meetingsOfParty(timetable, party)))
    }
    if (full) victims.push(lightest(timetable, meetingsOfSlot(timetable, slot)))
    const lost = victims.reduce((sum, victim) => sum + at(model.weight, victim), 0)
    if (lost >= at(model.weight, request)) continue
    for (const victim of victims) timetable.remove(victim)
    timetable.place(request, slot)
    return true
  }
  return false
}

function meetingsOfParty(timetable: Timetable, party: number): number[] {
  const { model } = timetable
  return [...Array(model.slots).keys()]
    .map((slot) => timetable.meetingAt(party, slot))
    .filter((held) => held >= 0)
}

function meetingsOfSlot(timetable: Timetable, slot: number): number[] {
  const { model } = timetable
  return [...Array(model.buyers).keys()]
    .map((buyer) => timetable.meetingAt(buyer, slot))
    .filter((held) => held >= 0)
}

function lightest(timetable: Timetable, meetings: readonly number[]): number {
  const { weight } = timetable.model
  return meetings.reduce((least, meeting) => (at(weight, meeting) < at(weight, least) ? meeting : least))
}
