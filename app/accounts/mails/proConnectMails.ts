import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import { t } from '../messages.ts'
import { t as words } from '../pages/proConnect/messages.ts'
import { findPerson } from '../store/people.ts'

/** Tells a person that their account may now be entered by one more way. */
export const mailNewDoor = async (
  ctx: Ctx,
  site: Pick<Services, 'territory' | 'publicUrl'>,
  door: { readonly personId: string; readonly identityId: string; readonly label: string },
): Promise<void> => {
  const person = await findPerson(ctx.db, door.personId)
  const address = person === null ? null : mailAddress(person.email)
  if (address === null) return
  const when = formatDateTime(localOf(ctx.clock.now(), site.territory.zone))
  await queueMail(ctx, {
    key: `new-door:${door.identityId}`,
    template: 'new-door',
    to: address,
    subject: t.mails.deviceSubject,
    content: {
      territory: site.territory.name,
      title: words.mail.title(door.label),
      reason: t.mails.deviceReason,
      blocks: [
        { kind: 'paragraph', text: t.mails.hello },
        { kind: 'paragraph', text: words.mail.text(door.label, when) },
        { kind: 'paragraph', text: words.mail.advice },
        { kind: 'link', label: words.mail.button, url: `${site.publicUrl}/compte/securite` },
      ],
    },
  })
}
