import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { DEFAULT_ZONE, instantOf, Temporal } from '../kernel/dates.ts'
import { tidy } from '../kernel/text.ts'
import { vtimezone } from './timeZone.ts'

export type CalendarEvent = {
  /** Stable for the life of the meeting: a reader replaces what has the same uid. Letters, digits and `._@-`. */
  readonly uid: string
  /** Grows with each change sent. */
  readonly sequence: number
  /** Local date-times of `zone`: `2027-03-09T10:00`. */
  readonly start: string
  readonly end: string
  /** IANA zone; default that of the calendar. */
  readonly zone?: string
  readonly summary: string
  readonly description?: string
  readonly location?: string
  /** Whole http(s) address of the page that says more. */
  readonly url?: string
  readonly status?: 'confirmed' | 'tentative' | 'cancelled'
  /** When this state of the event was written. */
  readonly stamp: Temporal.Instant
}

export type Calendar = {
  readonly name: string
  /** IANA zone; default Europe/Paris. */
  readonly zone?: string
  /** `publish` for a file or a feed; `request` and `cancel` only in a mail that invites. */
  readonly method?: 'publish' | 'request' | 'cancel'
  readonly events: readonly CalendarEvent[]
}

const METHODS = {
  publish: ICalCalendarMethod.PUBLISH,
  request: ICalCalendarMethod.REQUEST,
  cancel: ICalCalendarMethod.CANCEL,
} as const

const STATUSES = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const

/**
 * RFC 5545 allows no control character in a text but the line feed, written `\n`. A backslash becomes a slash: well
 * escaped as it is, common readers take the letter n after it for a line feed. Straight quotes become curly: some readers
 * take them off the ends of a text (both: node-ical 0.27).
 */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll('\\', '/')
    .replace(/(^|[\s(])"/gm, '$1“')
    .replaceAll('"', '”')

/** One line of text as readers will find it: no control character, single spaces. */
export const calendarLine = (text: string): string => tidy(clean(text.replace(/[\u0085\u2028\u2029]/g, ' ')))

/** Several lines of text as readers will find them. */
export const calendarText = (text: string): string =>
  clean(text)
    .split('\n')
    .map((line) => tidy(line))
    .join('\n')
    .trim()

/**
 * Name of a calendar as every reader shows it. ical-generator does not escape it and ical.js does not unescape it: commas
 * and semicolons, the only characters concerned, become middle dots.
 */
export const calendarName = (text: string): string =>
  calendarLine(text)
    .replace(/\s*[;,][\s;,]*/g, ' · ')
    .trim()

const checkedUid = (uid: string): string => {
  if (!/^[\w.@-]{1,200}$/.test(uid)) throw new Error(`uid not fit for a calendar: ${JSON.stringify(uid)}`)
  return uid
}

const checkedUrl = (url: string): string => {
  const address = new URL(url)
  if (!/^https?:$/.test(address.protocol))
    throw new Error(`address not fit for a calendar: ${address.protocol}`)
  return address.href
}

/**
 * Writes an iCalendar file (RFC 5545): local times with the rules of their zone, texts escaped, lines folded at
 * 75 octets, CRLF. What people typed comes back equal to `calendarLine` or `calendarText` of it, and nothing more.
 */
export const writeCalendar = (input: Calendar): string => {
  const zone = input.zone ?? DEFAULT_ZONE
  const rules = (name: string): string | null => {
    const moments = input.events
      .filter((event) => (event.zone ?? zone) === name)
      .flatMap((event) => [instantOf(event.start, name), instantOf(event.end, name)])
      .toSorted(Temporal.Instant.compare)
    const [first] = moments
    const last = moments.at(-1)
    return first === undefined || last === undefined ? null : vtimezone(name, first, last)
  }
  const calendar = ical({
    name: calendarName(input.name),
    prodId: { company: 'OpenMap ESS', product: 'Agenda', language: 'FR' },
    method: METHODS[input.method ?? 'publish'],
    // A zone given to the whole calendar would turn DTSTAMP into local time, which must be UTC: each event names its own.
    timezone: { name: null, generator: rules },
  })
  for (const event of input.events) {
    const own = event.zone ?? zone
    const moment = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime(own)
    calendar.createEvent({
      id: checkedUid(event.uid),
      sequence: event.sequence,
      stamp: event.stamp,
      start: moment(event.start),
      end: moment(event.end),
      timezone: own,
      summary: calendarLine(event.summary),
      status: STATUSES[event.status ?? 'confirmed'],
      ...(event.description === undefined ? {} : { description: calendarText(event.description) }),
      ...(event.location === undefined ? {} : { location: calendarLine(event.location) }),
      ...(event.url === undefined ? {} : { url: checkedUrl(event.url) }),
    })
  }
  return `${calendar.toString()}\r\n`
}
