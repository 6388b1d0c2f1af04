import type { TimetableMeeting } from './timetable.ts'

export const stepKinds = ['move', 'swap', 'remove', 'place'] as const
export type StepKind = (typeof stepKinds)[number]

/** One change of a draft by hand: the meetings that were there, and those that stand in their place. */
export type TimetableStep = {
  readonly id: string
  /** From 1. */
  readonly number: number
  readonly kind: StepKind
  readonly before: readonly TimetableMeeting[]
  readonly after: readonly TimetableMeeting[]
  readonly undone: boolean
}

/** What goes and what comes, to pass from one set of meetings to the other. */
export type Replacement = {
  readonly from: readonly TimetableMeeting[]
  readonly to: readonly TimetableMeeting[]
}

const same = (one: TimetableMeeting, other: TimetableMeeting): boolean =>
  one.slotId === other.slotId && one.tableId === other.tableId && one.pinned === other.pinned

/**
 * Can the replacement be made without undoing what somebody else did? Every meeting that goes must stand exactly as it was
 * left, and none that comes may stand already.
 */
export const stands = (present: readonly TimetableMeeting[], { from, to }: Replacement): boolean => {
  const now = new Map(present.map((meeting) => [meeting.id, meeting]))
  const leaving = new Set(from.map(({ id }) => id))
  return (
    from.every((meeting) => {
      const found = now.get(meeting.id)
      return found !== undefined && same(found, meeting)
    }) && to.every(({ id }) => leaving.has(id) || !now.has(id))
  )
}

export const replaced = (
  present: readonly TimetableMeeting[],
  { from, to }: Replacement,
): readonly TimetableMeeting[] => {
  const leaving = new Set(from.map(({ id }) => id))
  return [...present.filter(({ id }) => !leaving.has(id)), ...to]
}

/** The step that « Annuler » would take back, and the one that « Rétablir » would do again. */
export const nextSteps = (
  steps: readonly TimetableStep[],
): { readonly undo: TimetableStep | null; readonly redo: TimetableStep | null } => ({
  undo: steps.filter(({ undone }) => !undone).at(-1) ?? null,
  redo: steps.find(({ undone }) => undone) ?? null,
})
