import { type Family, families } from '../../domain/families.ts'
import { m } from './mapMessages.ts'

/** The mark of one structure: its shape says its family as well as its colour. */
const shapes: { readonly [F in Family]: string } = {
  insertion: 'M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14z',
  disability: 'M4 4h12v12H4z',
  socialEconomy: 'M10 2l8.5 15h-17z',
}

/** Shapes and strokes of the map, said once under it. */
export const MapLegend = () => (
  <div class="map-legend">
    <ul aria-label={m.legend}>
      {families.map((family) => (
        <li key={family}>
          <svg
            class={`map-shape map-shape-${family}`}
            viewBox="0 0 20 20"
            width="20"
            height="20"
            aria-hidden="true"
          >
            <path d={shapes[family]} />
          </svg>
          <svg
            class={`map-ring-key map-ring-${family}`}
            viewBox="0 0 28 8"
            width="28"
            height="8"
            aria-hidden="true"
          >
            <path class="map-arc" d="M0 4h28" />
            <path class="map-arc-mark" d="M0 4h28" />
          </svg>
          {m.families[family]}
        </li>
      ))}
    </ul>
    <p>{m.legendCluster}</p>
  </div>
)
