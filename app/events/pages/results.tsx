import type { Ctx } from '../../platform/database/context.ts'
import { formatFullDate } from '../../platform/i18n/format.ts'
import { Grid, Kpi, Section } from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { proofLine } from '../domain/proofLine.ts'
import { meetingsOf, versionsOf } from '../store/timetables.ts'
import { type FigureTile, presentFigures, presentResults } from './presentEvents.ts'
import { p } from './publicMessages.ts'

export const Tiles = ({ tiles }: { readonly tiles: readonly FigureTile[] }) => (
  <Grid columns={3}>
    {tiles.map((tile) => (
      <Kpi key={tile.label} {...tile} />
    ))}
  </Grid>
)

/** Stated figures of a past day, and how good its timetable was. */
export type ResultsView = { readonly tiles: readonly FigureTile[]; readonly proof: string | null }

/** Figures of a past day: those stated, and for a fictitious one those of its published timetable. */
export const resultsOf = async (ctx: Ctx, event: OpenMapEvent): Promise<ResultsView | null> => {
  if (event.status !== 'held') return null
  const stated = presentFigures(event)
  if (!event.fictitious) return { tiles: stated, proof: null }
  const version = (await versionsOf(ctx.db, ctx.scope, event.id)).find(({ state }) => state === 'published')
  if (version === undefined) return { tiles: stated, proof: null }
  const results = presentResults(await meetingsOf(ctx.db, ctx.scope, version.id))
  const source = {
    source: p.results.timetableSource,
    date: { iso: event.day, text: formatFullDate(event.day) },
  }
  return {
    tiles: [
      ...stated,
      { label: p.results.meetings, value: results.meetings, ...source },
      { label: p.results.perBuyer, value: results.buyers, ...source },
      { label: p.results.perStructure, value: results.structures, ...source },
    ],
    proof: proofLine(version),
  }
}

/** What was stated of a past day. */
export const EventResults = ({ event, view }: { event: OpenMapEvent; view: ResultsView }) => (
  <Section title={p.event.figures}>
    <Tiles tiles={view.tiles} />
    {view.proof !== null && (
      <p>
        {p.results.proof}&nbsp;: {view.proof}
      </p>
    )}
    <p class="hint">{event.fictitious ? p.results.fictitious : p.results.notStated}</p>
  </Section>
)
