import { departmentName } from '../../platform/geo/departments.ts'
import { formatDate, formatDecimal, formatNumber } from '../../platform/i18n/format.ts'
import {
  Actions,
  ButtonLink,
  DataTable,
  Grid,
  Kpi,
  PageTitle,
  Pagination,
  Section,
  Tag,
} from '../../ui/index.ts'
import type { Cell } from '../domain/grid.ts'
import type { Winner } from '../store/contracts.ts'
import type { ShownLine } from '../store/demand.ts'
import { z } from './messages.ts'
import { sectorName } from './presentZones.ts'
import { addressOf, type CellQuery, ZONES } from './query.ts'

export type DetailView = {
  readonly query: CellQuery
  readonly cell: Cell
  readonly mean: number | null
  readonly lines: readonly ShownLine[]
  readonly winners: readonly Winner[]
  readonly pages: number
  readonly today: string
}

const tones = {
  white: 'warning',
  ample: 'action',
  usual: 'neutral',
  few: 'neutral',
  none: 'neutral',
} as const

const What = ({ line }: { readonly line: ShownLine }) =>
  line.source === 'needs' ? (
    <a href={`/rencontres/${line.reference}`}>{z.detail.need}</a>
  ) : (
    <>
      {line.title ?? line.reference}
      {line.cpv !== null && <span class="hint"> CPV {line.cpv}</span>}
      {line.placeOfBuyer && <span class="hint"> ({z.detail.placeOfBuyer})</span>}
    </>
  )

const Winners = ({ all }: { readonly all: readonly Winner[] }) => (
  <>
    {all.map(({ slug, name, weak }, index) => (
      <span key={slug}>
        {index > 0 && ', '}
        <a href={`/structures/${slug}`}>{weak ? z.detail.weak(name) : name}</a>
      </span>
    ))}
  </>
)

const Figures = ({ view }: { readonly view: DetailView }) => {
  const { cell, query } = view
  const { structures, toCheck, posts } = cell.supply
  const date = { iso: view.today, text: formatDate(view.today) }
  const notes = [
    ...(toCheck > 0 ? [z.detail.toCheck(toCheck)] : []),
    ...(posts === null ? [] : [z.detail.posts(posts)]),
  ]
  const high = cell.interval?.high ?? null
  return (
    <Grid>
      <Kpi
        label={z.detail.structures}
        level={2}
        value={formatNumber(structures)}
        comparison={notes.length === 0 ? undefined : notes.join(', ')}
        source={z.detail.source}
        date={date}
        definitionHref={`${ZONES}/methode`}
      />
      <Kpi
        label={z.detail.demands}
        level={2}
        value={formatNumber(cell.demand.lines)}
        comparison={cell.demand.amount === null ? undefined : z.detail.euros(cell.demand.amount)}
        source={z.detail.lines}
        date={date}
        rowsHref={addressOf(`${ZONES}/detail`, query, {
          departement: query.departement,
          secteur: query.secteur,
        })}
      />
      {cell.ratio !== null && cell.interval !== null && (
        <Kpi
          label={z.detail.ratio}
          level={2}
          value={formatDecimal(cell.ratio * 10)}
          comparison={z.detail.interval(
            cell.interval.low,
            high === null || !Number.isFinite(high) ? null : high,
          )}
          source={z.detail.lines}
          date={date}
          definitionHref={`${ZONES}/methode`}
        />
      )}
    </Grid>
  )
}

/** One cell down to its rows. */
export const DetailPage = ({ view }: { readonly view: DetailView }) => {
  const { query, cell, mean, winners } = view
  const { structures } = cell.supply
  const list = new URLSearchParams({
    ...(query.secteur === undefined ? {} : { secteur: query.secteur }),
    departement: query.departement,
  })
  return (
    <>
      <PageTitle
        kicker={z.detail.kicker}
        title={z.detail.title(sectorName(query.secteur ?? null), departmentName(query.departement))}
        tags={<Tag tone={tones[cell.verdict]}>{z.verdicts[cell.verdict]}</Tag>}
        lead={z.detail.sums[cell.verdict](mean === null ? '' : z.meanShort(mean))}
      />
      <Figures view={view} />
      <Actions>
        {structures > 0 ? (
          <ButtonLink href={`/structures?${list.toString()}`}>{z.detail.see(structures)}</ButtonLink>
        ) : (
          <p>{z.detail.seeNone}</p>
        )}
        <ButtonLink href={addressOf(ZONES, query)} kind="quiet">
          {z.detail.back}
        </ButtonLink>
      </Actions>
      <Section title={z.detail.rows} id="demandes" lead={z.detail.privacy}>
        <DataTable
          id="lignes"
          caption={z.detail.rows}
          captionHidden
          columns={[
            { key: 'what', header: z.detail.what, rowHeader: true, cell: (line) => <What line={line} /> },
            {
              key: 'date',
              header: z.detail.date,
              nowrap: true,
              cell: ({ on }) => (on === null ? null : <time dateTime={on}>{formatDate(on)}</time>),
            },
            { key: 'buyer', header: z.detail.buyer, cell: ({ buyer }) => buyer },
            {
              key: 'amount',
              header: z.detail.amount,
              numeric: true,
              nowrap: true,
              cell: ({ amount }) => (amount === null ? null : z.detail.euros(amount)),
            },
            {
              key: 'winners',
              header: z.detail.winners,
              cell: ({ source, id }) =>
                source === 'contracts' ? <Winners all={winners.filter(({ uid }) => uid === id)} /> : null,
            },
          ]}
          rows={view.lines}
          rowKey={({ source, id }) => `${source} ${id}`}
          empty={z.detail.empty}
        />
        <Pagination
          page={query.page}
          pages={view.pages}
          href={(page) =>
            addressOf(`${ZONES}/detail`, query, {
              departement: query.departement,
              page: page === 1 ? undefined : String(page),
            })
          }
        />
      </Section>
    </>
  )
}
