import type { Ctx } from '../../platform/database/context.ts'
import { file, redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { XLSX_TYPE } from '../../platform/tables/write.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { organiserOf } from '../domain/policy.ts'
import { type EventContribution, printsOf } from '../usecases/contribution.ts'
import { getAgendas } from '../usecases/getAgenda.ts'
import { loadTimetable, type TimetableShown } from '../usecases/loadTimetable.ts'
import { recordPeople, representativesOf } from '../usecases/recordPeople.ts'
import { dayPdf, tablePlanPdf } from './dayPdf.ts'
import { organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import { organiserPage } from './organiserShared.ts'
import { PrintsPage } from './printsView.tsx'
import { loadEvent, slugParams } from './shared.ts'
import { workbook } from './workbook.ts'

const at = '/rencontres/:slug/organisation/impressions'

/** The published version: what is printed is what participants see. */
const publishedOf = async (ctx: Ctx, event: OpenMapEvent): Promise<TimetableShown | null> => {
  const { versions } = await loadTimetable(ctx, event, undefined)
  const version = versions.find(({ state }) => state === 'published')
  return version === undefined ? null : (await loadTimetable(ctx, event, version.id)).source
}

type Made = { readonly name: string; readonly mediaType: string; readonly body: Uint8Array }

/** A file made from the published timetable; without one, back to the page that says so. */
const printed = (
  name: string,
  make: (ctx: Ctx, source: TimetableShown) => Promise<Made>,
  options: { readonly logsReading?: boolean } = {},
): Route =>
  route({
    method: 'GET',
    path: `${at}/${name}`,
    policy: organiserOf(),
    ...options,
    params: slugParams,
    load: loadEvent,
    handle: async ({ ctx, resource: { event } }) => {
      const source = await publishedOf(ctx, event)
      return source === null ? redirect(organiserPath(event, 'prints')) : file(await make(ctx, source))
    },
  })

const pdf = { mediaType: 'application/pdf' }

export const printsRoutes = (contributions: readonly EventContribution[]): readonly Route[] => [
  route({
    method: 'GET',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys }) => {
      const source = await publishedOf(ctx, event)
      const others = await printsOf(contributions, ctx, event)
      return organiserPage(
        event,
        o.prints.title,
        <PrintsPage event={event} source={source} others={others} keys={formKeys} />,
      )
    },
  }),
  printed('tout.pdf', async (ctx, source) => ({
    ...pdf,
    name: `${source.event.slug}-tout.pdf`,
    body: await dayPdf(source, await getAgendas(ctx, source.event), ctx.clock.now()),
  })),
  printed('tables.pdf', async (ctx, source) => ({
    ...pdf,
    name: `${source.event.slug}-tables.pdf`,
    body: await tablePlanPdf(source, ctx.clock.now()),
  })),
  // Its last sheet holds the names and addresses of representatives.
  printed(
    'classeur.xlsx',
    async (ctx, source) => {
      await recordPeople(ctx, source.event, representativesOf(source.day.participants))
      return {
        mediaType: XLSX_TYPE,
        name: `${source.event.slug}-rendez-vous.xlsx`,
        body: await workbook(source),
      }
    },
    { logsReading: true },
  ),
]
