import type { Ctx } from '../../platform/database/context.ts'
import { formatFullDate } from '../../platform/i18n/format.ts'
import { today } from '../../platform/kernel/dates.ts'
import { listEvents } from '../store/events.ts'

/** An announced event as another page shows it. */
export type EventCard = {
  readonly href: string
  readonly title: string
  readonly theme: string | null
  /** ISO date. */
  readonly day: string
  /** `jeudi 3 décembre 2026` */
  readonly when: string
  readonly where: string
  readonly fictitious: boolean
}

/** The announced events still to come, the next one first. */
export const upcomingEvents = async (ctx: Ctx, limit = 4): Promise<readonly EventCard[]> => {
  const now = today(ctx.clock).toString()
  const events = await listEvents(ctx.db, ctx.scope, ['published'])
  return events
    .filter(({ day }) => day >= now)
    .slice(0, limit)
    .map(({ slug, title, theme, day, venue, fictitious }) => ({
      href: `/rencontres/${slug}`,
      title,
      theme,
      day,
      when: formatFullDate(day),
      where: [venue.name, venue.city].filter((part) => part !== null).join(', '),
      fictitious,
    }))
}

/** Number of past events published, for the figures of the home page. */
export const countHeldEvents = async (ctx: Ctx): Promise<number> =>
  (await listEvents(ctx.db, ctx.scope, ['held'])).length
