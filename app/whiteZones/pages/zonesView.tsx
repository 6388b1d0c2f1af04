import { sectorCodes } from '../../directory/index.ts'
import { departmentName } from '../../platform/geo/departments.ts'
import {
  Actions,
  Banner,
  Bullets,
  ButtonLink,
  type Column,
  DataTable,
  DateInput,
  Exchanged,
  FilterForm,
  PageTitle,
  ResultCount,
  Section,
  Select,
  ShadedMap,
  Split,
  VisuallyHidden,
} from '../../ui/index.ts'
import type { Cell } from '../domain/grid.ts'
import type { Drawing } from '../domain/outline.ts'
import { ANY, type Zones } from '../usecases/readZones.ts'
import { z } from './messages.ts'
import { type CoverageView, legend, sectorName, shadeOf, tally, territoriesOf } from './presentZones.ts'
import { addressOf, cellAddress, ZONES, type ZonesQuery } from './query.ts'

export type ZonesView = {
  readonly query: ZonesQuery
  readonly zones: Zones
  readonly departments: readonly string[]
  readonly drawing: Drawing | null
  readonly credit: string
  readonly coverage: readonly CoverageView[]
  readonly files: readonly string[]
  readonly supply: string
  /** May read one more file of contracts. */
  readonly imports: boolean
}

const Filters = ({ query }: { readonly query: ZonesQuery }) => {
  const backwards = query.du !== undefined && query.au !== undefined && query.au < query.du
  return (
    <FilterForm
      action={ZONES}
      active={[query.secteur, query.source, query.du, query.au].filter((one) => one !== undefined).length}
      resetHref={ZONES}
    >
      <Select
        name="secteur"
        label={z.filters.sector}
        empty={z.filters.everySector}
        options={sectorCodes.map((code) => ({ value: code, label: sectorName(code) }))}
        value={query.secteur}
        optional
      />
      <Select
        name="source"
        label={z.filters.source}
        empty={z.filters.everySource}
        options={[
          { value: 'marches', label: z.filters.sources.contracts },
          { value: 'besoins', label: z.filters.sources.needs },
        ]}
        value={query.source}
        optional
      />
      <DateInput name="du" label={z.filters.from} value={query.du} optional />
      <DateInput
        name="au"
        label={z.filters.to}
        value={query.au}
        error={backwards ? z.filters.backwards : undefined}
        optional
      />
    </FilterForm>
  )
}

type SectorRow = { readonly sector: string; readonly cells: readonly Cell[] }

const CellLink = ({ cell, query }: { readonly cell: Cell; readonly query: ZonesQuery }) => {
  const { structures } = cell.supply
  const { lines } = cell.demand
  const shade = shadeOf[cell.verdict]
  const sector = cell.sector === ANY ? undefined : cell.sector
  return (
    <a href={cellAddress(query, cell.department, sector)}>
      <span aria-hidden="true">{z.table.cell(structures, lines)}</span>
      {(shade === 'low' || shade === 'high') && (
        <span class={`shade-mark shade-mark-${shade}`} aria-hidden="true">
          {z.verdicts[cell.verdict]}
        </span>
      )}
      <VisuallyHidden>
        {z.table.said(
          sectorName(cell.sector),
          departmentName(cell.department),
          structures,
          lines,
          z.verdicts[cell.verdict],
        )}
      </VisuallyHidden>
    </a>
  )
}

const SectorTable = ({ view }: { readonly view: ZonesView }) => {
  const { query, zones, departments } = view
  const rows: SectorRow[] = [
    ...(query.secteur === undefined ? [{ sector: ANY, cells: zones.whole.cells }] : []),
    ...sectorCodes
      .filter((code) => query.secteur === undefined || code === query.secteur)
      .map((sector) => ({
        sector,
        cells: zones.bySector.cells.filter((cell) => cell.sector === sector),
      })),
  ]
  const columns: Column<SectorRow>[] = [
    {
      key: 'sector',
      header: z.table.sector,
      rowHeader: true,
      cell: ({ sector }) => sectorName(sector === ANY ? null : sector),
    },
    ...departments.map(
      (department): Column<SectorRow> => ({
        key: department,
        header: departmentName(department),
        cell: ({ cells }) => {
          const cell = cells.find((one) => one.department === department)
          return cell === undefined ? null : <CellLink cell={cell} query={query} />
        },
      }),
    ),
  ]
  return (
    <DataTable
      id="zones"
      caption={z.table.title}
      summary={z.table.summary}
      columns={columns}
      rows={rows}
      rowKey={({ sector }) => sector}
      stacked={false}
      dense
    />
  )
}

/** Where supply lacks: the map, the table that says the same, and where the figures come from. */
export const ZonesPage = ({ view }: { readonly view: ZonesView }) => {
  const { query, zones, drawing } = view
  const chosen = query.secteur ?? null
  const cells =
    chosen === null ? zones.whole.cells : zones.bySector.cells.filter(({ sector }) => sector === chosen)
  const mean = chosen === null ? zones.whole.mean : zones.bySector.mean
  const what = chosen === null ? z.map.every : sectorName(chosen)
  const { white, judged } = tally(zones.bySector)
  return (
    <>
      <PageTitle
        title={z.title}
        lead={z.lead}
        actions={
          <>
            <ButtonLink href={`${ZONES}/methode`} kind="secondary" icon="info">
              {z.method}
            </ButtonLink>
            <ButtonLink href={addressOf(`${ZONES}/export.csv`, query)} kind="quiet" icon="file-down">
              {z.csv}
            </ButtonLink>
          </>
        }
      />
      <Split aside={<Filters query={query} />}>
        <Exchanged id="carte">
          <ResultCount>{z.found(white, judged)}</ResultCount>
          {zones.whole.mean === null && <Banner tone="info">{z.noDemand}</Banner>}
          <Section title={z.map.title(what)} lead={mean === null ? undefined : z.mean(mean)}>
            {drawing === null ? (
              <p>{z.map.none}</p>
            ) : (
              <ShadedMap
                label={z.map.label(what)}
                width={drawing.width}
                height={drawing.height}
                territories={territoriesOf(drawing, cells, query)}
                legend={legend()}
                credit={view.credit}
              />
            )}
          </Section>
        </Exchanged>
      </Split>
      <Exchanged>
        <SectorTable view={view} />
        <Section title={z.coverage.title}>
          <DataTable
            id="sources"
            caption={z.coverage.title}
            captionHidden
            columns={[
              { key: 'source', header: z.coverage.source, rowHeader: true, cell: ({ source }) => source },
              { key: 'lines', header: z.coverage.lines, numeric: true, cell: ({ lines }) => lines },
              { key: 'dates', header: z.coverage.dates, cell: ({ dates }) => dates },
              { key: 'outside', header: z.coverage.outside, cell: ({ outside }) => outside },
            ]}
            rows={view.coverage}
            rowKey={({ source }) => source}
            empty={z.coverage.nothing}
          />
          <p>{view.supply}</p>
          {view.files.length > 0 && (
            <>
              <h3>{z.coverage.files}</h3>
              <Bullets items={view.files} />
            </>
          )}
        </Section>
        {view.imports && (
          <Actions>
            <ButtonLink href="/gestion/imports/decp" kind="secondary" icon="upload">
              {z.coverage.import}
            </ButtonLink>
          </Actions>
        )}
      </Exchanged>
    </>
  )
}
