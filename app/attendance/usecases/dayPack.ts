import {
  type Agenda,
  getAgenda,
  type OpenMapEvent,
  type ProgrammeItem,
  programmeOf,
  recordOfEvent,
} from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import { type DayNote, decideNote, type NoteRefusal } from '../domain/dayNote.ts'
import {
  type Contact,
  contactsOf,
  dropNote,
  notesOf,
  saveNote,
  saveSharing,
  sharingOf,
} from '../store/dayPack.ts'

type Whose = { readonly event: OpenMapEvent; readonly participantId: string }

/** What a participant has in hand on the day, with or without a network. */
export type DayPack = {
  readonly agenda: Agenda
  readonly programme: readonly ProgrammeItem[]
  readonly notes: ReadonlyMap<string, DayNote>
  /** People of those whom this participant meets, who agreed to it; without their badges. */
  readonly contacts: ReadonlyMap<string, readonly Omit<Contact, 'code'>[]>
  /** The participant's own people. */
  readonly own: readonly Contact[]
  readonly shares: boolean
}

/** Those whom a participant meets in the published timetable. */
const metIn = (agenda: Agenda): string[] =>
  agenda.lines.flatMap((line) => (line.kind === 'meeting' ? [line.otherId] : []))

/** @returns null where the participant is gone */
export const readDayPack = async (ctx: Ctx, { event, participantId }: Whose): Promise<DayPack | null> => {
  const found = await getAgenda(ctx, { event, participantId })
  if (!found.ok) return null
  const agenda = found.value
  const { db, scope } = ctx
  const [programme, notes] = [await programmeOf(db, scope, event.id), await notesOf(db, scope, participantId)]
  // Their own link shows a participant themselves alone; whom they meet agreed to be seen by them.
  const people = await asSystem(ctx, async ({ db: all }) => {
    const sharing = await sharingOf(all, scope, [participantId, ...metIn(agenda)])
    return { sharing, contacts: await contactsOf(all, scope, [participantId, ...sharing]) }
  })
  const contacts = new Map<string, Omit<Contact, 'code'>[]>()
  for (const { code: _, ...person } of people.contacts)
    if (person.participantId !== participantId)
      contacts.set(person.participantId, [...(contacts.get(person.participantId) ?? []), person])
  return {
    agenda,
    programme,
    notes: new Map(notes.map((note) => [note.aboutId, note])),
    contacts,
    own: people.contacts.filter((person) => person.participantId === participantId),
    shares: people.sharing.includes(participantId),
  }
}

/** Keeps what a participant noted about somebody whom they meet; an empty note erases, an older one changes nothing. */
export const keepNote = async (
  ctx: Ctx,
  { event, participantId, note }: Whose & { readonly note: DayNote },
): Promise<Result<DayNote | null, NoteRefusal>> => {
  const found = await getAgenda(ctx, { event, participantId })
  const met = new Set(found.ok ? metIn(found.value) : [])
  const notes = await notesOf(ctx.db, ctx.scope, participantId)
  const standing = notes.find(({ aboutId }) => aboutId === note.aboutId) ?? null
  // What was noted before a meeting was moved away can still be changed.
  const decided = decideNote(
    standing,
    note,
    standing === null ? met : met.add(note.aboutId),
    toDate(ctx.clock.now()),
  )
  if (!decided.ok || decided.value === null) return decided
  const { value } = decided
  if (value.text === '') await dropNote(ctx, participantId, value.aboutId)
  else await saveNote(ctx, { eventId: event.id, participantId, note: value })
  return ok(value)
}

/** Agrees, or not any more, that those whom the participant meets see the names and addresses of its people. */
export const shareContact = async (
  ctx: Ctx,
  { event, participantId, agrees }: Whose & { readonly agrees: boolean },
): Promise<void> => {
  await saveSharing(ctx, { eventId: event.id, participantId, agrees })
  await recordOfEvent(ctx, event, {
    action: agrees ? 'contact.shared' : 'contact.withdrawn',
    after: { participantId },
  })
}
