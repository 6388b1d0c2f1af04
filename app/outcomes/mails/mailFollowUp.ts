import type { Site } from '../../accounts/index.ts'
import type { OpenMapEvent } from '../../events/index.ts'
import { presentSummary } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { catalogue } from '../../platform/i18n/catalogue.ts'
import { formatDate, plural } from '../../platform/i18n/format.ts'
import { localOf, type Temporal } from '../../platform/kernel/dates.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import type { MailBlock } from '../../platform/mail/template.tsx'
import type { LateStep } from '../domain/answer.ts'

const m = catalogue({
  fr: {
    subject: 'Vos rendez-vous\u00a0: quelle suite\u00a0?',
    title: 'Vos rendez-vous\u00a0: quelle suite\u00a0?',
    hello: 'Bonjour,',
    'day-7': (body: string, event: string, when: string) =>
      `${body} a participé à «\u00a0${event}\u00a0» le ${when}. Une semaine après, dites ce que vos rendez-vous ont donné.`,
    'day-90': (body: string, event: string, when: string) =>
      `${body} a participé à «\u00a0${event}\u00a0» le ${when}. Trois mois après, dites ce qui a suivi vos rendez-vous\u00a0: un besoin, un devis, un contrat, ou rien.`,
    reminder: 'Votre réponse manque encore au bilan de la rencontre.',
    how: (count: number) =>
      `Une seule page, sans mot de passe\u00a0: un geste pour chacun de vos ${plural(count, 'rendez-vous', 'rendez-vous')}.`,
    how1: 'Une seule page, sans mot de passe, et un seul geste.',
    list: 'Rendez-vous dont la suite n’est pas dite',
    action: 'Dire ce qui a suivi',
    nothing: '«\u00a0Sans suite\u00a0» est une réponse utile aussi.',
    link: (until: string) =>
      `Ce lien est personnel\u00a0: ne le transmettez pas. Il fonctionne jusqu’au ${until}.`,
    reason: 'Vous recevez ce message parce que votre organisme a eu des rendez-vous à cette rencontre.',
  },
})

/** M-17: asks one person what followed the meetings of their body, with a link to the one page that takes the answers. */
export const mailFollowUp = async (
  ctx: Ctx,
  mail: {
    readonly key: string
    readonly site: Site
    readonly event: OpenMapEvent
    readonly step: LateStep
    readonly reminder: boolean
    readonly to: string
    readonly body: string
    /** Bodies met of whom nothing is said yet. */
    readonly others: readonly string[]
    readonly link: string
    readonly token: string
    readonly expiresAt: Temporal.Instant
  },
): Promise<void> => {
  const { event, step, others } = mail
  const to = mailAddress(mail.to)
  if (to === null) return
  const paragraph = (text: string): MailBlock => ({ kind: 'paragraph', text })
  await queueMail(ctx, {
    key: mail.key,
    template: `follow-up-${step}`,
    to,
    subject: m.subject,
    content: {
      territory: mail.site.territory.name,
      title: m.title,
      blocks: [
        paragraph(m.hello),
        paragraph(m[step](mail.body, event.title, presentSummary(event).when)),
        ...(mail.reminder ? [paragraph(m.reminder)] : []),
        paragraph(others.length === 1 ? m.how1 : m.how(others.length)),
        { kind: 'list', title: m.list, items: others },
        { kind: 'link', label: m.action, url: mail.link },
        paragraph(m.nothing),
        paragraph(m.link(formatDate(localOf(mail.expiresAt, event.zone)))),
      ],
      reason: m.reason,
    },
    secrets: [mail.token],
  })
}
