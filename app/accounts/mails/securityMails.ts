import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import type { Services } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import { t } from './securityMessages.ts'

type Site = Pick<Services, 'territory' | 'publicUrl'>

/** Changes of what proves who somebody is, by their name in the audit trail. */
export type SecurityChange = keyof typeof t.titles

/** Tells a person that what protects their account changed (M-02). */
export const mailSecurityChange = async (
  ctx: Ctx,
  site: Site,
  told: { readonly email: string; readonly change: SecurityChange },
): Promise<void> => {
  const to = mailAddress(told.email)
  if (to === null) return
  const when = formatDateTime(localOf(ctx.clock.now(), site.territory.zone))
  const moved = told.change === 'address.changed'
  await queueMail(ctx, {
    key: `security:${newId()}`,
    template: 'security-change',
    to,
    subject: t.subject,
    content: {
      territory: site.territory.name,
      title: t.titles[told.change],
      reason: t.reason,
      blocks: [
        { kind: 'paragraph', text: t.hello },
        { kind: 'paragraph', text: t.texts[told.change](when) },
        { kind: 'paragraph', text: moved ? t.adviceAddress : t.advice },
        // This mailbox opens the account no more: only people can help.
        moved
          ? { kind: 'link', label: t.buttonAddress, url: `${site.publicUrl}/mentions-legales` }
          : { kind: 'link', label: t.button, url: `${site.publicUrl}/compte/securite` },
      ],
    },
  })
}

/** The link that gives an account its new address (M-01): its token is erased from the outbox once the mail has left. */
export const mailNewAddress = async (
  ctx: Ctx,
  site: Site,
  asked: { readonly email: string; readonly token: string },
): Promise<void> => {
  const to = mailAddress(asked.email)
  if (to === null) return
  await queueMail(ctx, {
    key: `new-address:${newId()}`,
    template: 'new-address',
    to,
    subject: t.confirmSubject,
    secrets: [asked.token],
    content: {
      territory: site.territory.name,
      title: t.confirmTitle,
      reason: t.confirmReason,
      blocks: [
        { kind: 'paragraph', text: t.hello },
        { kind: 'paragraph', text: t.confirmText },
        { kind: 'link', label: t.confirmButton, url: `${site.publicUrl}/compte/adresse/${asked.token}` },
        { kind: 'paragraph', text: t.confirmIgnore },
      ],
    },
  })
}

/** Told to whoever already has the address that another account asked for: the asker learns nothing of it. */
export const mailTakenAddress = async (ctx: Ctx, site: Site, email: string): Promise<void> => {
  const to = mailAddress(email)
  if (to === null) return
  await queueMail(ctx, {
    key: `taken-address:${newId()}`,
    template: 'taken-address',
    to,
    subject: t.takenTitle,
    content: {
      territory: site.territory.name,
      title: t.takenTitle,
      reason: t.confirmReason,
      blocks: [
        { kind: 'paragraph', text: t.hello },
        { kind: 'paragraph', text: t.takenText },
        { kind: 'paragraph', text: t.takenAdvice },
        { kind: 'link', label: t.takenButton, url: `${site.publicUrl}/connexion` },
      ],
    },
  })
}
