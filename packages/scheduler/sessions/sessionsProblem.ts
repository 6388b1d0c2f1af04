import type { ProblemError, Result } from '../problem.ts'

/**
 * Case B, the timetabling of a fixed set of meetings with the fewest breaks (B2BSOP): M. Bofill, J. Coll, M. Garcia,
 * J. Giráldez-Cru, G. Pesant, J. Suy, M. Villaret, JAIR 74 (2022) 263-301. All indices count from 0.
 */
export interface SessionsProblem {
  readonly parties: number
  /** 1 to 30. */
  readonly slots: number
  /** Slots 0 … morningSlots - 1 are the morning. */
  readonly morningSlots: number
  /** Meetings at most in one slot. */
  readonly tables: number
  readonly meetings: readonly SessionMeeting[]
  /** For each party, the slots in which it cannot meet. */
  readonly forbidden: readonly (readonly number[])[]
}

export interface SessionMeeting {
  readonly p1: number
  readonly p2: number
  readonly half: 'morning' | 'afternoon' | 'either'
  /** The slot imposed, or null. It may contradict the half-day: then the problem is infeasible, not malformed. */
  readonly fixed: number | null
  /** Meetings that must take place in a strictly earlier slot. */
  readonly after: readonly number[]
}

/** Slots are kept as bits of one 32-bit integer. */
export const MAX_SESSION_SLOTS = 30

/** Checks sizes and indices; every error names its field. Never throws on a problem of the right shape. */
export function validateSessions(problem: SessionsProblem): Result<SessionsProblem, ProblemError> {
  const errors: ProblemError[] = []
  const report = (code: ProblemError['code'], field: string, value: unknown, message: string): void => {
    if (errors.length < 100) errors.push({ code, field, value, message })
  }
  const { parties, slots, tables, morningSlots } = problem
  if (!Number.isInteger(slots) || slots < 1)
    report('slots-invalid', 'slots', slots, 'There must be at least one slot.')
  else if (slots > MAX_SESSION_SLOTS) {
    report('too-large', 'slots', slots, `At most ${MAX_SESSION_SLOTS} slots can be read in this version.`)
  }
  if (!Number.isInteger(morningSlots) || morningSlots < 0 || morningSlots > slots) {
    report('slots-invalid', 'morningSlots', morningSlots, `The morning has from 0 to ${slots} slots.`)
  }
  if (!Number.isInteger(tables) || tables < 1) {
    report('tables-invalid', 'tables', tables, 'There must be at least one table.')
  }
  if (problem.forbidden.length !== parties) {
    report(
      'missing-field',
      'forbidden',
      problem.forbidden.length,
      `Give one list for each of the ${parties} parties.`,
    )
  }
  const isIndex = (value: number, size: number): boolean =>
    Number.isInteger(value) && value >= 0 && value < size
  problem.forbidden.forEach((list, party) => {
    for (const slot of list) {
      if (!isIndex(slot, slots))
        report('slot-out-of-range', `forbidden[${party}]`, slot, 'There is no such slot.')
    }
  })
  problem.meetings.forEach((meeting, index) => {
    const field = `meetings[${index}]`
    for (const key of ['p1', 'p2'] as const) {
      if (!isIndex(meeting[key], parties)) {
        report('unknown-party', `${field}.${key}`, meeting[key], 'There is no such participant.')
      }
    }
    if (meeting.p1 === meeting.p2) {
      report('unknown-party', `${field}.p2`, meeting.p2, 'A participant cannot meet itself.')
    }
    if (meeting.fixed !== null && !isIndex(meeting.fixed, slots)) {
      report('slot-out-of-range', `${field}.fixed`, meeting.fixed, 'There is no such slot.')
    }
    for (const earlier of meeting.after) {
      if (!isIndex(earlier, problem.meetings.length)) {
        report('slot-out-of-range', `${field}.after`, earlier, 'There is no such meeting.')
      }
    }
  })
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: problem }
}

/** Slots allowed to each meeting by half-day, fixed slot and forbidden slots alone, as bits. */
export function initialDomains(problem: SessionsProblem): Int32Array {
  const all = 2 ** problem.slots - 1
  const morning = 2 ** problem.morningSlots - 1
  const blocked = problem.forbidden.map((list) => list.reduce((bits, slot) => bits | (1 << slot), 0))
  return Int32Array.from(problem.meetings, (meeting) => {
    const half = meeting.half === 'either' ? all : meeting.half === 'morning' ? morning : all & ~morning
    const imposed = meeting.fixed === null ? all : 1 << meeting.fixed
    return half & imposed & ~(blocked[meeting.p1] ?? 0) & ~(blocked[meeting.p2] ?? 0)
  })
}

/** Meetings of each party. */
export function meetingsByParty(problem: SessionsProblem): number[][] {
  const lists = Array.from({ length: problem.parties }, (): number[] => [])
  problem.meetings.forEach((meeting, index) => {
    lists[meeting.p1]?.push(index)
    lists[meeting.p2]?.push(index)
  })
  return lists
}
