import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { mailAddress, unsubscribeHeaders } from '../../platform/mail/message.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import type { MailBlock, MailLink } from '../../platform/mail/template.tsx'
import { preferencesPath, unsubscribePath } from '../domain/notice.ts'
import { sealUnsubscribe, type UnsubscribeScope } from '../domain/unsubscribe.ts'
import { m } from './noticeMessages.ts'

/** What a mail needs to know of the deployment. */
export type Site = {
  readonly territory: Pick<Services['territory'], 'name' | 'zone'>
  readonly publicUrl: string
}

export type NoticeMail = {
  readonly key: string
  readonly template: string
  readonly to: { readonly id: string; readonly email: string }
  readonly subject: string
  readonly title: string
  readonly blocks: readonly MailBlock[]
  readonly reason: string
  /** What its link stops; null for what cannot be turned off. */
  readonly scope: UnsubscribeScope | null
}

/** What optional mails carry: where to choose less, and how to stop by one click, in the footer and in the headers. */
const waysOut = (publicUrl: string, token: string) => {
  const url = `${publicUrl}${unsubscribePath}/${token}`
  const links: readonly MailLink[] = [
    { label: m.choose, url: `${publicUrl}${preferencesPath}` },
    { label: m.stop, url },
  ]
  return { links, headers: unsubscribeHeaders(url), secrets: [token] }
}

/**
 * Queues the mail of a notice, or of several.
 * @param unsubscribeKey seals the links that stop such mails
 * @returns false when it was queued already, or when the address cannot receive mail
 */
export const queueNoticeMail = async (
  ctx: Ctx,
  site: Site,
  mail: NoticeMail,
  unsubscribeKey: string,
): Promise<boolean> => {
  const address = mailAddress(mail.to.email)
  if (address === null) return false
  const { to, scope } = mail
  const out =
    scope === null
      ? null
      : waysOut(
          site.publicUrl,
          sealUnsubscribe(unsubscribeKey, { personId: to.id, scope }, toDate(ctx.clock.now())),
        )
  return queueMail(ctx, {
    key: mail.key,
    template: mail.template,
    to: address,
    subject: mail.subject,
    content: {
      territory: site.territory.name,
      title: mail.title,
      reason: mail.reason,
      blocks: [{ kind: 'paragraph', text: m.hello }, ...mail.blocks],
      ...(out === null ? {} : { links: out.links }),
    },
    ...(out === null ? {} : { headers: out.headers, secrets: out.secrets }),
  })
}
