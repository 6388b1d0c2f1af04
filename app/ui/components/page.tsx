import type { Labels } from '../messages.ts'
import { wordsOf } from '../messages.ts'
import type { Children, HeadingLevel, LinkEntry } from '../props.ts'
import { classes, safeHref } from '../props.ts'
import { Icon, VisuallyHidden } from './icon.tsx'

export interface BreadcrumbProps {
  /** From the home page to the parent page; each is a link. */
  readonly entries: readonly LinkEntry[]
  /** Name of the page being read, not a link. */
  readonly current: string
  readonly labels?: Labels<'breadcrumb'> | undefined
}

/** Where we are; on every page but the home. */
export function Breadcrumb({ entries, current, labels }: BreadcrumbProps) {
  const words = wordsOf('breadcrumb', labels)
  return (
    <nav class="breadcrumb" aria-label={words.label}>
      <ol>
        {entries.map((entry) => (
          <li key={entry.href}>
            <a href={entry.href}>{entry.label}</a>
            <Icon name="chevron-right" size={16} />
          </li>
        ))}
        <li>
          <span aria-current="page">{current}</span>
        </li>
      </ol>
    </nav>
  )
}

export interface PageTitleProps {
  readonly title: Children
  /** What the page is for, in one or two sentences. */
  readonly lead?: Children
  /** Small words above the title: kind of object, reference. */
  readonly kicker?: Children
  readonly tags?: Children
  /** The main action first. */
  readonly actions?: Children
}

/** The only `h1` of the page. */
export function PageTitle({ title, lead, kicker, tags, actions }: PageTitleProps) {
  return (
    <div class="page-title">
      <div class="page-title-text">
        {kicker && <p class="kicker">{kicker}</p>}
        <h1>{title}</h1>
        {tags && <div class="tags">{tags}</div>}
        {lead && <p class="lead">{lead}</p>}
      </div>
      {actions && <div class="actions">{actions}</div>}
    </div>
  )
}

export interface HeroProps {
  readonly title: Children
  readonly lead?: Children
  readonly children?: Children
}

/** Opening of the home page, on a deep ground; holds the `h1` in place of `PageTitle`. */
export function Hero({ title, lead, children }: HeroProps) {
  return (
    <div class="hero">
      <div class="hero-inner">
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
        {children}
      </div>
    </div>
  )
}

export interface SectionProps {
  readonly title: Children
  /** Needed to link to the section. */
  readonly id?: string | undefined
  readonly level?: HeadingLevel | undefined
  readonly lead?: Children
  readonly actions?: Children
  /** Keeps the title for screen readers only. */
  readonly titleHidden?: boolean | undefined
  readonly children?: Children
}

/** A titled part of the page. */
export function Section({ title, id, level = 2, lead, actions, titleHidden, children }: SectionProps) {
  const Heading = `h${level}` as const
  return (
    <section class="section" id={id}>
      <div class={classes('section-head', titleHidden && 'visually-hidden')}>
        <Heading>{title}</Heading>
        {actions && <div class="actions">{actions}</div>}
      </div>
      {lead && <p class="section-lead">{lead}</p>}
      {children}
    </section>
  )
}

/** Long text: larger, 70 characters a line. */
export function Prose({ children }: { readonly children: Children }) {
  return <div class="prose">{children}</div>
}

/** Equal columns that fold on small screens. */
export function Grid({
  columns = 3,
  children,
}: {
  readonly columns?: 2 | 3 | 4 | undefined
  readonly children: Children
}) {
  return <div class={`grid grid-${columns}`}>{children}</div>
}

/** Elements in a row that wrap; `spread` pushes the last ones to the end. */
export function Toolbar({
  spread,
  children,
}: {
  readonly spread?: boolean | undefined
  readonly children: Children
}) {
  return <div class={classes('toolbar', spread && 'toolbar-spread')}>{children}</div>
}

export interface SplitProps {
  /** Side part: first in the page, on the left of wide screens. */
  readonly aside: Children
  readonly children: Children
  /** `filters` 280 px + rest; `map` two halves; `side` rest + 340 px with the side part on the right. */
  readonly variant?: 'filters' | 'map' | 'side' | undefined
}

/** Two columns from 1024 px, one under. The order of reading is the order of the page. */
export function Split({ aside, children, variant = 'filters' }: SplitProps) {
  const side = <div class="split-aside">{aside}</div>
  return (
    <div class={`split split-${variant}`}>
      {variant === 'filters' && side}
      <div class="split-main">{children}</div>
      {variant !== 'filters' && side}
    </div>
  )
}

/** A link to another site. An address that is not a web, mail or phone address is written as plain text. */
export function ExternalLink({
  href,
  children,
  labels,
}: {
  readonly href: string
  readonly children: Children
  readonly labels?: Labels<'link'> | undefined
}) {
  const address = safeHref(href)
  if (address === undefined) return <span>{children}</span>
  return (
    <a href={address} rel="noopener external">
      {children}
      <Icon name="external-link" size={16} />
      <VisuallyHidden> ({wordsOf('link', labels).external})</VisuallyHidden>
    </a>
  )
}
