import type { Paged } from '../../platform/kernel/pagination.ts'
import { pageCount } from '../../platform/kernel/pagination.ts'
import { Bullets, DataTable, Pagination, Tabs, Tag } from '../../ui/index.ts'
import type { ImportRow, StructureImport } from '../domain/structureImport.ts'
import { type RowFilter, rowFilters } from '../store/importRows.ts'
import { m } from './messages.ts'
import { importPath } from './paths.ts'

export type ReportShown = { readonly filter: RowFilter | null; readonly rows: Paged<ImportRow> }

const tones = { accepted: 'success', warned: 'warning', rejected: 'error' } as const

const lines = ({ problems, differences }: ImportRow): string[] => [
  ...problems.map(({ column, value, remedy }) => m.report.problem(column, value, remedy)),
  ...differences.map(({ field, before, after }) =>
    m.report.difference(m.fields[field] ?? field, before, after),
  ),
]

const countOf = (one: StructureImport, filter: RowFilter): number => one[filter]

/** What each row came to, by pages, all or of one sort. */
export const RowsOfImport = ({
  report,
  one,
}: {
  readonly report: ReportShown
  readonly one: StructureImport
}) => {
  const { filter, rows } = report
  const href = (wanted: RowFilter | null, page = 1): string => {
    const query = [...(wanted === null ? [] : [`filtre=${wanted}`]), ...(page === 1 ? [] : [`page=${page}`])]
    return `${importPath(one.id)}${query.length === 0 ? '' : `?${query.join('&')}`}#lignes`
  }
  return (
    <div id="lignes">
      <Tabs
        label={m.report.filters.label}
        look="segments"
        entries={[
          { href: href(null), label: m.report.filters.all, current: filter === null },
          ...rowFilters
            .filter((each) => countOf(one, each) > 0 || each === filter)
            .map((each) => ({
              href: href(each),
              label: m.report.filters[each],
              count: countOf(one, each),
              current: each === filter,
            })),
        ]}
      />
      <DataTable
        id="verdicts"
        caption={m.report.caption}
        dense
        rows={rows.items}
        rowKey={({ number }) => String(number)}
        empty={rows.total === 0 && filter === null ? m.report.forgotten : m.report.empty}
        columns={[
          {
            key: 'row',
            header: m.report.row,
            numeric: true,
            rowHeader: true,
            cell: ({ number }) => (number > 0 ? number : m.report.noRow),
          },
          {
            key: 'verdict',
            header: m.report.verdict,
            cell: ({ verdict }) => <Tag tone={tones[verdict]}>{m.report.verdicts[verdict]}</Tag>,
          },
          {
            key: 'structure',
            header: m.report.structure,
            cell: ({ name, siret, effect }) => (
              <>
                {name}{' '}
                <span class="hint">{[siret, m.report.effects[effect]].filter(Boolean).join(', ')}</span>
              </>
            ),
          },
          {
            key: 'problems',
            header: m.report.problems,
            cell: (row) => {
              const said = lines(row)
              return said.length > 1 ? <Bullets items={said} /> : (said[0] ?? '')
            },
          },
        ]}
      />
      {pageCount(rows) > 1 && (
        <Pagination page={rows.page} pages={pageCount(rows)} href={(page) => href(filter, page)} />
      )}
    </div>
  )
}
