import { domainToASCII } from 'node:url'
import type { Structure } from '../../directory/index.ts'
import { recordPath } from '../../directory/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { type MailAddress, type MailHeaders, unsubscribeHeaders } from '../../platform/mail/message.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import type { MailBlock } from '../../platform/mail/template.tsx'
import { PROOF_HOURS, type Written } from '../domain/message.ts'
import { t } from '../messages.ts'

export type Site = { readonly publicUrl: string; readonly territory: { readonly name: string } }

type Named = Pick<Structure, 'name' | 'slug'>

export const wayOutPath = (token: string): string => `/contact/refus/${token}`
export const proofPath = (token: string): string => `/contact/confirmation/${token}`

const linesOf = (text: string): readonly MailBlock[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ kind: 'paragraph', text: line } as const]))

/** Where an answer goes. The domain as servers write it: a header line holds no accent. */
const replyTo = (email: string): MailHeaders => {
  const at = email.lastIndexOf('@')
  return { 'Reply-To': `${email.slice(0, at)}@${domainToASCII(email.slice(at + 1))}` }
}

/** The message itself, to the address that its author does not see; an answer goes to the author. */
export const mailStructure = (
  ctx: Ctx,
  site: Site,
  message: Written & {
    readonly id: string
    readonly to: MailAddress
    readonly structure: Named
    readonly wayOut: string
  },
): Promise<boolean> => {
  const { structure } = message
  const wayOut = `${site.publicUrl}${wayOutPath(message.wayOut)}`
  return queueMail(ctx, {
    key: `contact:${message.id}`,
    template: 'contact',
    to: message.to,
    subject: t.mail.subject(message.subject),
    content: {
      territory: site.territory.name,
      title: t.mail.title(structure.name),
      blocks: [
        { kind: 'paragraph', text: t.mail.from(message.name, message.email) },
        { kind: 'paragraph', text: t.mail.object(message.subject) },
        ...linesOf(message.text),
        { kind: 'paragraph', text: t.mail.answer },
        { kind: 'link', label: t.mail.record, url: `${site.publicUrl}${recordPath(structure)}` },
      ],
      reason: t.mail.reason(structure.name),
      links: [{ label: t.mail.wayOut, url: wayOut }],
    },
    headers: { ...unsubscribeHeaders(wayOut), ...replyTo(message.email) },
    secrets: [message.wayOut],
  })
}

/** What left, for whoever wrote it: without the address where it went. */
export const mailCopy = (
  ctx: Ctx,
  site: Site,
  message: Written & { readonly id: string; readonly author: MailAddress; readonly structure: Named },
): Promise<boolean> =>
  queueMail(ctx, {
    key: `contact-copy:${message.id}`,
    template: 'contact-copy',
    to: message.author,
    subject: t.mail.copySubject,
    content: {
      territory: site.territory.name,
      title: t.mail.copyTitle(message.structure.name),
      blocks: [
        { kind: 'paragraph', text: t.mail.copyIntro },
        { kind: 'paragraph', text: t.mail.object(message.subject) },
        ...linesOf(message.text),
      ],
      reason: t.mail.copyReason,
    },
  })

/** Asks the owner of an address whether they wrote. Holds nothing of what was typed: anybody may have typed it. */
export const mailProof = (
  ctx: Ctx,
  site: Site,
  message: {
    readonly id: string
    readonly author: MailAddress
    readonly structure: Named
    readonly token: string
  },
): Promise<boolean> =>
  queueMail(ctx, {
    key: `contact-proof:${message.id}`,
    template: 'contact-proof',
    to: message.author,
    subject: t.mail.proofSubject,
    content: {
      territory: site.territory.name,
      title: t.mail.proofTitle,
      blocks: [
        { kind: 'paragraph', text: t.mail.proofIntro(message.structure.name, PROOF_HOURS) },
        {
          kind: 'link',
          label: t.mail.proofAction,
          url: `${site.publicUrl}${proofPath(message.token)}`,
        },
      ],
      reason: t.mail.proofReason,
    },
    secrets: [message.token],
  })
