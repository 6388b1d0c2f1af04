import type { Labels } from '../messages.ts'
import { wordsOf } from '../messages.ts'
import type { Children, DateLabel, HeadingLevel } from '../props.ts'

export interface KpiProps {
  readonly label: string
  /** Formatted: `12 500`, `28,2`. */
  readonly value: string
  readonly unit?: string | undefined
  /** « + 12 depuis 2025 », in words. */
  readonly comparison?: Children
  readonly source: string
  readonly date: DateLabel
  readonly definitionHref?: string | undefined
  readonly rowsHref?: string | undefined
  readonly level?: HeadingLevel | undefined
  readonly labels?: Labels<'kpi'> | undefined
}

/** A figure, never without its source and date. */
export function Kpi(props: KpiProps) {
  const words = wordsOf('kpi', props.labels)
  const Heading = `h${props.level ?? 3}` as const
  return (
    <article class="kpi">
      <Heading class="kpi-label">{props.label}</Heading>
      <p class="kpi-value">
        {props.value}
        {props.unit && <span class="kpi-unit">&nbsp;{props.unit}</span>}
      </p>
      {props.comparison && <p class="kpi-comparison">{props.comparison}</p>}
      <p class="kpi-source">
        {words.source} {props.source}, <time dateTime={props.date.iso}>{props.date.text}</time>
      </p>
      {(props.definitionHref || props.rowsHref) && (
        <p class="kpi-links">
          {props.definitionHref && (
            <a href={props.definitionHref}>
              {words.definition}
              <span class="visually-hidden">&nbsp;: {props.label}</span>
            </a>
          )}
          {props.rowsHref && (
            <a href={props.rowsHref}>
              {words.rows}
              <span class="visually-hidden">&nbsp;: {props.label}</span>
            </a>
          )}
        </p>
      )}
    </article>
  )
}
