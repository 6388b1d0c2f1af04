import type { IconName } from '../icons.ts'
import type { Labels } from '../messages.ts'
import { wordsOf } from '../messages.ts'
import type { Children } from '../props.ts'
import { Button, ButtonLink } from './button.tsx'

export interface IslandProps {
  /** Key of the registry given to `startIslands`. */
  readonly name: string
  /** Given to the island as JSON; readable by anyone who reads the page. */
  readonly props?: unknown
  /** `now`, when it comes in sight, or at a click on its own button. */
  readonly when?: 'now' | 'visible' | 'click' | undefined
  /** With an id, new props brought by a filter are handed to the running island by a `ui:props` event. */
  readonly id?: string | undefined
  readonly class?: string | undefined
  /** What is shown before, and for good when no script runs. */
  readonly children?: Children
}

/** A place where a script may bring more than HTML can do. */
export function Island({ name, props, when = 'now', id, class: extra, children }: IslandProps) {
  return (
    <div
      class={extra}
      id={id}
      data-swap={id ? 'props' : undefined}
      data-island={name}
      data-props={props === undefined ? undefined : JSON.stringify(props)}
      data-when={when}
    >
      {children}
    </div>
  )
}

export interface MapTool {
  readonly href: string
  readonly label: string
  readonly icon?: IconName | undefined
}

export interface MapFrameProps {
  readonly id: string
  /** Says what the map shows: « 128 structures en Seine-Saint-Denis ». */
  readonly title: string
  /** The same results as a list: address or anchor. */
  readonly listHref: string
  readonly island: string
  readonly props?: unknown
  readonly when?: 'now' | 'visible' | 'click' | undefined
  /** Tall beside a list, medium inside a page. */
  readonly height?: 'medium' | 'tall' | undefined
  /** Other ways to the same results, beside the list. */
  readonly tools?: readonly MapTool[] | undefined
  /** Lets a keyboard jump over the map. */
  readonly skip?: { readonly label: string; readonly after: string } | undefined
  /** What its marks mean. */
  readonly legend?: Children
  /** A place where the island says what it shows, read aloud when it changes. */
  readonly status?: boolean | undefined
  /** Drawn by the server under the map: an image or a table. */
  readonly children?: Children
  /** Source of the ground, date of the data. */
  readonly credit?: Children
  readonly labels?: Labels<'map'> | undefined
}

/** Frame of a map with the link to its text twin just before it. */
export function MapFrame(props: MapFrameProps) {
  const { when = 'visible', height = 'medium' } = props
  const words = wordsOf('map', props.labels)
  return (
    <figure class={`map map-${height}`} aria-labelledby={`${props.id}-titre`}>
      {props.skip && (
        <a class="skip-link" href={`#${props.id}-apres`}>
          {props.skip.label}
        </a>
      )}
      <div class="map-head" id={`${props.id}-tete`} data-swap="">
        <figcaption id={`${props.id}-titre`}>{props.title}</figcaption>
        <ButtonLink href={props.listHref} kind="quiet" small icon="list">
          {words.list}
        </ButtonLink>
        {props.tools?.map(({ href, label, icon }) => (
          <ButtonLink key={href} href={href} kind="quiet" small icon={icon}>
            {label}
          </ButtonLink>
        ))}
      </div>
      <Island class="map-canvas" id={`${props.id}-ilot`} name={props.island} props={props.props} when={when}>
        {props.children}
        <noscript>
          <p class="map-message">{words.noScript}</p>
        </noscript>
        {when === 'click' && (
          <p class="map-message">
            <Button type="button" kind="secondary" icon="map" needsScript data={{ 'data-island-start': '' }}>
              {words.show}
            </Button>
          </p>
        )}
      </Island>
      {props.status && <p class="map-status" role="status" />}
      {props.legend}
      {props.credit && <p class="map-credit">{props.credit}</p>}
      {props.skip && (
        <p class="visually-hidden" id={`${props.id}-apres`} tabIndex={-1}>
          {props.skip.after}
        </p>
      )}
    </figure>
  )
}
