import { diffTimetables } from '../domain/diff.ts'
import type { TimetableMeeting, TimetableVersion } from '../domain/timetable.ts'
import { namesOf, type TimetableSource } from './presentTimetable.ts'
import { tt } from './timetableMessages.ts'

export type DiffLine = {
  readonly key: string
  readonly kind: string
  readonly pair: string
  readonly before: string
  readonly after: string
}

export type DiffView = {
  readonly intro: string
  readonly concerned: number
  readonly lines: readonly DiffLine[]
  /** The same, for each participant whose day is not the same, by name. */
  readonly parties: readonly {
    readonly id: string
    readonly name: string
    readonly lines: readonly DiffLine[]
  }[]
}

type Compared = { readonly version: TimetableVersion; readonly meetings: readonly TimetableMeeting[] }

const titleOf = ({ name, number }: TimetableVersion): string => name ?? tt.versionName(number)

const introOf = (source: TimetableSource, compared: Compared | null, changes: number): string => {
  if (compared === null) return source.version.state === 'published' ? tt.diffSelf : tt.diffFirst
  if (compared.version.id === source.published?.version.id)
    return changes === 0 ? tt.diffNone : tt.diffAgainst(compared.version.number)
  const title = titleOf(compared.version)
  return changes === 0 ? tt.diffNoneWith(title) : tt.diffWith(title)
}

/** From another version to the one shown; from the published one unless another is chosen. */
export const presentDiff = (
  source: TimetableSource,
  compared: Compared | null = source.published,
): DiffView => {
  const names = namesOf(source)
  const same = compared === null && source.version.state === 'published'
  const diff = diffTimetables(same ? source.meetings : (compared?.meetings ?? []), source.meetings)
  const all = diff.changes.map((change) => {
    const before = change.kind === 'added' ? null : change.before
    const after = change.kind === 'removed' ? null : change.after
    const placed = change.kind === 'removed' ? change.before : change.after
    const line: DiffLine = {
      key: `${placed.buyerId}>${placed.supplierId}`,
      kind: tt.changes[change.kind],
      pair: names.pair(placed),
      before: before === null ? '' : names.place(before),
      after: after === null ? '' : names.place(after),
    }
    return { line, parties: [placed.buyerId, placed.supplierId] }
  })
  return {
    intro: introOf(source, compared, all.length),
    concerned: diff.changedParticipantIds.length,
    lines: all.map(({ line }) => line),
    parties: diff.changedParticipantIds
      .map((id) => ({
        id,
        name: names.party(id),
        lines: all.filter(({ parties }) => parties.includes(id)).map(({ line }) => line),
      }))
      .sort((one, other) => one.name.localeCompare(other.name, 'fr')),
  }
}
