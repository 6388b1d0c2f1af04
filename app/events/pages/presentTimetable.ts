import { formatDateTime, formatNumber } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import type { TimeCell } from '../../ui/index.ts'
import type { Slot } from '../domain/event.ts'
import { type Spread, sharesOf, spreadOf } from '../domain/fairness.ts'
import { quotaOf } from '../domain/pins.ts'
import { isProved, proofLine } from '../domain/proofLine.ts'
import { reasonSentence } from '../domain/reasons.ts'
import type { Placed, TimetableMeeting, TimetableVersion } from '../domain/timetable.ts'
import { meetingsAsked } from '../domain/toProblem.ts'
import { warningsOf } from '../domain/warnings.ts'
import { t } from '../messages.ts'
import type { TimetableShown } from '../usecases/loadTimetable.ts'
import { hourOf, spanOf } from './presentEvents.ts'
import { tt } from './timetableMessages.ts'

/** All that the page of the timetable is made from. */
export type TimetableSource = TimetableShown

/** Names of parties, slots and tables by their identifiers. */
export const namesOf = (source: Pick<TimetableSource, 'day' | 'allSlots' | 'allTables'>) => {
  const parties = new Map(source.day.participants.map(({ id, displayName }) => [id, displayName]))
  const slots = new Map(source.allSlots.map((slot) => [slot.id, slot]))
  const tables = new Map(source.allTables.map(({ id, number }) => [id, number]))
  const party = (id: string): string => parties.get(id) ?? ''
  const slot = (id: string): string => {
    const found = slots.get(id)
    return found === undefined ? '' : hourOf(found.startsAt)
  }
  const table = (id: string): number => tables.get(id) ?? 0
  return {
    party,
    slot,
    table,
    pair: (pair: { buyerId: string; supplierId: string }): string =>
      `${party(pair.buyerId)} – ${party(pair.supplierId)}`,
    place: (placed: Placed): string => tt.placeOf(slot(placed.slotId), table(placed.tableId)),
  }
}

export type GridView = {
  readonly columns: readonly { readonly key: string; readonly label: string; readonly detail: string }[]
  readonly rows: readonly {
    readonly key: string
    readonly label: string
    readonly detail?: string
    readonly cells: Readonly<Record<string, TimeCell>>
  }[]
}

/** Slots of the plan, and retired ones that this version still uses. */
const slotsShown = ({ day, allSlots, meetings }: TimetableSource): readonly Slot[] => {
  const used = new Set(meetings.map(({ slotId }) => slotId))
  const active = new Set(day.slots.map(({ id }) => id))
  return allSlots.filter(({ id }) => active.has(id) || used.has(id))
}

const columnsOf = (slots: readonly Slot[]): GridView['columns'] =>
  slots.map((slot) => ({ key: slot.id, label: hourOf(slot.startsAt), detail: spanOf(slot) }))

/** `locked` once pinned, `conflict` where somebody would be in two places. */
const stateOf = (meeting: TimetableMeeting, clashing: ReadonlySet<string>): TimeCell['state'] => {
  if (
    clashing.has(`${meeting.slotId}@${meeting.buyerId}`) ||
    clashing.has(`${meeting.slotId}@${meeting.supplierId}`)
  ) {
    return 'conflict'
  }
  if (meeting.pinned) return 'locked'
  return 'busy'
}

const clashesOf = (meetings: readonly Placed[]): ReadonlySet<string> => {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { slotId, buyerId, supplierId } of meetings) {
    for (const party of [buyerId, supplierId]) {
      const key = `${slotId}@${party}`
      if (seen.has(key)) twice.add(key)
      seen.add(key)
    }
  }
  return twice
}

export type CellLink = (meeting: TimetableMeeting) => string | undefined

/** One row for each buyer and structure. */
export const gridByParticipant = (source: TimetableSource, href: CellLink): GridView => {
  const names = namesOf(source)
  const closed = new Set(
    source.day.unavailable.map(({ participantId, slotId }) => `${participantId}@${slotId}`),
  )
  const clashing = clashesOf(source.meetings)
  const slots = slotsShown(source)
  const parties = source.day.participants.filter(({ role }) => role === 'buyer' || role === 'supplier')
  return {
    columns: columnsOf(slots),
    rows: parties.map((one) => {
      const mine = source.meetings.filter(
        ({ buyerId, supplierId }) => buyerId === one.id || supplierId === one.id,
      )
      const cells = slots.flatMap((slot): [string, TimeCell][] => {
        const [meeting] = mine.filter(({ slotId }) => slotId === slot.id)
        if (meeting === undefined)
          return closed.has(`${one.id}@${slot.id}`) ? [[slot.id, { state: 'unavailable' }]] : []
        const other = meeting.buyerId === one.id ? meeting.supplierId : meeting.buyerId
        return [
          [
            slot.id,
            {
              state: stateOf(meeting, clashing),
              text: names.party(other),
              detail: tt.tableNumber(names.table(meeting.tableId)),
              href: href(meeting),
            },
          ],
        ]
      })
      return {
        key: one.id,
        label: one.displayName,
        detail: t.roles[one.role],
        cells: Object.fromEntries(cells),
      }
    }),
  }
}

