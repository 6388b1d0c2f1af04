import { notify } from '../app/accounts/index.ts'
import type { EventParts } from '../app/events/index.ts'
import { type Ctx, makeCtx } from '../app/platform/database/context.ts'
import { formatFullDate } from '../app/platform/i18n/format.ts'
import { DEFAULT_ZONE, fixedClock } from '../app/platform/kernel/dates.ts'
import type { DemoAccount } from './accounts.ts'
import { messages } from './messages.ts'

/** Nobody is written to: shared accounts receive no mail. */
const site = { territory: { name: '', zone: DEFAULT_ZONE }, publicUrl: '' }

/**
 * What the one-click accounts find in their notifications: the coming day announced some days ago, and a colleague who
 * joined. The account without body finds none, and is led on.
 */
export const tellDemo = async (
  ctx: Ctx,
  { accounts, coming }: { readonly accounts: readonly DemoAccount[]; readonly coming: EventParts },
): Promise<void> => {
  const { event } = coming
  const words = messages.notices
  const daysAgo = (days: number): Ctx =>
    makeCtx({
      db: ctx.db,
      scope: ctx.scope,
      clock: fixedClock(
        ctx.clock
          .now()
          .subtract({ hours: 24 * days })
          .toString(),
      ),
      dispatch: async () => {},
    })
  const joined = accounts.find(({ demo }) => demo === 'agent')
  for (const { id, demo, memberships, platform } of accounts) {
    if (memberships.length > 0)
      await notify(daysAgo(6), site, {
        personId: id,
        topic: 'event',
        key: `demo:${event.slug}:announced`,
        title: words.announced(event.title),
        text: words.announcedText(formatFullDate(event.day)),
        href: `/rencontres/${event.slug}`,
      })
    if (demo === 'acheteur' && joined !== undefined)
      await notify(daysAgo(2), site, {
        personId: id,
        topic: 'membership',
        key: `demo:${joined.id}:joined`,
        title: words.joined(joined.name),
        text: words.joinedText,
        href: '/compte',
      })
    if (platform.includes('mission'))
      await notify(daysAgo(1), site, {
        personId: id,
        topic: 'event',
        key: `demo:${event.slug}:to-schedule`,
        title: words.toSchedule(event.title),
        text: words.toScheduleText,
        href: `/rencontres/${event.slug}/organisation`,
      })
    if (platform.includes('administrator'))
      await notify(ctx, site, {
        personId: id,
        topic: 'administration',
        key: 'demo:loaded',
        title: words.loaded,
        text: words.loadedText,
        href: '/administration',
      })
  }
}
