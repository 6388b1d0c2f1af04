/**
 * The core problem of a meeting day (case A, selection and timetabling): which requested meetings take place,
 * when, at which table. Indices count from 0; a = buyer, b = supplier.
 */

/** One party: where it is free, and how many meetings it accepts in all (no quota = as many as its slots hold). */
export interface Party {
  /** One entry per slot: true where the party can meet. */
  readonly free: readonly boolean[]
  /** Meetings at most in the day, an integer >= 1. */
  readonly quota?: number
  /** Meetings at most in one slot, an integer from 1 to 100; 1 unless said. */
  readonly representatives?: number
  /** Guarantee: meetings at least, an integer >= 0. It is soft: what is missing is made as small as can be, and told. */
  readonly least?: number
}

export interface Pair {
  /** Index of the buyer. */
  readonly a: number
  /** Index of the supplier. */
  readonly b: number
}

/** A wish. Weight: integer from 1 to 1 000 000; a pair occurs once. */
export interface MeetingRequest extends Pair {
  readonly weight: number
}

/** A requested meeting that must take place in this slot, and at this table where one is given. */
export interface Pin extends Pair {
  readonly slot: number
  readonly table?: number
}

/** A pair that must not meet in this slot. */
export interface Forbid extends Pair {
  readonly slot: number
}

export interface SelectionProblem {
  /** Number of slots, 1 to 1 000. */
  readonly slots: number
  /** Tables: at most this many meetings in a slot; one number for all slots, or one for each slot. */
  readonly tables: number | readonly number[]
  readonly buyers: readonly Party[]
  readonly suppliers: readonly Party[]
  readonly requests: readonly MeetingRequest[]
  readonly pins?: readonly Pin[]
  /** Pairs that must not meet. A veto on a pair that nobody requested is accepted and changes nothing. */
  readonly vetoes?: readonly Pair[]
  /** Slots closed to one pair only. Like a veto, one on a pair that nobody requested changes nothing. */
  readonly forbids?: readonly Forbid[]
}

export type ProblemErrorCode =
  | 'not-an-object'
  | 'missing-field'
  | 'slots-invalid'
  | 'tables-invalid'
  | 'availability-invalid'
  | 'quota-invalid'
  | 'representatives-invalid'
  | 'least-invalid'
  | 'least-over-quota'
  | 'weight-invalid'
  | 'unknown-party'
  | 'duplicate-party'
  | 'duplicate-request'
  | 'slot-out-of-range'
  | 'table-out-of-range'
  | 'pin-without-request'
  | 'pin-not-free'
  | 'pin-duplicate'
  | 'pin-party-clash'
  | 'pin-table-clash'
  | 'pin-too-many-tables'
  | 'pin-over-quota'
  | 'pin-vetoed'
  | 'pin-forbidden'
  | 'pin-in-past'
  | 'published-invalid'
  | 'published-duplicate'
  | 'syntax'
  | 'too-large'

/** What is wrong, where, and in plain English; `value` is the offending value as it was read. */
export interface ProblemError {
  readonly code: ProblemErrorCode
  /** Path of the field, such as `requests[3].weight`. */
  readonly field: string
  readonly value: unknown
  readonly message: string
}

export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly Failure[] }

declare const validated: unique symbol
/** A problem that passed `validateProblem`: the only kind that `solve` accepts. */
export type ValidProblem = SelectionProblem & { readonly [validated]: true }

const contradictions: ReadonlySet<ProblemErrorCode> = new Set<ProblemErrorCode>([
  'pin-not-free',
  'pin-duplicate',
  'pin-party-clash',
  'pin-table-clash',
  'pin-too-many-tables',
  'pin-over-quota',
  'pin-vetoed',
  'pin-forbidden',
  'pin-in-past',
])

/**
 * True where the problem is well formed but its pins contradict each other or the rest: then no timetable exists,
 * and the error is the proof of it.
 */
export function isContradiction(error: ProblemError): boolean {
  return contradictions.has(error.code)
}

/** Tables of a slot. */
export function tablesOfSlot(tables: number | readonly number[], slot: number): number {
  return typeof tables === 'number' ? tables : (tables[slot] ?? 0)
}
