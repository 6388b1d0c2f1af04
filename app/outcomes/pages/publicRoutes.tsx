import {
  crumbsOf,
  EventResults,
  eventPath,
  loadVisibleEvent,
  resultsOf,
  slugParams,
  type WithEvent,
} from '../../events/pages/index.ts'
import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { file, page } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { Badge, ButtonLink, EmptyState, PageTitle } from '../../ui/index.ts'
import { type PublishedReport, publishedReport } from '../store/reports.ts'
import { type ReportPieces, readPieces } from '../usecases/readReport.ts'
import { presentReport, type ReportView } from './present.ts'
import { r } from './reportMessages.ts'
import { reportPdf } from './reportPdf.ts'
import { Method, Pieces, ReportSections } from './reportView.tsx'

type Told = { readonly view: ReportView; readonly pieces: ReportPieces }

/** The report as everybody may read it; null as long as it is not published. */
const toldOf = async (ctx: Ctx, { event }: WithEvent): Promise<Told | null> => {
  const published = await publishedReport(ctx.db, ctx.scope, event.id)
  return published === null
    ? null
    : { view: presentReport(published.report, event.zone), pieces: await readPieces(ctx, event) }
}

const loadPublished = async (
  request: Parameters<typeof loadVisibleEvent>[0],
): Promise<(WithEvent & { readonly published: PublishedReport }) | null> => {
  const found = await loadVisibleEvent(request)
  if (found === null) return null
  const published = await publishedReport(request.ctx.db, request.ctx.scope, found.event.id)
  return published === null ? null : { ...found, published }
}

const Empty = ({ over }: { over: boolean }) =>
  over ? (
    <EmptyState title={r.nothing} icon="chart-column">
      <p>{r.nothingText}</p>
    </EmptyState>
  ) : (
    <EmptyState title={r.notYet} icon="calendar">
      <p>{r.notYetText}</p>
    </EmptyState>
  )

export const publicRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/rencontres/:slug/bilan',
    policy: anyone(),
    params: slugParams,
    load: loadVisibleEvent,
    handle: async ({ ctx, resource }) => {
      const { event } = resource
      const told = await toldOf(ctx, resource)
      const stated = await resultsOf(ctx, event)
      const tiles = stated !== null && stated.tiles.length > 0
      return page({
        title: `${r.title} – ${event.title}`,
        description: r.lead(event.title),
        indexed: event.status === 'held',
        breadcrumb: crumbsOf(event, { label: r.title }),
        body: (
          <>
            <PageTitle
              kicker={event.title}
              title={r.title}
              lead={r.lead(event.title)}
              tags={event.fictitious ? <Badge kind="demo" /> : undefined}
              actions={
                told !== null && (
                  <ButtonLink href={eventPath(event, '/bilan.pdf')} icon="file-down" download>
                    {r.pdf}
                  </ButtonLink>
                )
              }
            />
            {told === null && !tiles && <Empty over={event.status === 'held'} />}
            {tiles && <EventResults event={event} view={stated} />}
            {told !== null && (
              <>
                <p class="hint">{told.view.asOf}</p>
                <ReportSections view={told.view} />
                <Pieces {...told.pieces} />
                <Method />
              </>
            )}
          </>
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/rencontres/:slug/bilan.pdf',
    policy: anyone(),
    params: slugParams,
    load: loadPublished,
    handle: async ({ ctx, resource: { event, published } }) =>
      file({
        name: `${r.fileName(event.slug)}.pdf`,
        mediaType: 'application/pdf',
        body: await reportPdf(
          event,
          { view: presentReport(published.report, event.zone), pieces: await readPieces(ctx, event) },
          ctx.clock.now(),
        ),
      }),
  }),
]
