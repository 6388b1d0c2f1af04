import { type OpenMapEvent, type ProgrammeItem, programmeOf } from '../../events/index.ts'
import { crumbsOf, loadVisibleEvent, slugParams } from '../../events/pages/index.ts'
import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { page } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { today } from '../../platform/kernel/dates.ts'
import { nowAndNext } from '../domain/day.ts'
import { wallSlotsOf } from '../store/wall.ts'
import { w } from './messages.ts'
import { type WallLine, WallPage, type WallView } from './wallView.tsx'

/** Without scripts, the page comes again by itself. */
const REFRESH_SECONDS = 30

const lineOf = ({ startsAt, endsAt, title, room }: ProgrammeItem): readonly WallLine[] =>
  startsAt === null ? [] : [{ startsAt, endsAt: endsAt ?? startsAt, title, more: room ?? '' }]

/** Sessions of the programme, and the hours of meetings as counts: the same instant for both. */
export const wallOf = async (ctx: Ctx, event: OpenMapEvent): Promise<WallView> => {
  const now = ctx.clock.now()
  const sessions = (await programmeOf(ctx.db, ctx.scope, event.id)).flatMap(lineOf)
  const slots = (await wallSlotsOf(ctx.db, event.id)).map(
    ({ meetings, tables, ...span }): WallLine => ({
      ...span,
      title: w.wall.meetingsTitle,
      more: w.wall.meetings(meetings, tables),
    }),
  )
  const told = [sessions, slots].map((lines) => nowAndNext(lines, now, event.zone))
  return {
    event,
    isToday: today(ctx.clock, event.zone).toString() === event.day,
    now: told.flatMap((one) => one.now),
    next: told.flatMap((one) => one.next ?? []),
  }
}

export const wallRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/rencontres/:slug/ecran',
    policy: anyone(),
    params: slugParams,
    load: loadVisibleEvent,
    handle: async ({ ctx, resource: { event } }) =>
      page({
        title: `${w.wall.title} – ${event.title}`,
        indexed: false,
        wide: true,
        refresh: REFRESH_SECONDS,
        breadcrumb: crumbsOf(event, { label: w.wall.title }),
        body: <WallPage {...(await wallOf(ctx, event))} />,
      }),
  }),
]
