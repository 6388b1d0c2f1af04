import { messages } from '../messages.ts'
import type { Children } from '../props.ts'
import { classes, idOf } from '../props.ts'
import { Icon } from './icon.tsx'

/** What every field has. */
export interface FieldBase {
  readonly name: string
  readonly label: string
  /** Made from `name` when absent. The error summary links to it. */
  readonly id?: string | undefined
  readonly hint?: Children
  /** What is wrong and how to mend it: the same sentence as in the summary. */
  readonly error?: string | undefined
  /** Says « obligatoire » beside the label. */
  readonly required?: boolean | undefined
  /** Says « facultatif » beside the label. */
  readonly optional?: boolean | undefined
  /** Keeps the label for screen readers only, where a heading already says it. */
  readonly labelHidden?: boolean | undefined
  /** Width to suggest the length of the answer. */
  readonly width?: 'short' | 'medium' | 'full' | undefined
}

/** Attributes that tie a control to its hint and error. */
export interface ControlWiring {
  readonly id: string
  readonly name: string
  readonly required: boolean | undefined
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': 'true' | undefined
}

/** Ids and ARIA attributes of the control of a field. */
export function wire(field: FieldBase): ControlWiring {
  const id = field.id ?? idOf(field.name)
  const described = [field.hint ? `${id}-hint` : '', field.error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ')
  return {
    id,
    name: field.name,
    required: field.required || undefined,
    'aria-describedby': described || undefined,
    'aria-invalid': field.error ? 'true' : undefined,
  }
}

/** « (obligatoire) », « (facultatif) » or nothing. */
export function Requirement({ required, optional }: Pick<FieldBase, 'required' | 'optional'>) {
  if (required) return <span class="requirement"> ({messages.form.required})</span>
  if (optional) return <span class="requirement"> ({messages.form.optional})</span>
  return null
}

export function Hint({ id, children }: { readonly id: string; readonly children: Children }) {
  return (
    <div class="hint" id={id}>
      {children}
    </div>
  )
}

export function FieldError({ id, children }: { readonly id: string; readonly children: Children }) {
  return (
    <p class="field-error" id={id}>
      <Icon name="circle-alert" size={16} />
      <span>
        <span class="visually-hidden">{messages.form.errorPrefix} </span>
        {children}
      </span>
    </p>
  )
}

export interface FieldProps extends FieldBase {
  /** The control, given the attributes that `wire` makes. */
  readonly children: (control: ControlWiring) => Children
}

/** Label above, hint, error, control: the frame of any field, ours or a page's own control. */
export function Field(props: FieldProps) {
  const control = wire(props)
  return (
    <div class={classes('field', props.error && 'field-wrong', props.width && `field-${props.width}`)}>
      <label class={classes('label', props.labelHidden && 'visually-hidden')} for={control.id}>
        {props.label}
        <Requirement {...props} />
      </label>
      {props.hint && <Hint id={`${control.id}-hint`}>{props.hint}</Hint>}
      {props.error && <FieldError id={`${control.id}-error`}>{props.error}</FieldError>}
      {props.children(control)}
    </div>
  )
}
