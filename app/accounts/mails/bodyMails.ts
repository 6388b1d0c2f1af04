import type { BodyRole } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { catalogue } from '../../platform/i18n/catalogue.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf, type Temporal } from '../../platform/kernel/dates.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import { t } from '../messages.ts'
import type { Site } from './noticeMail.ts'

const words = catalogue({
  fr: {
    hello: 'Bonjour,',
    subject: (body: string) => `${body} vous invite`,
    title: (body: string) => `${body} vous invite à rejoindre son équipe`,
    text: (inviter: string, role: string) =>
      `${inviter === '' ? 'Une personne qui gère cet organisme' : inviter} vous invite sur OpenMap ESS, avec le rôle «\u00a0${role}\u00a0».`,
    until: (day: string) => `Cette invitation est pour vous seul. Elle est valable jusqu’au ${day}.`,
    button: 'Voir l’invitation',
    reason: 'Vous recevez ce courriel parce qu’un organisme a donné votre adresse pour vous inviter.',
  },
})

/** « {Organisation} vous invite »: to an address, with or without account. Its token is erased once the mail has left. */
export const mailInvitation = async (
  ctx: Ctx,
  site: Site,
  invitation: {
    readonly id: string
    readonly token: string
    readonly email: string
    readonly body: string
    readonly role: BodyRole
    readonly expiresAt: Temporal.Instant
  },
): Promise<void> => {
  const { id, token, email, body, role } = invitation
  const address = mailAddress(email)
  if (address === null) return
  const inviter = ctx.actor.kind === 'person' ? ctx.actor.name : ''
  const until = formatDate(localOf(invitation.expiresAt, site.territory.zone))
  await queueMail(ctx, {
    key: `invitation:${id}`,
    template: 'body-invitation',
    to: address,
    subject: words.subject(body),
    secrets: [token],
    content: {
      territory: site.territory.name,
      title: words.title(body),
      reason: words.reason,
      blocks: [
        { kind: 'paragraph', text: words.hello },
        { kind: 'paragraph', text: words.text(inviter, t.roles[role]) },
        { kind: 'paragraph', text: words.until(until) },
        { kind: 'link', label: words.button, url: `${site.publicUrl}/invitation/${token}` },
      ],
    },
  })
}
