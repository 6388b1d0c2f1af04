import { accessLinkUrl, type Site } from '../../accounts/index.ts'
import { addAgendaLink, type OpenMapEvent, type Participant, participantAddress } from '../../events/index.ts'
import { presentSummary } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf, today } from '../../platform/kernel/dates.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import type { MailBlock } from '../../platform/mail/template.tsx'
import type { Equipment, Stand } from '../domain/stand.ts'
import { equipmentText } from '../domain/words.ts'
import { m } from './messages.ts'

export type StandMail = 'given' | 'changed' | 'released' | 'refused'

const linesOf = (
  kind: StandMail,
  stand: Pick<Stand, 'number' | 'label' | 'equipment'> | null,
  missing: readonly Equipment[],
): readonly string[] =>
  stand === null || kind === 'released'
    ? []
    : [
        m.where(stand.number, stand.label),
        ...(stand.equipment.length > 0 ? [m.offers(equipmentText(stand.equipment))] : []),
        ...(missing.length > 0 ? [m.lacks(equipmentText(missing))] : []),
      ]

/** Tells an exhibitor what became of their stand; nobody is written to once the day is over. */
export const mailStand = async (
  ctx: Ctx,
  mail: {
    readonly site: Site
    readonly event: OpenMapEvent
    readonly participant: Participant
    readonly kind: StandMail
    readonly stand: Pick<Stand, 'id' | 'number' | 'label' | 'equipment'> | null
    readonly missing: readonly Equipment[]
    readonly reason?: string
  },
): Promise<void> => {
  const { site, event, participant, kind, stand, missing, reason } = mail
  const to = participantAddress(participant)
  if (to === null || event.status !== 'published' || event.day < today(ctx.clock, event.zone).toString())
    return
  const { token, expiresAt } = await addAgendaLink(ctx, { event, participantId: participant.id })
  const words = m[kind]
  const paragraph = (text: string): MailBlock => ({ kind: 'paragraph', text })
  await queueMail(ctx, {
    // Each word on a stand is one mail, also when the same stand is given again.
    key: `stand:${kind}:${participant.id}:${newId()}`,
    template: `stand-${kind}`,
    to,
    subject: words.subject(event.title),
    content: {
      territory: site.territory.name,
      title: words.title(participant.displayName, stand?.number ?? 0),
      blocks: [
        paragraph(m.hello),
        paragraph(`${event.title}, ${presentSummary(event).when}.`),
        ...linesOf(kind, stand, missing).map(paragraph),
        ...(reason === undefined ? [] : [paragraph(m.reason(reason))]),
        paragraph(words.text),
        { kind: 'link', label: m.open, url: accessLinkUrl(site.publicUrl, token) },
        paragraph(m.link(formatDate(localOf(expiresAt, event.zone)))),
      ],
      reason: m.why,
    },
    secrets: [token],
  })
}
