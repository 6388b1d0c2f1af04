import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import { t } from '../messages.ts'
import type { LocalDateTime, ProgrammeItem, ProgrammeKind } from './event.ts'
import { nameKey } from './participant.ts'
import type { Refused } from './refusals.ts'

/** A session as an organiser describes it; hours as `09:00`. */
export type SessionForm = {
  readonly kind: ProgrammeKind
  readonly title: string
  readonly start: string | null
  readonly end: string | null
  readonly room: string | null
  /** One a line. */
  readonly speakers: string | null
  readonly description: string | null
}

type Session = Omit<ProgrammeItem, 'id' | 'position'>

const known = (text: string | null): string | null =>
  text === null || tidy(text) === '' ? null : text.trim()

const linesOf = (text: string | null): string[] =>
  (text ?? '').split('\n').flatMap((line) => known(tidy(line)) ?? [])

/** The session that the form describes, on the day of the event. */
export const sessionOf = (day: string, form: SessionForm): Result<Session, Refused> => {
  const title = tidy(form.title)
  if (title === '')
    return refuse({ code: 'session-untitled', field: 'title', sentence: t.refusals.sessionUntitled })
  if (form.start === null && form.end !== null)
    return refuse({ code: 'session-hours', field: 'start', sentence: t.refusals.sessionStartMissing })
  if (form.start !== null && form.end !== null && form.end <= form.start)
    return refuse({
      code: 'session-hours',
      field: 'end',
      sentence: t.refusals.sessionEndsFirst(form.start),
    })
  const at = (hour: string | null): LocalDateTime | null => (hour === null ? null : `${day}T${hour}:00`)
  return ok({
    kind: form.kind,
    title,
    startsAt: at(form.start),
    endsAt: at(form.end),
    room: known(form.room),
    speakers: linesOf(form.speakers),
    description: known(form.description),
  })
}

/** The form that would give this session again. */
export const sessionFormOf = (item: ProgrammeItem): SessionForm => ({
  kind: item.kind,
  title: item.title,
  start: item.startsAt?.slice(11, 16) ?? null,
  end: item.endsAt?.slice(11, 16) ?? null,
  room: item.room,
  speakers: item.speakers.join('\n'),
  description: item.description,
})

/** By hour of beginning, numbered from 1. What begins together keeps its order; what has no hour comes last. */
export const inOrder = (items: readonly ProgrammeItem[]): ProgrammeItem[] => {
  const hour = ({ startsAt }: ProgrammeItem): string => startsAt ?? '\uffff'
  return items
    .toSorted((a, b) => (hour(a) === hour(b) ? 0 : hour(a) < hour(b) ? -1 : 1))
    .map((item, index) => ({ ...item, position: index + 1 }))
}

type Timed = Pick<ProgrammeItem, 'id' | 'kind' | 'title' | 'startsAt' | 'endsAt' | 'room'>

/** Stands are open all day: nobody is expected there at one moment. */
const fills = ({ kind }: Timed): boolean => kind !== 'stands'

const meet = (one: Timed, other: Timed): boolean =>
  one.startsAt !== null &&
  one.endsAt !== null &&
  other.startsAt !== null &&
  other.endsAt !== null &&
  one.startsAt < other.endsAt &&
  other.startsAt < one.endsAt

/**
 * The first session that this one may not go beside: two at the same time need two different rooms. What has no end takes
 * no time.
 */
export const clashOf = <T extends Timed>(session: Timed, programme: readonly T[]): T | null =>
  programme.find(
    (other) =>
      other.id !== session.id &&
      fills(session) &&
      fills(other) &&
      meet(session, other) &&
      (session.room === null || other.room === null || nameKey(session.room) === nameKey(other.room)),
  ) ?? null

/** The rooms of a programme in the order in which they serve; null for what has none. */
export const roomsOf = (items: readonly ProgrammeItem[]): readonly (string | null)[] => {
  const rooms = new Map<string, string | null>()
  for (const { room } of items) {
    const key = room === null ? '' : nameKey(room)
    if (!rooms.has(key)) rooms.set(key, room)
  }
  return [...rooms.values()]
}

/** One row of a programme by hour and room: what begins at the same moment. */
export type ProgrammeRow = {
  readonly startsAt: LocalDateTime | null
  /** One list for each room, in the order of `roomsOf`. */
  readonly cells: readonly (readonly ProgrammeItem[])[]
}

/** The programme by hour and room. Sessions whose hour is not known come last, in one row. */
export const programmeGrid = (
  items: readonly ProgrammeItem[],
): { readonly rooms: readonly (string | null)[]; readonly rows: readonly ProgrammeRow[] } => {
  const rooms = roomsOf(items)
  const hours = [...new Set(items.map(({ startsAt }) => startsAt))].sort((one, other) =>
    (one ?? '\uffff') < (other ?? '\uffff') ? -1 : 1,
  )
  const place = ({ room }: ProgrammeItem): number =>
    rooms.findIndex((one) => (one === null || room === null ? one === room : nameKey(one) === nameKey(room)))
  return {
    rooms,
    rows: hours.map((startsAt) => ({
      startsAt,
      cells: rooms.map((_, column) =>
        items.filter((item) => item.startsAt === startsAt && place(item) === column),
      ),
    })),
  }
}

/** Are there two sessions at once somewhere in the day? */
export const hasTracks = (items: readonly ProgrammeItem[]): boolean =>
  items.some((one) =>
    items.some((other) => one.id !== other.id && fills(one) && fills(other) && meet(one, other)),
  )
