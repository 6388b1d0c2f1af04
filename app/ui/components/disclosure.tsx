import { toChildArray } from 'preact'
import type { IconName } from '../icons.ts'
import type { Labels } from '../messages.ts'
import { wordsOf } from '../messages.ts'
import type { Children } from '../props.ts'
import type { ButtonKind } from './button.tsx'
import { Button, ButtonLink } from './button.tsx'
import { Icon, VisuallyHidden } from './icon.tsx'

/** Text that opens on demand. */
export function Details({
  summary,
  open,
  children,
}: {
  readonly summary: Children
  readonly open?: boolean | undefined
  readonly children: Children
}) {
  return (
    <details class="details" open={open}>
      <summary>
        <Icon name="chevron-right" />
        <span>{summary}</span>
      </summary>
      <div class="details-body">{children}</div>
    </details>
  )
}

export interface DisclosureMenuProps {
  readonly label: Children
  readonly icon?: IconName | undefined
  /** Words for screen readers after the label: « actions sur le lot 2 ». */
  readonly context?: string | undefined
  /** Side on which the list hangs. */
  readonly align?: 'start' | 'end' | undefined
  /** Links or small forms, one child each. */
  readonly children: Children
}

/** A few links under a button; Esc and a click elsewhere close it where a script runs. */
export function DisclosureMenu({ label, icon, context, align = 'end', children }: DisclosureMenuProps) {
  return (
    <details class={`disclosure disclosure-${align}`} data-menu="">
      <summary class="button button-secondary">
        {icon && <Icon name={icon} />}
        <span>
          {label}
          {context && <VisuallyHidden> {context}</VisuallyHidden>}
        </span>
        <Icon name="chevron-down" size={16} />
      </summary>
      <ul class="disclosure-list">
        {toChildArray(children).map((child, index) => (
          <li key={index}>{child}</li>
        ))}
      </ul>
    </details>
  )
}

export interface DialogProps {
  readonly id: string
  readonly title: string
  readonly children: Children
  /** Buttons at the foot; closing is always there. */
  readonly actions?: Children
  readonly labels?: Labels<'dialog'> | undefined
}

/** A native dialog, opened by a `DialogLink`. Its content also exists as a page, for when no script runs. */
export function Dialog({ id, title, children, actions, labels }: DialogProps) {
  return (
    <dialog class="dialog" id={id} aria-labelledby={`${id}-titre`}>
      <div class="dialog-head">
        <h2 id={`${id}-titre`}>{title}</h2>
        <form method="dialog">
          <Button kind="quiet" small icon="x">
            {wordsOf('dialog', labels).close}
          </Button>
        </form>
      </div>
      <div class="dialog-body">{children}</div>
      {actions && <div class="actions">{actions}</div>}
    </dialog>
  )
}

export interface DialogLinkProps {
  readonly dialog: string
  /** The page that does the same without a script. */
  readonly href: string
  readonly kind?: ButtonKind | undefined
  readonly icon?: IconName | undefined
  readonly children: Children
}

/** Opens a dialog of the page, or leads to the page that does the same. */
export function DialogLink({ dialog, href, kind, icon, children }: DialogLinkProps) {
  return (
    <ButtonLink href={href} kind={kind} icon={icon} data={{ 'data-dialog': dialog }}>
      {children}
    </ButtonLink>
  )
}
