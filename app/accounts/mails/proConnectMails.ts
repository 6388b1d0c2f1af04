import type { Ctx } from '../../platform/database/context.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { t } from '../messages.ts'
import { t as words } from '../pages/proConnect/messages.ts'
import { notify } from '../usecases/notify.ts'
import type { Site } from './noticeMail.ts'

/** Tells a person that their account may now be entered by one more way. */
export const tellNewDoor = async (
  ctx: Ctx,
  site: Site,
  door: { readonly personId: string; readonly identityId: string; readonly label: string },
): Promise<void> => {
  const when = formatDateTime(localOf(ctx.clock.now(), site.territory.zone))
  await notify(ctx, site, {
    personId: door.personId,
    topic: 'security',
    key: `new-door:${door.identityId}`,
    title: words.mail.title(door.label),
    subject: t.mails.deviceSubject,
    text: `${words.mail.text(door.label, when)} ${words.mail.advice}`,
    href: '/compte/securite',
    action: words.mail.button,
  })
}
