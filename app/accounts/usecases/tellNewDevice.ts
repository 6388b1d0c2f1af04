import type { Ctx } from '../../platform/database/context.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import type { Site } from '../mails/noticeMail.ts'
import { t } from '../messages.ts'
import { notify } from './notify.ts'

/** Tells a person that their account was opened from somewhere new. */
export const tellNewDevice = async (
  ctx: Ctx,
  site: Site,
  opened: { readonly personId: string; readonly sessionId: string },
): Promise<void> => {
  const words = t.mails
  const when = formatDateTime(localOf(ctx.clock.now(), site.territory.zone))
  await notify(ctx, site, {
    personId: opened.personId,
    topic: 'security',
    key: `new-device:${opened.sessionId}`,
    title: words.deviceTitle,
    text: `${words.deviceText(when)} ${words.deviceAdvice}`,
    href: '/compte/securite',
    action: words.deviceButton,
    subject: words.deviceSubject,
  })
}