/** One row for each table. */
export const gridByTable = (source: TimetableSource, href: CellLink): GridView => {
  const names = namesOf(source)
  const clashing = clashesOf(source.meetings)
  const slots = slotsShown(source)
  const used = new Set(source.meetings.map(({ tableId }) => tableId))
  const tables = source.allTables.filter(({ id, active }) => active || used.has(id))
  return {
    columns: columnsOf(slots),
    rows: tables.map((table) => ({
      key: table.id,
      label: tt.tableNumber(table.number),
      ...(table.label === null ? {} : { detail: table.label }),
      cells: Object.fromEntries(
        source.meetings
          .filter(({ tableId }) => tableId === table.id)
          .map((meeting): [string, TimeCell] => [
            meeting.slotId,
            {
              state: stateOf(meeting, clashing),
              text: names.party(meeting.buyerId),
              detail: names.party(meeting.supplierId),
              href: href(meeting),
            },
          ]),
      ),
    })),
  }
}

export type UnmetLine = {
  readonly key: string
  readonly pair: string
  readonly weight: string
  readonly reason: string
}

export const unmetLines = (source: TimetableSource): readonly UnmetLine[] => {
  const names = namesOf(source)
  return source.unmet
    .map((unmet) => ({ unmet, pair: names.pair(unmet) }))
    .sort((one, other) => other.unmet.weight - one.unmet.weight || one.pair.localeCompare(other.pair, 'fr'))
    .map(({ unmet, pair }) => ({
      key: `${unmet.buyerId}>${unmet.supplierId}`,
      pair,
      weight: formatNumber(unmet.weight),
      reason: reasonSentence(unmet, names),
    }))
}

export type FairnessLine = Spread & { readonly side: string }

export const fairnessLines = (source: TimetableSource): readonly FairnessLine[] => {
  const asked = meetingsAsked(source.day)
  return [
    { side: tt.buyers, ...spreadOf(source.meetings, asked, 'buyerId') },
    { side: tt.suppliers, ...spreadOf(source.meetings, asked, 'supplierId') },
  ]
}

export type ShareLine = {
  readonly key: string
  readonly name: string
  readonly held: string
  readonly limits: string
  readonly missing: string
}

/** What each party has of what was asked, those who have the least of it first. */
export const shareLines = (source: TimetableSource): readonly ShareLine[] => {
  const byId = new Map(source.day.participants.map((one) => [one.id, one]))
  return sharesOf(source.meetings, meetingsAsked(source.day), source.day.participants).flatMap((share) => {
    const one = byId.get(share.participantId)
    if (one === undefined) return []
    return [
      {
        key: one.id,
        name: one.displayName,
        held: tt.shareOf(share.held, share.asked),
        limits: tt.limitsOf(one.least, quotaOf(source.day, one)),
        missing: share.missing === 0 ? '' : tt.missingOf(share.missing),
      },
    ]
  })
}

/** Everything to check before publishing, one sentence each. */
export const warningSentences = (source: TimetableSource): readonly string[] => {
  const names = namesOf(source)
  const meetings = new Map(source.meetings.map((meeting) => [meeting.id, meeting]))
  return warningsOf(source.meetings, source.day).map(({ code, meetingId, participantId }) => {
    const meeting = meetings.get(meetingId)
    const where = meeting === undefined ? '' : tt.warningAt(names.pair(meeting), names.slot(meeting.slotId))
    return `${where}\u00a0: ${t.warnings[code](participantId === null ? '' : names.party(participantId))}`
  })
}

export type VersionLine = {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly state: TimetableVersion['state']
  readonly result: string
  readonly proved: boolean
  readonly created: string
}

export const versionLines = (versions: readonly TimetableVersion[], zone: string): readonly VersionLine[] =>
  versions.map((version) => ({
    id: version.id,
    number: version.number,
    title: version.name ?? tt.versionName(version.number),
    state: version.state,
    result: proofLine(version),
    proved: isProved(version),
    created: formatDateTime(localOf(version.createdAt, zone)),
  }))
