import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import { t } from '../messages.ts'
import type { LocalDateTime, ProgrammeItem, ProgrammeKind } from './event.ts'
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
