import type { Placed } from './timetable.ts'

/** What became of one meeting between two versions; `table` = same slot, another table. */
export type Change =
  | { readonly kind: 'added'; readonly after: Placed }
  | { readonly kind: 'removed'; readonly before: Placed }
  | { readonly kind: 'moved' | 'table'; readonly before: Placed; readonly after: Placed }

export type TimetableDiff = {
  readonly changes: readonly Change[]
  /** Participants whose own day is not the same: the only ones to write to. Sorted. */
  readonly changedParticipantIds: readonly string[]
}

const pairKey = (meeting: Placed): string => `${meeting.buyerId}>${meeting.supplierId}`

const changeOf = (before: Placed, after: Placed): Change[] => {
  if (before.slotId !== after.slotId) return [{ kind: 'moved', before, after }]
  return before.tableId === after.tableId ? [] : [{ kind: 'table', before, after }]
}

/** Differences from one version to the next, and who is concerned. */
export const diffTimetables = (before: readonly Placed[], after: readonly Placed[]): TimetableDiff => {
  const was = new Map(before.map((meeting) => [pairKey(meeting), meeting]))
  const is = new Set(after.map(pairKey))
  const changes: Change[] = [
    ...after.flatMap((meeting): Change[] => {
      const earlier = was.get(pairKey(meeting))
      return earlier === undefined ? [{ kind: 'added', after: meeting }] : changeOf(earlier, meeting)
    }),
    ...before
      .filter((meeting) => !is.has(pairKey(meeting)))
      .map((meeting): Change => ({ kind: 'removed', before: meeting })),
  ]
  const concerned = new Set(
    changes.flatMap((change) => {
      const { buyerId, supplierId } = change.kind === 'removed' ? change.before : change.after
      return [buyerId, supplierId]
    }),
  )
  return { changes, changedParticipantIds: [...concerned].sort() }
}
