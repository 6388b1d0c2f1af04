import type { Representative } from './participant.ts'

/** What was there before an import changed it; people are told apart. */
export type StateBefore =
  | {
      readonly displayName: string
      readonly organisationId: string | null
      readonly structureId: string | null
      readonly quota: number | null
      readonly unavailable: readonly string[]
    }
  | { readonly level: string }

/** One thing that an import added (`before` null) or changed. */
export type ImportChange = {
  readonly participantId: string
  /** Of a wish, who is wished. */
  readonly toId: string | null
  readonly before: StateBefore | null
  /** What the import left: a level, or the fingerprint of a participant. */
  readonly after: string
  readonly people: readonly Representative[]
}

/** What may hang on a participant, as the database says it. */
export const ties = [
  'wish',
  'registration',
  'timetable',
  'booking',
  'stand',
  'day',
  'outcome',
  'link',
] as const
export type Tie = (typeof ties)[number]

/** Why an undo leaves something as it is: somebody changed it, or something hangs on it. */
export const keepReasons = ['changed', ...ties] as const
export type KeepReason = (typeof keepReasons)[number]

/** How a thing stands now. */
export type Standing = {
  /** A level or a fingerprint, as `after`; null = it is gone. */
  readonly now: string | null
  /** What hangs on it, whenever it came. */
  readonly ties: readonly Tie[]
  /** Meetings were placed since the import. */
  readonly meetsSince: boolean
  /** Who represents a participant now. */
  readonly people: readonly string[]
}

export type UndoStep =
  | { readonly step: 'nothing' | 'remove' | 'restore' }
  | { readonly step: 'keep'; readonly reasons: readonly KeepReason[] }

/**
 * What undoing does to one thing. What was changed since stays; what was added goes if nothing hangs on it; what was
 * changed comes back if no meeting was placed since and nobody who would leave has a badge.
 */
export const undoOf = (change: ImportChange, standing: Standing): UndoStep => {
  if (standing.now === null) return { step: 'nothing' }
  if (standing.now !== change.after) return { step: 'keep', reasons: ['changed'] }
  const reasons = new Set<KeepReason>()
  if (standing.meetsSince) reasons.add('timetable')
  if (change.toId === null) {
    if (change.before === null) for (const tie of standing.ties) reasons.add(tie)
    const back = new Set(change.people.map(({ id }) => id))
    const leaving = standing.people.some((id) => !back.has(id))
    if (leaving && standing.ties.includes('day')) reasons.add('day')
  }
  if (reasons.size > 0) return { step: 'keep', reasons: keepReasons.filter((one) => reasons.has(one)) }
  return { step: change.before === null ? 'remove' : 'restore' }
}
