import { accessLinkUrl, type Site } from '../../accounts/index.ts'
import type { OpenMapEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { Temporal } from '../../platform/kernel/dates.ts'
import type { MailAddress } from '../../platform/mail/message.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import type { Application } from '../domain/application.ts'
import type { Call } from '../domain/call.ts'
import { m } from './messages.ts'

type Parts = {
  readonly site: Site
  readonly event: OpenMapEvent
  readonly call: Call
  readonly application: Application
  readonly to: MailAddress
  /** Opens the application; erased from the mail once it has left. */
  readonly token: string
}

const queue = (
  ctx: Ctx,
  { site, to, token }: Parts,
  mail: { readonly key: string; readonly template: string; readonly subject: string; readonly title: string },
  texts: readonly string[],
): Promise<boolean> =>
  queueMail(ctx, {
    key: mail.key,
    template: mail.template,
    to,
    subject: mail.subject,
    secrets: [token],
    content: {
      territory: site.territory.name,
      title: mail.title,
      reason: m.reason,
      blocks: [
        ...[m.hello, ...texts].map((text) => ({ kind: 'paragraph' as const, text })),
        { kind: 'link', label: m.link, url: accessLinkUrl(site.publicUrl, token) },
      ],
    },
  })

/** The link that opens a draft again, at its first saving. */
export const mailDraft = (ctx: Ctx, parts: Parts): Promise<boolean> => {
  const { application, event, call } = parts
  const { subject, title, text, until, ignore } = m.draft
  return queue(
    ctx,
    parts,
    { key: `pitch-draft:${application.id}`, template: 'pitch-draft', subject, title },
    [
      text(application.structure, event.title),
      until(formatDateTime(Temporal.PlainDateTime.from(call.closesAt))),
      ignore,
    ],
  )
}

/** M-13: « Candidature reçue ». */
export const mailReceived = (ctx: Ctx, parts: Parts): Promise<boolean> => {
  const { application, event, call } = parts
  const { subject, title, text, next } = m.received
  return queue(
    ctx,
    parts,
    { key: `pitch-received:${application.id}`, template: 'pitch-received', subject, title },
    [text(application.structure, event.title, application.number), next(formatDate(call.juryUntil))],
  )
}

/** M-13: the answer changed after it was sent: a place was left, or taken. */
export const mailChange = (ctx: Ctx, parts: Parts & { readonly prepares: boolean }): Promise<boolean> => {
  const { application, event, prepares } = parts
  const { subject, title, text } = m.change
  return queue(
    ctx,
    parts,
    // A place may be left again by whoever took it.
    {
      key: `pitch-change:${application.id}:${application.outcome}`,
      template: 'pitch-change',
      subject,
      title,
    },
    [
      text(application.structure, event.title),
      application.reason ?? '',
      ...(prepares && application.outcome === 'chosen' ? [m.answer.prepare] : []),
    ],
  )
}

/** M-13: « Réponse à votre candidature », once for each application. @returns false when it was sent already */
export const mailAnswer = (ctx: Ctx, parts: Parts & { readonly prepares: boolean }): Promise<boolean> => {
  const { application, event, prepares } = parts
  const { subject, title, text, prepare } = m.answer
  return queue(
    ctx,
    parts,
    { key: `pitch-answer:${application.id}`, template: 'pitch-answer', subject, title },
    [
      text(application.structure, event.title),
      application.reason ?? '',
      ...(prepares && application.outcome === 'chosen' ? [prepare] : []),
    ],
  )
}
