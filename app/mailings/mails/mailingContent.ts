import type { OpenMapEvent } from '../../events/index.ts'
import { eventPath, presentSummary } from '../../events/pages/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf, type Temporal } from '../../platform/kernel/dates.ts'
import { asMarkdown } from '../../platform/mail/markdown.ts'
import type { MailBlock, MailContent } from '../../platform/mail/template.tsx'
import type { MailingForm, Recipient } from '../domain/mailing.ts'
import { fill, type Values } from '../domain/variables.ts'
import { t } from '../messages.ts'

const valuesOf = (event: OpenMapEvent, { name, body }: Pick<Recipient, 'name' | 'body'>): Values => {
  const { title, when, where } = presentSummary(event)
  return { nom: name ?? body, organisme: body, rencontre: title, date: when, lieu: where ?? '' }
}

export const subjectFor = (
  mailing: Pick<MailingForm, 'subject'>,
  event: OpenMapEvent,
  recipient: Pick<Recipient, 'name' | 'body'>,
): string => fill(mailing.subject, valuesOf(event, recipient))

/** The personal link of a recipient, and until when it opens their pages. */
export type PersonalLink = { readonly url: string; readonly expiresAt: Temporal.Instant }

/** A mail as this recipient reads it. */
export const mailingContent = (parts: {
  readonly mailing: Pick<MailingForm, 'subject' | 'body'>
  readonly event: OpenMapEvent
  readonly recipient: Pick<Recipient, 'name' | 'body'>
  readonly site: { readonly publicUrl: string; readonly territory: { readonly name: string } }
  readonly link: PersonalLink | null
  /** Address where this recipient stops mails of this sort. */
  readonly wayOut: string
}): MailContent => {
  const { mailing, event, recipient, site, link, wayOut } = parts
  const values = valuesOf(event, recipient)
  const links: readonly MailBlock[] =
    link === null
      ? [{ kind: 'link', label: t.mail.openEvent, url: `${site.publicUrl}${eventPath(event)}` }]
      : [
          { kind: 'link', label: t.mail.openPages, url: link.url },
          { kind: 'paragraph', text: t.mail.personal(formatDate(localOf(link.expiresAt, event.zone))) },
        ]
  return {
    territory: site.territory.name,
    title: subjectFor(mailing, event, recipient),
    blocks: [
      {
        kind: 'markdown',
        markdown: fill(mailing.body, values, asMarkdown),
        text: fill(mailing.body, values),
      },
      ...links,
    ],
    reason: t.mail.reason(event.title),
    links: [{ label: t.mail.wayOut, url: wayOut }],
  }
}
