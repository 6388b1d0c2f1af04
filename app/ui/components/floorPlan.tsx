import type { Children } from '../props.ts'
import { classes } from '../props.ts'

export type PlanPlaceState = 'free' | 'taken' | 'warning' | 'current'

export interface PlanPlace {
  /** Column and row, from 1, from the top left corner. */
  readonly x: number
  readonly y: number
  /** A number, or a few letters. */
  readonly text: string
  readonly state: PlanPlaceState
}

export interface FloorPlanProps {
  /** What is drawn, and where the same is written. */
  readonly alt: string
  readonly places: readonly PlanPlace[]
  /** What each look means. */
  readonly legend: readonly { readonly state: PlanPlaceState; readonly label: string }[]
}

const WIDTH = 56
const HEIGHT = 44
const GAP = 8

const Cell = ({ text, state, left, top }: Omit<PlanPlace, 'x' | 'y'> & { left: number; top: number }) => (
  <g class={`floor-place floor-${state}`}>
    <rect x={left} y={top} width={WIDTH} height={HEIGHT} rx="4" />
    <text x={left + WIDTH / 2} y={top + HEIGHT / 2} dy="0.35em" text-anchor="middle">
      {state === 'warning' ? `${text}\u00a0!` : text}
    </text>
  </g>
)

/** A drawing of places on a grid: an image, whose twin in words stands beside it in the page. */
export function FloorPlan({ alt, places, legend }: FloorPlanProps) {
  const columns = Math.max(1, ...places.map(({ x }) => x))
  const rows = Math.max(1, ...places.map(({ y }) => y))
  const width = columns * (WIDTH + GAP) + GAP
  const height = rows * (HEIGHT + GAP) + GAP
  const used = legend.filter((one) => places.some(({ state }) => state === one.state))
  return (
    <div class="floor">
      <section
        class="table-scroll"
        aria-label={alt}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <svg
          class="floor-plan"
          role="img"
          aria-label={alt}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
        >
          {places.map(({ x, y, text, state }) => (
            <Cell
              key={`${x}-${y}`}
              text={text}
              state={state}
              left={GAP + (x - 1) * (WIDTH + GAP)}
              top={GAP + (y - 1) * (HEIGHT + GAP)}
            />
          ))}
        </svg>
      </section>
      {used.length > 1 && (
        <ul class="swatches">
          {used.map(({ state, label }) => (
            <li key={state}>
              <svg class="floor-swatch" aria-hidden="true" width="32" height="24" viewBox="0 0 32 24">
                <g class={`floor-place floor-${state}`}>
                  <rect x="2" y="2" width="28" height="20" rx="4" />
                </g>
              </svg>
              {label}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export interface PlaceGridProps {
  readonly caption: string
  readonly columns: number
  readonly rows: number
  readonly columnName: (column: number) => string
  readonly rowName: (row: number) => string
  /** What stands at a place: a button where something may be put. */
  readonly cell: (x: number, y: number) => { readonly content: Children; readonly state: PlanPlaceState }
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

/** The same grid as a table, to choose a place with a pointer or with a keyboard. */
export function PlaceGrid({ caption, columns, rows, columnName, rowName, cell }: PlaceGridProps) {
  return (
    <section
      class="table-scroll"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table class="floor-table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <td />
            {upTo(columns).map((x) => (
              <th key={x} scope="col">
                <span class="visually-hidden">{columnName(x)}</span>
                <span aria-hidden="true">{x}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {upTo(rows).map((y) => (
            <tr key={y}>
              <th scope="row">
                <span class="visually-hidden">{rowName(y)}</span>
                <span aria-hidden="true">{y}</span>
              </th>
              {upTo(columns).map((x) => {
                const { content, state } = cell(x, y)
                return (
                  <td key={x} class={classes('floor-cell', `floor-cell-${state}`)}>
                    {content}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
