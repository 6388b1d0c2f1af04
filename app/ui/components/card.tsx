import { toChildArray } from 'preact'
import type { IconName } from '../icons.ts'
import type { Labels } from '../messages.ts'
import { messages, wordsOf } from '../messages.ts'
import type { Children, HeadingLevel, Tone } from '../props.ts'
import { classes } from '../props.ts'
import { Icon, VisuallyHidden } from './icon.tsx'

export interface TagProps {
  readonly tone?: Tone | undefined
  readonly icon?: IconName | undefined
  readonly children: Children
}

/** A short state or category, in words; the colour only repeats it. */
export function Tag({ tone = 'neutral', icon, children }: TagProps) {
  return (
    <span class={`tag tag-${tone}`}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </span>
  )
}

/** Tags in a row. */
export function Tags({ children }: { readonly children: Children }) {
  return <div class="tags">{children}</div>
}

export type BadgeKind = keyof typeof messages.badge

const badgeLooks: { readonly [Kind in BadgeKind]: { readonly tone: Tone; readonly icon: IconName } } = {
  demo: { tone: 'accent', icon: 'info' },
  draft: { tone: 'warning', icon: 'pencil' },
  final: { tone: 'success', icon: 'circle-check' },
  estimate: { tone: 'warning', icon: 'info' },
  unverified: { tone: 'warning', icon: 'circle-question-mark' },
  unknown: { tone: 'neutral', icon: 'circle-question-mark' },
}

/** What the reader must know of the nature of a datum: démonstration, provisoire, estimation, à vérifier. */
export function Badge({ kind, children }: { readonly kind: BadgeKind; readonly children?: Children }) {
  return <Tag {...badgeLooks[kind]}>{children ?? messages.badge[kind]}</Tag>
}

export interface CardFact {
  /** Said before the value by screen readers; seen too when `labelShown`. */
  readonly label: string
  readonly value: Children
  readonly icon?: IconName | undefined
  readonly labelShown?: boolean | undefined
}

export interface CardProps {
  readonly title: Children
  readonly href?: string | undefined
  readonly level?: HeadingLevel | undefined
  readonly id?: string | undefined
  /** Small words above the title. */
  readonly kicker?: Children
  readonly icon?: IconName | undefined
  readonly tags?: Children
  readonly facts?: readonly CardFact[] | undefined
  /** Why the card is in this list, in words. */
  readonly why?: Children
  readonly children?: Children
  /** Buttons and links of the card; they stay above the link of the whole card. */
  readonly actions?: Children
  /** `plain` has no border: for lists inside a panel. */
  readonly look?: 'bordered' | 'plain' | undefined
  readonly labels?: Labels<'card'> | undefined
}

/** An object in a list. With `href` the whole card can be clicked; the link is the title alone. */
export function Card(props: CardProps) {
  const { level = 3, look = 'bordered' } = props
  const Heading = `h${level}` as const
  return (
    <article class={classes('card', `card-${look}`, props.href && 'card-link')} id={props.id}>
      {props.icon && (
        <span class="card-icon">
          <Icon name={props.icon} size={24} />
        </span>
      )}
      <div class="card-head">
        <Heading class="card-title">
          {props.href ? <a href={props.href}>{props.title}</a> : props.title}
        </Heading>
        {props.kicker && <p class="kicker">{props.kicker}</p>}
        {props.tags && <div class="tags">{props.tags}</div>}
      </div>
      {props.children && <div class="card-body">{props.children}</div>}
      {props.facts && props.facts.length > 0 && <Facts facts={props.facts} />}
      {props.why && (
        <p class="card-why">
          <strong>{wordsOf('card', props.labels).why}&nbsp;:</strong> {props.why}
        </p>
      )}
      {props.actions && <div class="card-actions actions">{props.actions}</div>}
    </article>
  )
}

/** Short facts with an icon: place, date, size. */
export function Facts({ facts }: { readonly facts: readonly CardFact[] }) {
  return (
    <ul class="facts">
      {facts.map((fact) => (
        <li key={fact.label}>
          {fact.icon && <Icon name={fact.icon} size={16} />}
          <span>
            {fact.labelShown ? (
              `${fact.label}\u00a0: `
            ) : (
              <VisuallyHidden>{fact.label}&nbsp;: </VisuallyHidden>
            )}
            {fact.value}
          </span>
        </li>
      ))}
    </ul>
  )
}

export interface CardListProps {
  /** The cards, one child each. */
  readonly children: Children
  /** One under the other, or in columns. */
  readonly layout?: 'list' | 'grid' | undefined
  /** True when the order has a meaning (results by relevance). */
  readonly ordered?: boolean | undefined
  readonly id?: string | undefined
  /** Accessible name of the list. */
  readonly label?: string | undefined
}

/** Cards as a true list, so that a screen reader says how many. */
export function CardList({ children, layout = 'list', ordered, id, label }: CardListProps) {
  const List = ordered ? 'ol' : 'ul'
  return (
    <List class={`card-list card-list-${layout}`} id={id} aria-label={label}>
      {toChildArray(children).map((child, index) => (
        <li key={index}>{child}</li>
      ))}
    </List>
  )
}
