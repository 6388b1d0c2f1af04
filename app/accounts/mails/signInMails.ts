import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import type { Services } from '../../platform/http/route.ts'
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
