import type { Site } from '../../accounts/index.ts'
import type { OpenMapEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import type { MailAddress } from '../../platform/mail/message.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import type { Call } from '../domain/call.ts'
import { m } from './messages.ts'

/** M-14: somebody without an account is asked to judge. The link opens nothing by itself: they sign in by that address. */
export const mailJuryInvitation = (
  ctx: Ctx,
  parts: {
    readonly site: Site
    readonly event: OpenMapEvent
    readonly call: Call
    readonly to: MailAddress
  },
): Promise<boolean> => {
  const { site, event, call, to } = parts
  const { subject, title, text, how, ignore, action, reason } = m.juryInvitation
  return queueMail(ctx, {
    // Asked again after the invitation was withdrawn: one more mail.
    key: `pitch-jury-invitation:${event.id}:${newId()}`,
    template: 'pitch-jury-invitation',
    to,
    subject,
    content: {
      territory: site.territory.name,
      title,
      reason,
      blocks: [
        ...[m.hello, text(event.title, formatDate(call.juryUntil)), how, ignore].map((one) => ({
          kind: 'paragraph' as const,
          text: one,
        })),
        {
          kind: 'link',
          label: action,
          url: `${site.publicUrl}/rencontres/${event.slug}/jury/invitation`,
        },
      ],
    },
  })
}
