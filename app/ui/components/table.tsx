import type { Labels } from '../messages.ts'
import { wordsOf } from '../messages.ts'
import type { Children } from '../props.ts'
import { classes } from '../props.ts'
import { Icon } from './icon.tsx'

export interface Column<Row> {
  readonly key: string
  readonly header: string
  readonly cell: (row: Row, index: number) => Children
  /** Right-aligned, figures of equal width. */
  readonly numeric?: boolean | undefined
  /** The cell names the row: one column per table, usually the first. */
  readonly rowHeader?: boolean | undefined
  /** Keeps the column on one line. */
  readonly nowrap?: boolean | undefined
  /** Column of buttons: its header is for screen readers only. */
  readonly headerHidden?: boolean | undefined
  /** The same page sorted by this column, and the present state. */
  readonly sort?: { readonly href: string; readonly state: 'ascending' | 'descending' | 'none' } | undefined
}

export interface DataTableProps<Row> {
  /** Unique in the page: names the scroll region. */
  readonly id: string
  readonly caption: string
  readonly captionHidden?: boolean | undefined
  /** How the table is built, when it is not plain. */
  readonly summary?: Children
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row, index: number) => string
  /** One block per row under 640 px (default); false keeps columns and scrolls. */
  readonly stacked?: boolean | undefined
  /** Low rows for work screens. */
  readonly dense?: boolean | undefined
  /** Keeps the header in sight in a region of limited height. */
  readonly sticky?: boolean | undefined
  readonly empty?: Children
  /** Cells of a last line of totals, by column key. */
  readonly totals?: { readonly [key: string]: Children } | undefined
  readonly labels?: Labels<'table'> | undefined
}

/**
 * A table of data. Roles are repeated on stacked tables because changing `display` makes some browsers forget
 * that they are tables.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { stacked = true, columns } = props
  const words = wordsOf('table', props.labels)
  const role = roleWhen(stacked)
  const captionId = `${props.id}-titre`
  return (
    <section
      class={classes('table-scroll', props.sticky && 'table-sticky')}
      aria-labelledby={captionId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table
        class={classes('table', stacked && 'table-stacked', props.dense && 'table-dense')}
        id={props.id}
        role={role('table')}
      >
        <caption>
          <span id={captionId} class={props.captionHidden ? 'visually-hidden' : undefined}>
            {props.caption}
          </span>
          {props.summary && <span class="table-summary">{props.summary}</span>}
        </caption>
        <thead role={role('rowgroup')}>
          <tr role={role('row')}>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                role={role('columnheader')}
                class={cellClass(column)}
                aria-sort={column.sort && column.sort.state !== 'none' ? column.sort.state : undefined}
              >
                <HeaderContent column={column} words={words} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody role={role('rowgroup')}>
          {props.rows.length === 0 && (
            <tr role={role('row')}>
              <td class="table-empty" colSpan={columns.length} role={role('cell')}>
                {props.empty ?? words.empty}
              </td>
            </tr>
          )}
          {props.rows.map((row, index) => (
            <tr key={props.rowKey(row, index)} role={role('row')}>
              {columns.map((column) => {
                const attributes = { class: cellClass(column), 'data-label': labelOf(column) }
                const content = column.cell(row, index)
                return column.rowHeader ? (
                  <th key={column.key} scope="row" role={role('rowheader')} {...attributes}>
                    {content}
                  </th>
                ) : (
                  <td key={column.key} role={role('cell')} {...attributes}>
                    {content}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        {props.totals && <Totals columns={columns} totals={props.totals} role={role} />}
      </table>
    </section>
  )
}

type TableRole = 'table' | 'rowgroup' | 'row' | 'cell' | 'columnheader' | 'rowheader'

function roleWhen(stacked: boolean) {
  return (name: TableRole): TableRole | undefined => (stacked ? name : undefined)
}

function cellClass<Row>(column: Column<Row>): string | undefined {
  return classes(column.numeric && 'numeric', column.nowrap && 'nowrap') || undefined
}

/** Drawn before the cell when rows are stacked; the name of the row and the buttons need none. */
function labelOf<Row>(column: Column<Row>): string | undefined {
  return column.rowHeader || column.headerHidden ? undefined : column.header
}

function HeaderContent<Row>({
  column,
  words,
}: {
  readonly column: Column<Row>
  readonly words: Record<string, string>
}) {
  if (column.headerHidden) return <span class="visually-hidden">{column.header}</span>
  if (!column.sort) return <>{column.header}</>
  const { state, href } = column.sort
  const icon = state === 'ascending' ? 'arrow-up' : state === 'descending' ? 'arrow-down' : 'arrow-up-down'
  return (
    <a class="sort-link" href={href}>
      {column.header}
      <Icon name={icon} size={16} />
      <span class="visually-hidden">
        {state !== 'none' && ` (${words[state]})`},{' '}
        {state === 'ascending' ? words.sortDescending : words.sortAscending}
      </span>
    </a>
  )
}

function Totals<Row>(props: {
  readonly columns: readonly Column<Row>[]
  readonly totals: { readonly [key: string]: Children }
  readonly role: ReturnType<typeof roleWhen>
}) {
  return (
    <tfoot role={props.role('rowgroup')}>
      <tr role={props.role('row')}>
        {props.columns.map((column) =>
          column.rowHeader ? (
            <th
              key={column.key}
              scope="row"
              role={props.role('rowheader')}
              class={cellClass(column)}
              data-label={labelOf(column)}
            >
              {props.totals[column.key]}
            </th>
          ) : (
            <td
              key={column.key}
              role={props.role('cell')}
              class={cellClass(column)}
              data-label={labelOf(column)}
            >
              {props.totals[column.key]}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  )
}
