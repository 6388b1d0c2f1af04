import { meetingsByParty, type SessionsProblem } from './sessionsProblem.ts'

/** Number of groups of zeros strictly between two ones: the starts of the runs of ones, but one. */
export function breaksOfBits(bits: number): number {
  let starts = bits & ~(bits << 1)
  let runs = 0
  while (starts !== 0) {
    starts &= starts - 1
    runs++
  }
  return Math.max(0, runs - 1)
}

export function breaksByParty(problem: SessionsProblem, slots: readonly number[]): number[] {
  return meetingsByParty(problem).map((meetings) =>
    breaksOfBits(meetings.reduce((bits, meeting) => bits | (1 << (slots[meeting] ?? 0)), 0)),
  )
}

export function breaksOfTimetable(problem: SessionsProblem, slots: readonly number[]): number {
  return breaksByParty(problem, slots).reduce((sum, breaks) => sum + breaks, 0)
}
