import type { IconName } from '../icons.ts'
import { messages } from '../messages.ts'
import type { Children, DateLabel, HeadingLevel } from '../props.ts'
import { Icon } from './icon.tsx'

export interface Description {
  readonly term: string
  /** « Non renseigné » when absent. */
  readonly value?: Children
  /** Where this value came from and when. */
  readonly note?: Children
  readonly action?: Children
}

/** Name and value, one under the other. */
export function DescriptionList({
  items,
  empty = messages.check.empty,
}: {
  readonly items: readonly Description[]
  readonly empty?: string | undefined
}) {
  return (
    <dl class="descriptions">
      {items.map((item) => (
        <div key={item.term} class="description">
          <dt>{item.term}</dt>
          <dd>
            {item.value === undefined || item.value === null || item.value === '' ? (
              <span class="muted">{empty}</span>
            ) : (
              item.value
            )}
            {item.note && <span class="description-note">{item.note}</span>}
          </dd>
          {item.action && <dd class="description-action">{item.action}</dd>}
        </div>
      ))}
    </dl>
  )
}

export interface TimelineItem {
  readonly when: DateLabel
  readonly title: Children
  readonly who?: Children
  readonly icon?: IconName | undefined
  readonly children?: Children
}

/** What happened, or what will, in order. */
export function Timeline({
  items,
  level = 3,
}: {
  readonly items: readonly TimelineItem[]
  readonly level?: HeadingLevel | undefined
}) {
  const Heading = `h${level}` as const
  return (
    <ol class="timeline">
      {items.map((item, index) => (
        <li key={index}>
          <span class="timeline-dot">{item.icon && <Icon name={item.icon} size={16} />}</span>
          <p class="timeline-when">
            <time dateTime={item.when.iso}>{item.when.text}</time>
            {item.who && <> · {item.who}</>}
          </p>
          <Heading class="timeline-title">{item.title}</Heading>
          {item.children && <div class="timeline-body">{item.children}</div>}
        </li>
      ))}
    </ol>
  )
}

/** A few short lines, each with its dot. */
export function Bullets({ items }: { readonly items: readonly string[] }) {
  return (
    <ul class="bullets">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}
