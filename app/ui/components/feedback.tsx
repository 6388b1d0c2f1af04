import type { IconName } from '../icons.ts'
import type { Labels } from '../messages.ts'
import { wordsOf } from '../messages.ts'
import type { Children, HeadingLevel } from '../props.ts'
import { Icon, VisuallyHidden } from './icon.tsx'

export type BannerTone = 'info' | 'success' | 'warning' | 'error'

const toneIcons: { readonly [Tone in BannerTone]: IconName } = {
  info: 'info',
  success: 'circle-check',
  warning: 'triangle-alert',
  error: 'circle-alert',
}

export interface BannerProps {
  readonly tone?: BannerTone | undefined
  readonly title?: Children
  /** Makes the title a heading. */
  readonly level?: HeadingLevel | undefined
  readonly children?: Children
  readonly actions?: Children
  /** `status` or `alert` only when the banner appears after an action of the reader. */
  readonly role?: 'status' | 'alert' | undefined
  readonly labels?: Labels<'banner'> | undefined
}

/** A message of the page: what, why, what to do. */
export function Banner({ tone = 'info', title, level, children, actions, role, labels }: BannerProps) {
  const Title = level ? (`h${level}` as const) : ('p' as const)
  const prefix = <VisuallyHidden>{wordsOf('banner', labels)[tone]}&nbsp;: </VisuallyHidden>
  return (
    <div class={`banner banner-${tone}`} role={role}>
      <Icon name={toneIcons[tone]} size={24} />
      <div class="banner-text">
        {title ? (
          <Title class="banner-title">
            {prefix}
            {title}
          </Title>
        ) : (
          prefix
        )}
        {children}
        {actions && <div class="actions">{actions}</div>}
      </div>
    </div>
  )
}

export interface EmptyStateProps {
  /** Why it is empty. */
  readonly title: Children
  readonly level?: HeadingLevel | undefined
  readonly icon?: IconName | undefined
  /** What will appear, with one example. */
  readonly children?: Children
  /** One action. */
  readonly action?: Children
}

/** In place of a list without lines. */
export function EmptyState({ title, level = 2, icon = 'search', children, action }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={icon} size={24} />
      </span>
      <Heading>{title}</Heading>
      {children}
      {action && <div class="actions">{action}</div>}
    </div>
  )
}

export interface ToastProps {
  readonly tone?: BannerTone | undefined
  readonly children: Children
  /** A form or a link that undoes what was done: works without a script. */
  readonly undo?: Children
  readonly labels?: Labels<'toast'> | undefined
}

/** One flash message, made by the server after a redirect. Stays in the page when no script runs. */
export function Toast({ tone = 'success', children, undo, labels }: ToastProps) {
  const words = wordsOf('toast', labels)
  return (
    <div class={`toast toast-${tone}`} data-toast="">
      <Icon name={toneIcons[tone]} />
      <div class="toast-text">{children}</div>
      {undo}
      <button
        class="toast-button"
        type="button"
        data-toast-pause=""
        data-needs-script=""
        aria-pressed="false"
        hidden
      >
        <Icon name="pause" label={words.pause} />
      </button>
      <button class="toast-button" type="button" data-toast-close="" data-needs-script="" hidden>
        <Icon name="x" label={words.close} />
      </button>
    </div>
  )
}

/** Where flash messages come, on every page: the region must exist before its messages to be read aloud. */
export function ToastRegion({
  children,
  labels,
}: {
  readonly children?: Children
  readonly labels?: Labels<'toast'> | undefined
}) {
  return (
    <section class="toasts" aria-label={wordsOf('toast', labels).region} data-toasts="">
      <div role="status">{children}</div>
      {/* Models from which the script makes the messages of the page itself. */}
      {(['success', 'error'] as const).map((tone) => (
        <template key={tone} data-toast-model={tone}>
          <Toast tone={tone} labels={labels}>
            {null}
          </Toast>
        </template>
      ))}
    </section>
  )
}

export interface ProgressProps {
  readonly id: string
  readonly label: string
  readonly value: number
  readonly max: number
  /** « 34 sur 120 fiches », else `value sur max`. */
  readonly text?: string | undefined
  readonly labels?: Labels<'progress'> | undefined
}

/** How far a piece of work is: a native bar, always with numbers. */
export function Progress({ id, label, value, max, text, labels }: ProgressProps) {
  return (
    <div class="progress">
      <label for={id}>{label}</label>
      <span class="progress-text" id={`${id}-texte`}>
        {text ?? `${value} ${wordsOf('progress', labels).of} ${max}`}
      </span>
      <progress id={id} value={value} max={max} aria-describedby={`${id}-texte`} />
    </div>
  )
}
