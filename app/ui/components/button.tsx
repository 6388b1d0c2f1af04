import type { IconName } from '../icons.ts'
import { messages } from '../messages.ts'
import type { Children, DataAttributes } from '../props.ts'
import { classes } from '../props.ts'
import { Icon } from './icon.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

interface ButtonLook {
  /** One `primary` a page: its main action. */
  readonly kind?: ButtonKind | undefined
  readonly small?: boolean | undefined
  readonly icon?: IconName | undefined
  readonly iconAfter?: IconName | undefined
  /** End of the accessible name when the visible words repeat in a list: « Modifier » + « le lot 2 ». */
  readonly context?: string | undefined
  readonly data?: DataAttributes | undefined
  readonly children: Children
}

export interface ButtonProps extends ButtonLook {
  readonly type?: 'submit' | 'button' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly id?: string | undefined
  readonly disabled?: boolean | undefined
  /** Sends the form to another address or by another method. */
  readonly formAction?: string | undefined
  readonly formMethod?: 'get' | 'post' | undefined
  /** Hidden until the script shows it, for what only a script can do (print, copy). */
  readonly needsScript?: boolean | undefined
}

export interface ButtonLinkProps extends ButtonLook {
  readonly href: string
  /** File name, or true, when the link gives a file. */
  readonly download?: string | boolean | undefined
  readonly rel?: string | undefined
}

function looks(kind: ButtonKind, small?: boolean): string {
  return classes('button', `button-${kind}`, small && 'button-small')
}

function Inside({ icon, iconAfter, context, small, children }: ButtonLook) {
  return (
    <>
      {icon && <Icon name={icon} size={small ? 16 : 20} />}
      <span>
        {children}
        {context && <span class="visually-hidden"> {context}</span>}
      </span>
      {iconAfter && <Icon name={iconAfter} size={small ? 16 : 20} />}
    </>
  )
}

/** Does something. Its words are a verb. */
export function Button(props: ButtonProps) {
  const { kind = 'primary', type = 'submit', small } = props
  return (
    <button
      class={looks(kind, small)}
      type={type}
      id={props.id}
      name={props.name}
      value={props.value}
      disabled={props.disabled}
      formAction={props.formAction}
      formMethod={props.formMethod}
      hidden={props.needsScript}
      data-needs-script={props.needsScript ? '' : undefined}
      {...props.data}
    >
      <Inside {...props} />
    </button>
  )
}

/** Goes somewhere, with the look of a button. */
export function ButtonLink(props: ButtonLinkProps) {
  const { kind = 'secondary', small } = props
  return (
    <a class={looks(kind, small)} href={props.href} download={props.download} rel={props.rel} {...props.data}>
      <Inside {...props} />
    </a>
  )
}

/** Prints the page; shown only where a script runs. */
export function PrintButton({ children = messages.print.button }: { readonly children?: Children }) {
  return (
    <Button type="button" kind="secondary" icon="printer" needsScript data={{ 'data-print': '' }}>
      {children}
    </Button>
  )
}

/** Copies a text; shown only where a script runs. `done` is announced. */
export function CopyButton({
  text,
  done,
  children,
}: {
  readonly text: string
  readonly done: string
  readonly children: Children
}) {
  return (
    <Button
      type="button"
      kind="secondary"
      small
      icon="copy"
      needsScript
      data={{ 'data-copy': text, 'data-copy-done': done }}
    >
      {children}
    </Button>
  )
}

/** Buttons in a row. */
export function Actions({ children }: { readonly children: Children }) {
  return <div class="actions">{children}</div>
}
