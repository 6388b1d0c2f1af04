import fc from 'fast-check'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { describe, expect, it } from 'vitest'
import { instantOf, Temporal } from '../kernel/dates.ts'
import { type Calendar, calendarLine, calendarName, calendarText, writeCalendar } from './calendar.ts'
import { hasPythonReader, type Read, readWithPython } from './readers.ts'

const stamp = Temporal.Instant.from('2026-11-24T08:00:00Z')
const instant = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`

const readWithIcalJs = (text: string): { name: string; events: Read[] } => {
  const root = new ICAL.Component(ICAL.parse(text))
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const events = root.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const own = (name: string): string => String(component.getFirstPropertyValue(name) ?? '')
    return {
      ...{
        uid: event.uid,
        summary: event.summary,
        description: event.description ?? '',
        location: event.location ?? '',
      },
      ...{
        start: instant(event.startDate.toJSDate()),
        end: instant(event.endDate.toJSDate()),
        status: own('status'),
      },
    }
  })
  ICAL.TimezoneService.reset()
  return { name: String(root.getFirstPropertyValue('x-wr-calname') ?? ''), events }
}

const plain = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'val' in value ? String(value.val) : String(value ?? '')

const readWithNodeIcal = (text: string): { name: string; events: Read[] } => {
  const read = nodeIcal.sync.parseICS(text)
  const events = Object.values(read).flatMap((one) =>
    one?.type === 'VEVENT'
      ? [
          {
            ...{ uid: one.uid, summary: plain(one.summary), description: plain(one.description) },
            ...{ location: plain(one.location), start: instant(one.start), end: instant(one.end as Date) },
            status: String(one.status),
          },
        ]
      : [],
  )
  const calendar = (read as Record<string, unknown>).vcalendar as Record<string, unknown> | undefined
  return { name: plain(calendar?.['WR-CALNAME']), events }
}

const expected = (calendar: Calendar): { name: string; events: Read[] } => ({
  name: calendarName(calendar.name),
  events: calendar.events.map((event) => {
    const zone = event.zone ?? calendar.zone ?? 'Europe/Paris'
    return {
      ...{
        uid: event.uid,
        summary: calendarLine(event.summary),
        description: calendarText(event.description ?? ''),
      },
      location: calendarLine(event.location ?? ''),
      start: instantOf(event.start, zone).toString(),
      end: instantOf(event.end, zone).toString(),
      status: (event.status ?? 'confirmed').toUpperCase(),
    }
  }),
})

const meeting = (parts: Partial<Calendar['events'][number]> = {}): Calendar['events'][number] => ({
  uid: 'meeting-1@openmap',
  sequence: 0,
  start: '2027-03-09T10:00',
  end: '2027-03-09T10:20',
  summary: 'Rendez-vous',
  stamp,
  ...parts,
})

/** Texts that try to leave their property: line ends, escapes, names of components, wide and lone characters. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\\',
        '\\n',
        '\\N',
        ';',
        ',',
        ':',
        '"',
        '\t',
        '\u2028',
        '\u0000',
        '\ud800',
      ),
      fc.constantFrom(
        'END:VEVENT',
        'BEGIN:VALARM',
        'é',
        'œ',
        '«\u00a0x\u00a0»',
        '👩‍🔧',
        'ATTENDEE:mailto:a@b.fr',
        ' ',
      ),
      fc.string({ unit: 'binary', maxLength: 60 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

const times = fc.constantFrom('2027-01-15T09:00', '2027-03-28T12:00', '2027-07-14T23:30', '2026-10-25T14:00')
const zones = fc.constantFrom('Europe/Paris', 'America/Guadeloupe', 'Indian/Reunion', 'America/New_York')

const calendars = fc
  .record({
    name: hostile,
    zone: zones,
    events: fc.array(
      fc.record({
        summary: hostile,
        description: hostile,
        location: hostile,
        start: times,
        status: fc.constantFrom('confirmed', 'cancelled'),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(
    ({ name, zone, events }): Calendar => ({
      name: `Agenda ${name}`,
      zone,
      events: events.map((event, index) =>
        meeting({
          ...event,
          status: event.status as 'confirmed',
          summary: `R ${event.summary}`,
          end: Temporal.PlainDateTime.from(event.start).add({ minutes: 20 }).toString().slice(0, 16),
          uid: `m-${index}@openmap`,
        }),
      ),
    }),
  )

describe('writeCalendar', () => {
  it('comes back equal from every reader, whatever was typed', () => {
    const seen: Calendar[] = []
    fc.assert(
      fc.property(calendars, (calendar) => {
        const text = writeCalendar(calendar)
        expect(readWithIcalJs(text)).toEqual(expected(calendar))
        expect(readWithNodeIcal(text)).toEqual(expected(calendar))
        seen.push(calendar)
      }),
      { numRuns: 2000 },
    )
    if (hasPythonReader) expect(readWithPython(seen.map(writeCalendar))).toEqual(seen.map(expected))
  })

  it('folds at 75 octets, ends lines by CRLF, adds no line of its own', () => {
    fc.assert(
      fc.property(calendars, (calendar) => {
        const text = writeCalendar(calendar)
        const lines = text.split('\r\n')
        expect(lines.at(-1)).toBe('')
        expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        const names = lines.filter(
          (line) => /^(BEGIN|END|ATTENDEE)/.test(line) && /VEVENT|VALARM|ATTENDEE/.test(line),
        )
        expect(names).toEqual(calendar.events.flatMap(() => ['BEGIN:VEVENT', 'END:VEVENT']))
      }),
      { numRuns: 2000 },
    )
  })

  it('writes the rules of the zone around the event, and UTC where the standard wants it', () => {
    const text = writeCalendar({ name: 'Agenda', events: [meeting()] })
    expect(text).toContain(
      [
        'BEGIN:VTIMEZONE',
        'TZID:Europe/Paris',
        'BEGIN:STANDARD',
        'DTSTART:20261025T030000',
        'TZOFFSETFROM:+0200',
        'TZOFFSETTO:+0100',
        'END:STANDARD',
        'BEGIN:DAYLIGHT',
        'DTSTART:20270328T020000',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0200',
        'END:DAYLIGHT',
        'END:VTIMEZONE',
      ].join('\r\n'),
    )
    expect(text).toContain('DTSTART;TZID=Europe/Paris:20270309T100000')
    expect(text).toContain('DTSTAMP:20261124T080000Z')
  })

  it('writes a zone without summer time as fixed', () => {
    const text = writeCalendar({ name: 'Agenda', zone: 'Africa/Abidjan', events: [meeting()] })
    expect(text).toContain(
      'BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000',
    )
  })

  it('escapes the address of the page and refuses what is not an address of the web', () => {
    const text = writeCalendar({
      name: 'A',
      events: [meeting({ url: 'https://openmap.test/é?q=a b\r\nX:1' })],
    })
    expect(text).toContain('URL;VALUE=URI:https://openmap.test/%C3%A9?q=a%20bX:1\r\n')
    expect(() => writeCalendar({ name: 'A', events: [meeting({ url: 'javascript:alert(1)' })] })).toThrow(
      'javascript',
    )
    expect(() => writeCalendar({ name: 'A', events: [meeting({ uid: 'a\r\nb' })] })).toThrow('uid')
  })

  it('writes an empty calendar that readers open', () => {
    expect(readWithIcalJs(writeCalendar({ name: 'Vide', events: [] }))).toEqual({ name: 'Vide', events: [] })
  })
})
