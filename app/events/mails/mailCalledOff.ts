import type { Site } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { formatFullDate, plural } from '../../platform/i18n/format.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { knownMailKeys, queueMail } from '../../platform/mail/queueMail.ts'
import type { MailBlock } from '../../platform/mail/template.tsx'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Participant } from '../domain/participant.ts'
import { dayIcs } from '../pages/agendaIcs.ts'
import { eventPath, presentSummary } from '../pages/presentEvents.ts'
import { findEventById, programmeOf } from '../store/events.ts'
import type { CalledOff } from '../usecases/callOff.ts'
import type { EventAddress, EventContribution } from '../usecases/contribution.ts'
import { type Agenda, getAgendas } from '../usecases/getAgenda.ts'
import { m } from './messages.ts'

type Told = EventAddress & { readonly participant: Participant | null }

/** One line for each address: whoever comes for two bodies is written to once. */
const oncePerAddress = (all: readonly Told[]): readonly Told[] => {
  const known = new Set<string>()
  return all.filter(({ email }) => {
    const key = email.trim().toLowerCase()
    if (known.has(key)) return false
    known.add(key)
    return true
  })
}

const contentOf = (event: OpenMapEvent, kind: CalledOff, agenda: Agenda | null, url: string) => {
  const words = m.calledOff
  const { when, where } = presentSummary(event)
  const paragraph = (text: string): MailBlock => ({ kind: 'paragraph', text })
  const count = agenda?.lines.filter((line) => line.kind === 'meeting').length ?? 0
  const blocks: readonly MailBlock[] = [
    paragraph(m.timetable.hello),
    paragraph(words.texts[kind](event.title, when)),
    ...(kind === 'postponed' && event.formerDay !== null
      ? [paragraph(words.former(formatFullDate(event.formerDay)))]
      : []),
    ...(event.notice === null ? [] : [paragraph(words.reason(event.notice))]),
    ...(count === 0
      ? []
      : [
          paragraph(
            count === 1
              ? words.meetingOne[kind]
              : words.meetings[kind](plural(count, 'rendez-vous', 'rendez-vous')),
          ),
        ]),
    ...(kind === 'cancelled' || where === null ? [] : [paragraph(words.where(where))]),
    ...(kind === 'postponed' ? [paragraph(words.cannot)] : []),
    { kind: 'link', label: words.page, url },
    paragraph(words.file),
  ]
  return { title: words.titles[kind], blocks, reason: words.why }
}

/**
 * Reaction to `EventCalledOff`: one mail to each address of a participant, and of those whom other modules know (a waiting
 * list, applicants), with the calendar that says the same. What stands no more when it runs is not told: a day cancelled
 * and put back at once makes one mail, of the last change. A change of the programme meanwhile silences nothing.
 */
export const mailCalledOff =
  (parts: Site, contributions: readonly EventContribution[]) =>
  async (ctx: Ctx, payload: { readonly [key: string]: unknown }): Promise<void> => {
    const event = await findEventById(ctx.db, ctx.scope, String(payload.eventId))
    const kind: CalledOff =
      payload.kind === 'cancelled' || payload.kind === 'postponed' ? payload.kind : 'reinstated'
    if (event === null || event.day !== payload.day) return
    if ((event.status === 'cancelled') !== (kind === 'cancelled')) return
    const { participants, agendaOf } = await getAgendas(ctx, event)
    const told: Told[] = participants.flatMap((participant) =>
      participant.representatives.flatMap(({ id, email }) =>
        email === null ? [] : [{ id, email, participant }],
      ),
    )
    for (const one of contributions) {
      const more = (await one.addresses?.(ctx, event)) ?? []
      told.push(...more.map((address) => ({ ...address, participant: null })))
    }
    const programme = await programmeOf(ctx.db, ctx.scope, event.id)
    const url = `${parts.publicUrl}${eventPath(event)}`
    const keyOf = ({ id }: EventAddress): string => `called-off:${event.id}:${payload.revision}:${id}`
    const everyone = oncePerAddress(told)
    const known = await knownMailKeys(ctx, everyone.map(keyOf))
    for (const one of everyone) {
      const to = mailAddress(one.email)
      const key = keyOf(one)
      if (to === null || known.has(key)) continue
      const agenda = one.participant === null ? null : agendaOf(one.participant)
      await queueMail(ctx, {
        key,
        template: `event-${kind}`,
        to,
        subject: m.calledOff.subjects[kind](event.title),
        content: { territory: parts.territory.name, ...contentOf(event, kind, agenda, url) },
        files: [
          {
            name: m.calledOff.fileName,
            mediaType: 'text/calendar; charset=utf-8; method=PUBLISH',
            content: Buffer.from(dayIcs(event, programme, agenda, url, ctx.clock.now())),
          },
        ],
      })
    }
  }
