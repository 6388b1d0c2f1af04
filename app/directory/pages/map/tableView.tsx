import { formatNumber } from '../../../platform/i18n/format.ts'
import { Actions, Banner, ButtonLink, DataTable, PageTitle } from '../../../ui/index.ts'
import { m } from './mapMessages.ts'

export type PlaceRow = {
  readonly level: 'department' | 'commune'
  readonly name: string
  /** The list of those that are there; null where no filter says it. */
  readonly href: string | null
  readonly count: number
}

export type TableView = {
  readonly rows: readonly PlaceRow[]
  readonly total: number
  readonly problem: string | null
  /** The filters in words. */
  readonly filters: string | null
  readonly list: string
  readonly map: string
  readonly points: string
}

const Place = ({ level, name, href }: PlaceRow) => {
  const shown = href === null ? name : <a href={href}>{name}</a>
  return level === 'department' ? <strong>{shown}</strong> : <span class="indented">{shown}</span>
}

export const TablePage = ({ view }: { readonly view: TableView }) => (
  <>
    <PageTitle title={m.page.title} lead={m.page.lead} />
    {view.problem !== null && (
      <Banner tone="warning">
        <p>{view.problem}</p>
      </Banner>
    )}
    {view.filters !== null && <p>{view.filters}</p>}
    <Actions>
      <ButtonLink href={view.list} kind="secondary" icon="list">
        {m.page.back}
      </ButtonLink>
      <ButtonLink href={view.map} kind="quiet" icon="map">
        {m.page.map}
      </ButtonLink>
    </Actions>
    <DataTable
      id="par-commune"
      caption={m.page.caption}
      captionHidden
      stacked={false}
      dense
      rows={view.rows}
      rowKey={({ level, name }, index) => `${level} ${name} ${index}`}
      columns={[
        { key: 'place', header: m.page.place, rowHeader: true, cell: Place },
        { key: 'count', header: m.page.count, numeric: true, cell: ({ count }) => formatNumber(count) },
      ]}
      totals={{ place: m.page.all, count: formatNumber(view.total) }}
    />
    <p>
      <a href={view.points}>{m.page.script}</a>
    </p>
  </>
)
