import type { IconName } from '../icons.ts'
import type { Labels } from '../messages.ts'
import { wordsOf } from '../messages.ts'
import type { Children } from '../props.ts'
import { classes } from '../props.ts'
import { Icon, VisuallyHidden } from './icon.tsx'

export type TimeCellState = 'free' | 'busy' | 'provisional' | 'locked' | 'unavailable' | 'conflict'

export interface TimeGridHeader {
  readonly key: string
  readonly label: Children
  /** Second line: role, room, « 9 h 30 – 9 h 50 ». */
  readonly detail?: Children
  readonly href?: string | undefined
}

export interface TimeCell {
  readonly state: TimeCellState
  /** Nothing for a free or closed cell: the state is then said in words. */
  readonly text?: Children
  readonly detail?: Children
  readonly href?: string | undefined
  /** Buttons of the cell, on work screens. */
  readonly actions?: Children
}

export interface TimeGridProps {
  /** Unique in the page. */
  readonly id: string
  readonly caption: string
  readonly captionHidden?: boolean | undefined
  /** Name of the rows' own column: « Participant », « Table ». */
  readonly corner: string
  readonly columns: readonly TimeGridHeader[]
  readonly rows: readonly (TimeGridHeader & {
    /** By column key; an absent cell is free. */
    readonly cells: { readonly [columnKey: string]: TimeCell | undefined }
  })[]
  /** Says what each look means, under the grid. True by default. */
  readonly legend?: boolean | undefined
  readonly labels?: Labels<'timeGrid'> | undefined
}

const stateIcons: { readonly [State in TimeCellState]?: IconName } = {
  provisional: 'hourglass',
  locked: 'lock',
  unavailable: 'ban',
  conflict: 'triangle-alert',
}

/** Rows × columns of times; every state has its word, and an icon or a pattern, beside its colour. */
export function TimeGrid(props: TimeGridProps) {
  const words = wordsOf('timeGrid', props.labels)
  const captionId = `${props.id}-titre`
  const used = new Set(
    props.rows.flatMap((row) => props.columns.map((column) => row.cells[column.key]?.state ?? 'free')),
  )
  return (
    <div class="time-grid-frame">
      <section
        class="table-scroll time-grid-scroll"
        aria-labelledby={captionId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <table class="time-grid" id={props.id}>
          <caption>
            <span id={captionId} class={props.captionHidden ? 'visually-hidden' : undefined}>
              {props.caption}
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col" class="time-corner">
                {props.corner}
              </th>
              {props.columns.map((column) => (
                <th key={column.key} scope="col">
                  <HeaderText {...column} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <HeaderText {...row} />
                </th>
                {props.columns.map((column) => (
                  <Cell key={column.key} cell={row.cells[column.key] ?? { state: 'free' }} words={words} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {props.legend !== false && <Legend states={used} words={words} />}
    </div>
  )
}

function HeaderText({ label, detail, href }: Omit<TimeGridHeader, 'key'>) {
  return (
    <>
      {href ? <a href={href}>{label}</a> : label}
      {detail && <span class="time-detail">{detail}</span>}
    </>
  )
}

function Cell({ cell, words }: { readonly cell: TimeCell; readonly words: Record<TimeCellState, string> }) {
  const icon = stateIcons[cell.state]
  return (
    <td class={`time-cell time-${cell.state}`}>
      {cell.text === undefined ? (
        <span class="time-empty">
          {icon && <Icon name={icon} size={16} />}
          {words[cell.state]}
        </span>
      ) : (
        <>
          <span class="time-text">
            {icon && <Icon name={icon} size={16} />}
            {cell.href ? <a href={cell.href}>{cell.text}</a> : cell.text}
            {cell.state !== 'busy' && <VisuallyHidden> ({words[cell.state]})</VisuallyHidden>}
          </span>
          {cell.detail && <span class="time-detail">{cell.detail}</span>}
        </>
      )}
      {cell.actions && <span class="time-actions">{cell.actions}</span>}
    </td>
  )
}

function Legend({
  states,
  words,
}: {
  readonly states: ReadonlySet<TimeCellState>
  readonly words: Record<TimeCellState | 'legend', string>
}) {
  const all: readonly TimeCellState[] = ['busy', 'provisional', 'locked', 'free', 'unavailable', 'conflict']
  return (
    <div class="swatches">
      <p>{words.legend}&nbsp;:</p>
      <ul>
        {all
          .filter((state) => states.has(state))
          .map((state) => {
            const icon = stateIcons[state]
            return (
              <li key={state}>
                <span class={classes('time-swatch', `time-${state}`)}>
                  {icon && <Icon name={icon} size={16} />}
                </span>
                {words[state]}
              </li>
            )
          })}
      </ul>
    </div>
  )
}
