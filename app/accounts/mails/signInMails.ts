import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import type { Services } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import { t } from '../messages.ts'

type Site = Pick<Services, 'territory' | 'publicUrl'>

/** The link that opens an account: its token is erased from the outbox once the mail has left. */
export const mailSignInLink = async (
  ctx: Ctx,
  site: Site,
  to: { readonly email: string; readonly token: string },
): Promise<void> => {
  const address = mailAddress(to.email)
  if (address === null) return
  await queueMail(ctx, {
    key: `sign-in-link:${newId()}`,
    template: 'sign-in-link',
    to: address,
    subject: t.mails.linkSubject,
    secrets: [to.token],
    content: {
      territory: site.territory.name,
      title: t.mails.linkTitle,
      reason: t.mails.linkReason,
      blocks: [
        { kind: 'paragraph', text: t.mails.hello },
        { kind: 'paragraph', text: t.mails.linkText },
        { kind: 'link', label: t.mails.linkButton, url: `${site.publicUrl}/connexion/lien/${to.token}` },
        { kind: 'paragraph', text: t.mails.linkIgnore },
      ],
    },
  })
}

/** Tells a person that their account was opened from somewhere new. */
export const mailNewDevice = async (
  ctx: Ctx,
  site: Site,
  to: { readonly email: string; readonly sessionId: string },
): Promise<void> => {
  const address = mailAddress(to.email)
  if (address === null) return
  const when = formatDateTime(localOf(ctx.clock.now(), site.territory.zone))
  await queueMail(ctx, {
    key: `new-device:${to.sessionId}`,
    template: 'new-device',
    to: address,
    subject: t.mails.deviceSubject,
    content: {
      territory: site.territory.name,
      title: t.mails.deviceTitle,
      reason: t.mails.deviceReason,
      blocks: [
        { kind: 'paragraph', text: t.mails.hello },
        { kind: 'paragraph', text: t.mails.deviceText(when) },
        { kind: 'paragraph', text: t.mails.deviceAdvice },
        { kind: 'link', label: t.mails.deviceButton, url: `${site.publicUrl}/compte/securite` },
      ],
    },
  })
}
