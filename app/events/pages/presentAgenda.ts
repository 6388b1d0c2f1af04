import { formatDate, formatFullDate } from '../../platform/i18n/format.ts'
import { DEFAULT_ZONE, localOf } from '../../platform/kernel/dates.ts'
import type { Agenda } from '../usecases/getAgenda.ts'
import { spanOf } from './presentEvents.ts'
import { p } from './publicMessages.ts'

export type AgendaLineView = {
  readonly key: string
  readonly kind: 'meeting' | 'free' | 'unavailable' | 'pause'
  readonly hour: string
  readonly startsAt: string
  readonly what: string
  readonly meetingId: string | null
  /** `Table 4`, empty without a meeting. */
  readonly table: string
  /** Where it may also be held by video. */
  readonly video: string | null
}

export type AgendaView = {
  readonly name: string
  readonly eventTitle: string
  readonly when: string
  readonly where: string
  readonly access: string | null
  readonly count: number
  readonly countText: string
  readonly published: boolean
  readonly versionText: string
  /** Only when the zone is not the usual one. */
  readonly zoneText: string | null
  readonly lines: readonly AgendaLineView[]
}

/** The day of one participant as a page, a sheet and a document show it. */
export const presentAgenda = (agenda: Agenda): AgendaView => {
  const { event, participant, version, lines, others, tables } = agenda
  const count = lines.filter(({ kind }) => kind === 'meeting').length
  const { venue } = event
  return {
    name: participant.displayName,
    eventTitle: event.title,
    when: formatFullDate(event.day),
    where: [venue.name, venue.address, venue.city].filter((part) => part !== null).join(', '),
    access: venue.access,
    count,
    countText: p.agenda.count(count),
    published: version !== null,
    versionText:
      version?.publishedAt == null
        ? ''
        : p.agenda.version(version.number, formatDate(localOf(version.publishedAt, event.zone))),
    zoneText: event.zone === DEFAULT_ZONE ? null : p.agenda.zone(event.zone),
    lines: lines.map((line) => {
      const base = {
        key: line.startsAt,
        kind: line.kind,
        hour: spanOf(line),
        startsAt: line.startsAt,
        table: '',
        meetingId: null,
        video: null,
      }
      if (line.kind !== 'meeting') return { ...base, what: p.agenda[line.kind] }
      const number = tables.get(line.tableId)?.number
      return {
        ...base,
        what: others.get(line.otherId)?.displayName ?? '',
        meetingId: line.meetingId ?? null,
        video: line.video ?? null,
        table: number === undefined ? '' : p.agenda.tableNumber(number),
      }
    }),
  }
}
