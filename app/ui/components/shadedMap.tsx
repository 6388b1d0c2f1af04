/** How a territory is shaded: far below, near, far above what is usual; not judged; nothing to say. */
export type Shade = 'low' | 'middle' | 'high' | 'faint' | 'none'

export interface ShadedTerritory {
  readonly code: string
  /** Said to whoever listens: the whole of what the shade says. */
  readonly label: string
  readonly shade: Shade
  readonly href: string
  /** Closed outlines in pixels of the drawing. */
  readonly rings: readonly (readonly (readonly [x: number, y: number])[])[]
  /** Where the code is written. */
  readonly middle: readonly [x: number, y: number]
}

export interface ShadedMapProps {
  /** What is drawn, and where the same is written. */
  readonly label: string
  readonly width: number
  readonly height: number
  readonly territories: readonly ShadedTerritory[]
  readonly legend: readonly { readonly shade: Shade; readonly label: string }[]
  readonly credit: string
}

/** Doubles the shade: colour alone never says anything. */
const signs: Readonly<Record<Shade, string>> = { low: '−', middle: '=', high: '+', faint: '?', none: '' }

const Sign = ({ shade }: { readonly shade: Shade }) => (
  <svg class="shade-key" viewBox="0 0 28 20" aria-hidden="true" focusable="false">
    <rect class={`shade-shape shade-${shade}`} x="1" y="1" width="26" height="18" rx="3" />
    <text class={`shade-text shade-text-${shade}`} x="14" y="10" dy="0.35em" text-anchor="middle">
      {signs[shade]}
    </text>
  </svg>
)

/** Territories shaded by the server: no script nor tile; each leads to its figures, which a table repeats. */
export function ShadedMap({ label, width, height, territories, legend, credit }: ShadedMapProps) {
  return (
    <figure class="shades">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with links, which no fieldset is */}
      <svg class="shades-map" viewBox={`-6 -6 ${width + 12} ${height + 12}`} role="group" aria-label={label}>
        {territories.map(({ code, label: words, shade, href, rings }) => (
          <a key={code} href={href} class="shade" aria-label={words}>
            <path
              class={`shade-shape shade-${shade}`}
              d={rings.map((ring) => `M${ring.map((point) => point.join(' ')).join('L')}Z`).join('')}
            />
          </a>
        ))}
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing of a drawing's text takes the focus */}
        <g class="shade-texts" aria-hidden="true">
          {territories.map(({ code, shade, middle: [x, y] }) => (
            <text
              key={code}
              class={`shade-text shade-text-${shade}`}
              x={x}
              y={y}
              dy="0.35em"
              text-anchor="middle"
            >
              {signs[shade] === '' ? code : `${code}\u00a0${signs[shade]}`}
            </text>
          ))}
        </g>
      </svg>
      <figcaption>
        <ul class="shades-legend">
          {legend.map(({ shade, label: words }) => (
            <li key={shade}>
              <Sign shade={shade} />
              {words}
            </li>
          ))}
        </ul>
        <p class="hint">{credit}</p>
      </figcaption>
    </figure>
  )
}
