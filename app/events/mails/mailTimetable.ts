import { accessLinkUrl, type Site } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { today } from '../../platform/kernel/dates.ts'
import { knownMailKeys, queueMail } from '../../platform/mail/queueMail.ts'
import { type Change, diffTimetables } from '../domain/diff.ts'
import type { OpenMapEvent, Slot } from '../domain/event.ts'
import type { Participant } from '../domain/participant.ts'
import type { Placed } from '../domain/timetable.ts'
import { agendaIcs, type RemovedMeeting } from '../pages/agendaIcs.ts'
import { eventPath } from '../pages/presentEvents.ts'
import { findEventById } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { slotsOf } from '../store/plan.ts'
import { meetingsOf } from '../store/timetables.ts'
import { type Agenda, getAgendas } from '../usecases/getAgenda.ts'
import { addAgendaLink } from '../usecases/grantAgenda.ts'
import { m } from './messages.ts'
import { participantAddress } from './participantAddress.ts'
import { timetableContent } from './timetableContent.ts'

const placedOf = (change: Change): Placed => (change.kind === 'removed' ? change.before : change.after)

const concerns = ({ buyerId, supplierId }: Placed, participantId: string): boolean =>
  buyerId === participantId || supplierId === participantId

const removedOf = (
  changes: readonly Change[],
  participantId: string,
  slots: ReadonlyMap<string, Slot>,
): RemovedMeeting[] =>
  changes.flatMap((change) => {
    if (change.kind !== 'removed') return []
    const { buyerId, supplierId, slotId } = change.before
    const slot = slots.get(slotId)
    return slot === undefined ? [] : [{ otherId: buyerId === participantId ? supplierId : buyerId, slot }]
  })

/** False when the participant gave no address. */
const queueOne = async (
  ctx: Ctx,
  { territory, publicUrl }: Site,
  mail: {
    readonly key: string
    readonly event: OpenMapEvent
    readonly agenda: Agenda
    readonly changes: readonly Change[]
    readonly slots: ReadonlyMap<string, Slot>
  },
): Promise<boolean> => {
  const { key, event, agenda, changes, slots } = mail
  const to = participantAddress(agenda.participant)
  if (to === null) return false
  const { token, expiresAt } = await addAgendaLink(ctx, { event, participantId: agenda.participant.id })
  const calendar = agendaIcs(
    agenda,
    `${publicUrl}${eventPath(event, '/mon-agenda')}`,
    ctx.clock.now(),
    removedOf(changes, agenda.participant.id, slots),
  )
  await queueMail(ctx, {
    key,
    template: 'timetable-published',
    to,
    subject: changes.length > 0 ? m.timetable.subjectChanged(event.title) : m.timetable.subject(event.title),
    content: timetableContent({
      territory: territory.name,
      agenda,
      changes,
      slots,
      link: accessLinkUrl(publicUrl, token),
      linkUntil: expiresAt,
    }),
    files: [
      {
        name: m.timetable.fileName,
        mediaType: 'text/calendar; charset=utf-8; method=PUBLISH',
        content: Buffer.from(calendar),
      },
    ],
    secrets: [token],
  })
  return true
}

/**
 * Reaction to `TimetablePublished`: one mail to each participant whose day is not what it was, everybody with a meeting
 * the first time. It shows the timetable published when it runs, and keys its mails by that version: two publications
 * close to each other make one mail for each person.
 */
export const mailTimetable =
  (parts: Site) =>
  async (ctx: Ctx, payload: { readonly [key: string]: unknown }): Promise<void> => {
    const event = await findEventById(ctx.db, ctx.scope, String(payload.eventId))
    // Nobody wants the timetable of a day gone by, or cancelled.
    if (event === null || event.status === 'cancelled') return
    if (event.day < today(ctx.clock, event.zone).toString()) return
    const { version, participants, agendaOf } = await getAgendas(ctx, event)
    if (version === null) return
    const { previousVersionId } = payload
    const before =
      typeof previousVersionId === 'string' ? await meetingsOf(ctx.db, ctx.scope, previousVersionId) : []
    const { changes } = diffTimetables(before, await meetingsOf(ctx.db, ctx.scope, version.id))
    const slots = new Map((await slotsOf(ctx.db, ctx.scope, event.id)).map((slot) => [slot.id, slot]))
    const keyOf = ({ id }: Participant): string => `timetable:${version.id}:${id}`
    const known = await knownMailKeys(ctx, participants.map(keyOf))
    let links = 0
    for (const participant of participants) {
      const own = changes.filter((change) => concerns(placedOf(change), participant.id))
      const key = keyOf(participant)
      if (own.length === 0 || known.has(key)) continue
      const met = before.some((meeting) => concerns(meeting, participant.id))
      const agenda = agendaOf(participant)
      if (await queueOne(ctx, parts, { key, event, agenda, changes: met ? own : [], slots })) links += 1
    }
    if (links > 0)
      await recordOfEvent(ctx, event, {
        action: 'agenda-links.mailed',
        after: { versionId: version.id, count: links },
      })
  }
