import { at } from '../arrays.ts'
import { initialDomains, meetingsByParty, type SessionsProblem } from './sessionsProblem.ts'

/** Domains tightened by what must hold in every timetable, or the sentence that proves that there is none. */
export type Refutation =
  | { readonly ok: true; readonly domains: Int32Array }
  | { readonly ok: false; readonly proof: string }

/**
 * The quick proofs of infeasibility (meeting-scheduling.md §4), in words an organiser can check: an empty domain, a
 * cycle of precedences, more meetings than free slots, a party whose meetings cannot all find a slot, too few tables.
 */
export function refute(problem: SessionsProblem): Refutation {
  const fail = (proof: string): Refutation => ({ ok: false, proof })
  const domains = initialDomains(problem)
  const places = problem.tables * problem.slots
  if (problem.meetings.length > places) {
    return fail(`There are ${problem.meetings.length} meetings for ${places} places (tables times slots).`)
  }
  const lists = meetingsByParty(problem)
  for (const [party, meetings] of lists.entries()) {
    const open = problem.slots - new Set(problem.forbidden[party]).size
    if (meetings.length > open) {
      return fail(`Participant ${party + 1} has ${meetings.length} meetings and only ${open} free slots.`)
    }
  }
  const empty = domains.indexOf(0)
  if (empty >= 0)
    return fail(`Meeting ${empty + 1} has no slot left: half-day, fixed and forbidden slots exclude all.`)
  if (!tightenPrecedences(problem, domains))
    return fail('The precedences leave some meeting no slot (cycle or chain too long).')
  for (let changed = true; changed; ) {
    changed = false
    for (const [party, meetings] of lists.entries()) {
      const pruned = pruneByMatching(meetings, domains, problem.slots)
      if (pruned === 'impossible')
        return fail(`The meetings of participant ${party + 1} cannot all have a slot of their own.`)
      if (pruned === 'changed') changed = true
    }
    const before = domains.join()
    if (!tightenPrecedences(problem, domains))
      return fail('Precedences and busy participants leave some meeting no slot.')
    if (domains.join() !== before) changed = true
  }
  for (let slot = 0; slot < problem.slots; slot++) {
    const forced = domains.filter((domain) => domain === 1 << slot).length
    if (forced > problem.tables)
      return fail(`${forced} meetings must be in slot ${slot + 1}, for ${problem.tables} tables.`)
  }
  return { ok: true, domains }
}

/** Bounds of strict precedences, to a fixed point; false where a domain empties. */
function tightenPrecedences(problem: SessionsProblem, domains: Int32Array): boolean {
  for (let changed = true; changed; ) {
    changed = false
    for (const [meeting, { after }] of problem.meetings.entries()) {
      for (const earlier of after) {
        const first = at(domains, earlier)
        const second = at(domains, meeting)
        if (first === 0 || second === 0) return false
        const lowest = first & -first
        const highest = 31 - Math.clz32(second)
        const later = second & ~(lowest | (lowest - 1))
        const sooner = first & ((1 << highest) - 1)
        if (later !== second || sooner !== first) changed = true
        domains[meeting] = later
        domains[earlier] = meeting === earlier ? 0 : sooner
        if (later === 0 || sooner === 0) return false
      }
    }
  }
  return true
}

/** Keeps for each meeting of a party the slots that belong to some way of giving all of them different slots. */
function pruneByMatching(
  meetings: readonly number[],
  domains: Int32Array,
  slots: number,
): 'impossible' | 'changed' | 'same' {
  const fits = (chosen: number, slot: number): boolean => {
    const holder = new Int32Array(slots).fill(-1)
    const seat = (meeting: number, seen: { bits: number }): boolean => {
      const domain = meeting === chosen ? 1 << slot : at(domains, meeting)
      for (let candidate = 0; candidate < slots; candidate++) {
        if (((domain & ~seen.bits) >> candidate) % 2 === 0) continue
        seen.bits |= 1 << candidate
        const other = at(holder, candidate)
        if (other >= 0 && !seat(other, seen)) continue
        holder[candidate] = meeting
        return true
      }
      return false
    }
    return meetings.every((meeting) => seat(meeting, { bits: 0 }))
  }
  if (meetings.length > 0 && !fits(-1, 0)) return 'impossible'
  let changed = false
  for (const meeting of meetings) {
    for (let slot = 0; slot < slots; slot++) {
      if (((at(domains, meeting) >> slot) & 1) === 0 || fits(meeting, slot)) continue
      domains[meeting] = at(domains, meeting) & ~(1 << slot)
      changed = true
    }
  }
  return changed ? 'changed' : 'same'
}
