import { VisuallyHidden } from './icon.tsx'

export interface Bar {
  readonly label: string
  /** From 0 to `most`. */
  readonly value: number
  /** The value as it is read: `12`, `4,2 sur 5`. */
  readonly text: string
}

export interface BarChartProps {
  /** Says what is counted, and of how many. */
  readonly caption: string
  readonly bars: readonly Bar[]
  /** Length of a full bar; default: the largest value. */
  readonly most?: number | undefined
  /** Headers of the two columns, for those who listen to the table. */
  readonly headers: readonly [string, string]
}

/** Bars drawn in the table that holds their figures: the picture and its twin in text are one. */
export function BarChart({ caption, bars, most, headers }: BarChartProps) {
  const full = most ?? Math.max(1, ...bars.map(({ value }) => value))
  return (
    <table class="bars">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {headers.map((header) => (
            <th key={header} scope="col">
              <VisuallyHidden>{header}</VisuallyHidden>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, value, text }) => (
          <tr key={label}>
            <th scope="row">
              {label}
              <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-ground" width="100" height="8" />
                <rect class="bar-value" width={Math.round((value / full) * 1000) / 10} height="8" />
              </svg>
            </th>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
