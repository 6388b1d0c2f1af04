import { type CalendarEvent, writeCalendar } from '../../platform/calendar/calendar.ts'
import { Temporal } from '../../platform/kernel/dates.ts'
import type { OpenMapEvent, ProgrammeItem, Slot } from '../domain/event.ts'
import type { Agenda } from '../usecases/getAgenda.ts'
import { p } from './publicMessages.ts'

const placeOf = ({ venue }: OpenMapEvent, first = ''): string =>
  [first, venue.name, venue.address, venue.city].filter((part) => part !== null && part !== '').join(', ')

/** A meeting that a reader may still hold from an earlier version. */
export type RemovedMeeting = { readonly otherId: string; readonly slot: Slot }

/**
 * The calendar of one participant. The same meeting keeps its identifier from version to version, and the number of the
 * version is its sequence: a reader that imports the file again moves the meeting instead of doubling it.
 * `removed` meetings are there as cancelled.
 */
export const agendaIcs = (
  agenda: Agenda,
  url: string,
  now: Temporal.Instant,
  removed: readonly RemovedMeeting[] = [],
): string => {
  const { event, version, participant, lines, others, tables } = agenda
  const published = version?.publishedAt?.getTime()
  const stamp = published === undefined ? now : Temporal.Instant.fromEpochMilliseconds(published)
  const entry = (otherId: string, { startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>) => ({
    uid: `${[participant.id, otherId].sort().join('.')}@openmap-ess`,
    sequence: version?.number ?? 0,
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
    return [{ ...entry(line.otherId, line), location }]
  })
  const cancelled = removed.map(
    ({ otherId, slot }): CalendarEvent => ({ ...entry(otherId, slot), status: 'cancelled' }),
  )
  const events = [...held, ...cancelled]
  return writeCalendar({ name: event.title, zone: event.zone, events })
}

/** The programme of a day for anyone's calendar; a day whose hours are not known is one entry of the whole day. */
export const programmeIcs = (
  event: OpenMapEvent,
  programme: readonly ProgrammeItem[],
  url: string,
  now: Temporal.Instant,
): string => {
  const common = { sequence: 0, url, stamp: now }
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
  return writeCalendar({ name: event.title, zone: event.zone, events: timed.length === 0 ? [whole] : timed })
}
