import { Badge, EmptyState, Grid, Kpi, PageTitle, Section } from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { FigureTile } from './presentEvents.ts'
import { p } from './publicMessages.ts'

export const Tiles = ({ tiles }: { tiles: readonly FigureTile[] }) => (
  <Grid columns={3}>
    {tiles.map((tile) => (
      <Kpi key={tile.label} {...tile} />
    ))}
  </Grid>
)

export type ResultsView = { readonly tiles: readonly FigureTile[]; readonly proof: string | null }

export const ResultsPage = ({ event, view }: { event: OpenMapEvent; view: ResultsView | null }) => (
  <>
    <PageTitle
      kicker={event.title}
      title={p.results.title}
      lead={p.results.lead(event.title)}
      tags={event.fictitious ? <Badge kind="demo" /> : undefined}
    />
    {view === null ? (
      <EmptyState title={p.results.notYet} icon="calendar">
        <p>{p.results.notYetText}</p>
      </EmptyState>
    ) : view.tiles.length === 0 ? (
      <EmptyState title={p.results.nothing} icon="chart-column">
        <p>{p.results.nothingText}</p>
      </EmptyState>
    ) : (
      <Section title={p.event.figures}>
        <Tiles tiles={view.tiles} />
        {view.proof !== null && (
          <p>
            {p.results.proof}&nbsp;: {view.proof}
          </p>
        )}
        <p class="hint">{event.fictitious ? p.results.fictitious : p.results.notStated}</p>
      </Section>
    )}
  </>
)
