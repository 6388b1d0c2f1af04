import type { Labels } from '../messages.ts'
import { wordsOf } from '../messages.ts'
import type { Children } from '../props.ts'
import { idOf } from '../props.ts'
import { Button } from './button.tsx'
import type { ChoiceOption } from './choices.tsx'
import { Choice } from './choices.tsx'
import { HiddenInputs } from './form.tsx'
import { Icon } from './icon.tsx'

export interface FilterFormProps {
  readonly action: string
  /** `FacetGroup`s and any other fields. */
  readonly children: Children
  readonly id?: string | undefined
  readonly title?: string | undefined
  /** Parameters to keep: words searched, sort, view. */
  readonly hidden?: { readonly [name: string]: string | undefined } | undefined
  /** Number of filters in force, said beside the button that opens the filters on a phone. */
  readonly active?: number | undefined
  readonly resetHref?: string | undefined
  /**
   * Refreshes the elements marked `data-swap` (with an id) at each choice, without leaving the page.
   * True by default; the button stays and does the same without a script.
   */
  readonly autoSubmit?: boolean | undefined
  readonly labels?: Labels<'filters'> | undefined
}

/** Filters beside a list; folded under a button on a phone. */
export function FilterForm(props: FilterFormProps) {
  const { id = 'filtres', active = 0, autoSubmit = true } = props
  const words = wordsOf('filters', props.labels)
  return (
    <section class="filters" aria-labelledby={`${id}-titre`}>
      <details class="filters-toggle" data-menu="keep">
        <summary>
          <Icon name="sliders-horizontal" />
          {words.toggle}
          <span class="count" id={`${id}-actifs`} data-swap="text">
            {active > 0 ? active : ''}
          </span>
        </summary>
      </details>
      <form
        class="filters-panel"
        id={id}
        action={props.action}
        method="get"
        data-auto-submit={autoSubmit ? '' : undefined}
      >
        <div class="filters-head">
          <h2 class="filters-title" id={`${id}-titre`}>
            {props.title ?? words.title}
          </h2>
          <span id={`${id}-effacer`} data-swap="">
            {props.resetHref && active > 0 && <a href={props.resetHref}>{words.reset}</a>}
          </span>
        </div>
        <HiddenInputs values={props.hidden} />
        {autoSubmit && (
          <p class="hint" data-needs-script="" hidden>
            {words.auto}
          </p>
        )}
        <div class="filters-groups" id={`${id}-choix`} data-swap="">
          {props.children}
        </div>
        <div class="filters-foot">
          <Button kind="secondary">{words.apply}</Button>
        </div>
      </form>
    </section>
  )
}

export interface FacetGroupProps {
  readonly legend: string
  readonly name: string
  /** With the number of results behind each. */
  readonly options: readonly ChoiceOption[]
  readonly values?: readonly string[] | undefined
  readonly type?: 'checkbox' | 'radio' | undefined
  /** Choices always visible; the rest are folded (unless one of them is taken). 6 by default. */
  readonly limit?: number | undefined
  readonly hint?: Children
  readonly labels?: Labels<'filters'> | undefined
}

/** One facet: a legend and its choices with counts. */
export function FacetGroup(props: FacetGroupProps) {
  const { values = [], type = 'checkbox', limit = 6 } = props
  const words = wordsOf('filters', props.labels)
  const choice = (option: ChoiceOption) => (
    <Choice
      key={option.value}
      {...option}
      type={type}
      id={`f-${idOf(props.name)}-${idOf(option.value) || 'tous'}`}
      name={props.name}
      checked={values.includes(option.value)}
    />
  )
  // One more than the limit is shown rather than folded alone.
  const shown = props.options.length <= limit + 1 ? props.options : props.options.slice(0, limit)
  const rest = props.options.slice(shown.length)
  return (
    <fieldset class="facet">
      <legend>{props.legend}</legend>
      {props.hint && <div class="hint">{props.hint}</div>}
      {shown.map(choice)}
      {rest.length > 0 && (
        <details
          class="facet-more"
          id={`f-${idOf(props.name)}-plus`}
          open={rest.some((option) => values.includes(option.value))}
        >
          <summary>
            {words.more} ({rest.length})<span class="visually-hidden"> – {props.legend}</span>
          </summary>
          {rest.map(choice)}
        </details>
      )}
    </fieldset>
  )
}

export interface ActiveFilter {
  readonly label: string
  /** The same page without this filter. */
  readonly href: string
}

/** The filters in force, each a link that removes it. Nothing when there is none. */
export function ActiveFilters(props: {
  readonly filters: readonly ActiveFilter[]
  readonly clearHref?: string | undefined
  readonly labels?: Labels<'filters'> | undefined
}) {
  const words = wordsOf('filters', props.labels)
  if (props.filters.length === 0) return null
  return (
    <div class="active-filters">
      <p class="visually-hidden">{words.active}</p>
      <ul>
        {props.filters.map((filter) => (
          <li key={filter.href}>
            <a class="chip" href={filter.href}>
              <span class="visually-hidden">{words.remove} </span>
              {filter.label}
              <Icon name="x" size={16} />
            </a>
          </li>
        ))}
      </ul>
      {props.clearHref && <a href={props.clearHref}>{words.reset}</a>}
    </div>
  )
}

/** How many results; read aloud when it changes. Give the whole sentence: « 128 structures sur 400 ». */
export function ResultCount({
  id = 'nombre-resultats',
  children,
}: {
  readonly id?: string | undefined
  readonly children: Children
}) {
  return (
    <p class="result-count" id={id} role="status" data-swap="text">
      {children}
    </p>
  )
}

/** What a filter exchanges in place, without leaving the page: the parts of it keep their distance. */
export function Exchanged({
  id = 'resultats',
  children,
}: {
  readonly id?: string | undefined
  readonly children: Children
}) {
  return (
    <div class="exchanged" id={id} data-swap="">
      {children}
    </div>
  )
}
