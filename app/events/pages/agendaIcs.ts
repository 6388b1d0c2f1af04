import { type CalendarEvent, writeCalendar } from '../../platform/calendar/calendar.ts'
import { Temporal } from '../../platform/kernel/dates.ts'
import type { OpenMapEvent, ProgrammeItem, Slot } from '../domain/event.ts'
import type { Agenda } from '../usecases/getAgenda.ts'
import { p } from './publicMessages.ts'

const placeOf = ({ venue }: OpenMapEvent, first = ''): string =>
  [first, venue.name, venue.address, venue.city].filter((part) => part !== null && part !== '').join(', ')

/** A meeting that a reader may still hold from an earlier version. */
export type RemovedMeeting = { readonly otherId: string; readonly slot: Slot }

/** A cancelled day cancels everything in it. */
const statusOf = ({ status }: OpenMapEvent) =>
  status === 'cancelled' ? ({ status: 'cancelled' } as const) : {}

/**
 * The calendar of one participant. The same meeting keeps its identifier from version to version, and the number of the
 * version, with the changes of the day itself, is its sequence: a reader that imports the file again moves the meeting instead of doubling it.
 * `removed` meetings are there as cancelled.
 */
export const agendaIcs = (
  agenda: Agenda,
  url: string,
  now: Temporal.Instant,
  removed: readonly RemovedMeeting[] = [],
): string => {
  const { event } = agenda
  const events = agendaEntries(agenda, url, now, removed)
  return writeCalendar({ name: event.title, zone: event.zone, events })
}

const agendaEntries = (
  agenda: Agenda,
  url: string,
  now: Temporal.Instant,
  removed: readonly RemovedMeeting[] = [],
): readonly CalendarEvent[] => {
  const { event, version, participant, lines, others, tables } = agenda
  const published = version?.publishedAt?.getTime()
  const stamp = published === undefined ? now : Temporal.Instant.fromEpochMilliseconds(published)
  const entry = (otherId: string, { startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>) => ({
    uid: `${[participant.id, otherId].sort().join('.')}@openmap-ess`,
    sequence: (version?.number ?? 0) + event.revision,
    start: startsAt,
    end: endsAt,
    summary: p.agenda.meetingWith(others.get(otherId)?.displayName ?? ''),
    description: event.title,
    url,
    stamp,
  })
  const held = lines.flatMap((line): CalendarEvent[] => {
    if (line.kind !== 'meeting') return []
    const number = tables.get(line.tableId)?.number
    const location = placeOf(event, number === undefined ? '' : p.agenda.tableNumber(number))
    const description =
      line.video === undefined ? event.title : `${event.title}\n${p.agenda.videoAt(line.video)}`
    return [{ ...entry(line.otherId, line), location, description, ...statusOf(event) }]
  })
  const cancelled = removed.map(
    ({ otherId, slot }): CalendarEvent => ({ ...entry(otherId, slot), status: 'cancelled' }),
  )
  return [...held, ...cancelled]
}

/** The programme of a day for anyone's calendar; a day whose hours are not known is one entry of the whole day. */
export const programmeIcs = (
  event: OpenMapEvent,
  programme: readonly ProgrammeItem[],
  url: string,
  now: Temporal.Instant,
): string =>
  writeCalendar({ name: event.title, zone: event.zone, events: programmeEntries(event, programme, url, now) })

/** What became of the day, for a calendar that holds its programme and perhaps the meetings of one participant. */
export const dayIcs = (
  event: OpenMapEvent,
  programme: readonly ProgrammeItem[],
  agenda: Agenda | null,
  url: string,
  now: Temporal.Instant,
): string =>
  writeCalendar({
    name: event.title,
    zone: event.zone,
    events: [
      ...programmeEntries(event, programme, url, now),
      ...(agenda === null ? [] : agendaEntries(agenda, url, now)),
    ],
  })

/** Several days in one calendar to subscribe to: each is one entry, from its first hour to its last. */
export const daysIcs = (
  days: readonly { readonly event: OpenMapEvent; readonly span: Pick<Slot, 'startsAt' | 'endsAt'> | null }[],
  calendar: { readonly name: string; readonly zone: string },
  urlOf: (event: OpenMapEvent) => string,
  now: Temporal.Instant,
): string =>
  writeCalendar({
    ...calendar,
    events: days.map(({ event, span }): CalendarEvent => {
      const day = Temporal.PlainDate.from(event.day)
      return {
        uid: `${event.id}@openmap-ess`,
        sequence: event.revision,
        start: span?.startsAt ?? `${day.toString()}T00:00:00`,
        end: span?.endsAt ?? `${day.add({ days: 1 }).toString()}T00:00:00`,
        zone: event.zone,
        summary: event.title,
        location: placeOf(event),
        ...(event.theme === null ? {} : { description: event.theme }),
        url: urlOf(event),
        stamp: now,
        ...statusOf(event),
      }
    }),
  })

const programmeEntries = (
  event: OpenMapEvent,
  programme: readonly ProgrammeItem[],
  url: string,
  now: Temporal.Instant,
): readonly CalendarEvent[] => {
  const common = { sequence: event.revision, url, stamp: now, ...statusOf(event) }
  const timed = programme.flatMap((item): CalendarEvent[] => {
    if (item.startsAt === null) return []
    const details = [item.description, item.speakers.join(', ')].filter(
      (part) => part !== null && part !== '',
    )
    return [
      {
        ...common,
        uid: `${item.id}@openmap-ess`,
        start: item.startsAt,
        end: item.endsAt ?? item.startsAt,
        summary: `${item.title} – ${event.title}`,
        location: placeOf(event, item.room ?? ''),
        ...(details.length === 0 ? {} : { description: details.join('\n') }),
      },
    ]
  })
  const day = Temporal.PlainDate.from(event.day)
  const whole: CalendarEvent = {
    ...common,
    uid: `${event.id}@openmap-ess`,
    start: `${day.toString()}T00:00:00`,
    end: `${day.add({ days: 1 }).toString()}T00:00:00`,
    summary: event.title,
    location: placeOf(event),
    description: p.event.hoursUnknown,
  }
  return timed.length === 0 ? [whole] : timed
}
