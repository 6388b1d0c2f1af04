import { formatDate } from '../../platform/i18n/format.ts'
import { localOf, type Temporal } from '../../platform/kernel/dates.ts'
import type { MailBlock, MailContent } from '../../platform/mail/template.tsx'
import type { Change } from '../domain/diff.ts'
import type { Slot } from '../domain/event.ts'
import { presentAgenda } from '../pages/presentAgenda.ts'
import { hourOf } from '../pages/presentEvents.ts'
import { p } from '../pages/publicMessages.ts'
import type { Agenda } from '../usecases/getAgenda.ts'
import { m } from './messages.ts'

export type TimetableMail = {
  readonly territory: string
  /** The day as it is now. */
  readonly agenda: Agenda
  /** What became of this participant's meetings; empty = they had none before. */
  readonly changes: readonly Change[]
  readonly slots: ReadonlyMap<string, Slot>
  readonly link: string
  readonly linkUntil: Temporal.Instant
}

/** One change as its participant reads it. */
const changeLine = (change: Change, { agenda, slots }: TimetableMail): string => {
  const { participant, others, tables } = agenda
  const { buyerId, supplierId } = change.kind === 'removed' ? change.before : change.after
  const name = others.get(buyerId === participant.id ? supplierId : buyerId)?.displayName ?? ''
  const at = (slotId: string): string => {
    const slot = slots.get(slotId)
    return slot === undefined ? '' : hourOf(slot.startsAt)
  }
  const words = m.timetable
  switch (change.kind) {
    case 'added':
      return words.added(name, at(change.after.slotId))
    case 'removed':
      return words.removed(name, at(change.before.slotId))
    case 'moved':
      return words.moved(name, at(change.before.slotId), at(change.after.slotId))
    case 'table':
      return words.table(
        name,
        at(change.after.slotId),
        p.agenda.tableNumber(tables.get(change.after.tableId)?.number ?? 0).toLowerCase(),
      )
  }
}

/** What a participant reads when the timetable is published: their meetings first, then how to keep them at hand. */
export const timetableContent = (mail: TimetableMail): MailContent => {
  const words = m.timetable
  const { agenda, changes } = mail
  const view = presentAgenda(agenda)
  const changed = changes.length > 0
  const until = formatDate(localOf(mail.linkUntil, agenda.event.zone))
  const paragraph = (text: string): MailBlock => ({ kind: 'paragraph', text })
  const day: readonly MailBlock[] =
    view.count === 0
      ? [paragraph(words.noneLeft(view.name, view.when))]
      : [
          paragraph(words.day(view.name, view.countText, view.when)),
          ...(view.where === '' ? [] : [paragraph(words.where(view.where))]),
          ...(view.zoneText === null ? [] : [paragraph(view.zoneText)]),
          {
            kind: 'rows',
            title: words.yourDay,
            headers: [words.hour, words.meeting],
            rows: view.lines
              .filter(({ kind }) => kind === 'meeting')
              .map((line) => [line.hour, words.withTable(line.what, line.table)] as const),
          },
        ]
  return {
    territory: mail.territory,
    title: changed ? words.titleChanged : words.title,
    blocks: [
      paragraph(words.hello),
      paragraph(changed ? words.changed(view.eventTitle) : words.published(view.eventTitle)),
      ...(changed
        ? [
            {
              kind: 'list',
              title: words.whatChanges,
              items: changes.map((change) => changeLine(change, mail)),
            } as const,
          ]
        : []),
      ...day,
      { kind: 'link', label: words.open, url: mail.link },
      paragraph(changed ? words.linkAgain(until) : words.link(until)),
      paragraph(changed ? words.fileChanged : words.file),
    ],
    reason: words.reason,
  }
}
