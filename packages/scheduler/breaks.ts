import { at } from './arrays.ts'
import type { KempeChains } from './kempe.ts'
import type { Random } from './rng.ts'
import type { Timetable } from './timetable.ts'

/** Groups of idle slots strictly between two meetings of a party (Bofill et al., JAIR 74, 2022, section 2). */
export function breaksOfParty(isBusy: (slot: number) => boolean, slots: number): number {
  let breaks = 0
  let last = -1
  for (let slot = 0; slot < slots; slot++) {
    if (!isBusy(slot)) continue
    if (last >= 0 && slot > last + 1) breaks++
    last = slot
  }
  return breaks
}

/**
 * Shortens the waiting once the meetings are chosen: exchanges two slots along random Kempe chains, and keeps the
 * exchange where the number of breaks does not grow. The set of meetings, hence the weight, never changes.
 */
export function polishBreaks(timetable: Timetable, chains: KempeChains, random: Random, tries: number): void {
  const { model } = timetable
  if (timetable.held === 0 || model.slots < 3) return
  const breaks = (party: number): number =>
    breaksOfParty((slot) => timetable.isBusy(party, slot), model.slots)
  const breaksOfChain = (): number => {
    const parties = new Set<number>()
    for (const meeting of chains.meetings) {
      parties.add(at(model.buyerOf, meeting))
      parties.add(at(model.supplierOf, meeting))
    }
    let total = 0
    for (const party of parties) total += breaks(party)
    return total
  }
  for (let attempt = 0; attempt < tries; attempt++) {
    const lane = random.below(model.lanes)
    const slot = random.below(model.slots)
    const other = random.below(model.slots)
    // Only a lane that lacks one of the two slots begins a chain; chains without an end change no break.
    if (slot === other || timetable.meetingAt(lane, slot) < 0 || !timetable.isIdle(lane, other)) continue
    if (!chains.walk(lane, slot, other)) continue
    const odd = chains.meetings.length % 2 === 1
    if (odd && at(timetable.load, other) >= at(model.tables, other)) continue
    const before = breaksOfChain()
    chains.exchange(slot, other)
    if (breaksOfChain() > before) chains.exchange(other, slot)
    timetable.clearJournal()
  }
}
