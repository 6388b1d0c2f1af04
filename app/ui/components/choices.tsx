import type { Children } from '../props.ts'
import { classes, idOf } from '../props.ts'
import type { FieldBase } from './field.tsx'
import { FieldError, Hint, Requirement } from './field.tsx'

export interface FieldsetProps {
  readonly legend: Children
  readonly id?: string | undefined
  readonly hint?: Children
  readonly error?: string | undefined
  readonly required?: boolean | undefined
  readonly optional?: boolean | undefined
  /** `large` when the legend is the question of the page. */
  readonly size?: 'normal' | 'large' | undefined
  readonly children: Children
}

/** Fields that belong together, under a legend. */
export function Fieldset(props: FieldsetProps) {
  const id = props.id ?? 'groupe'
  const described = [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ')
  return (
    <fieldset
      class={classes('fieldset', props.error && 'field-wrong')}
      aria-describedby={described || undefined}
    >
      <legend class={classes('legend', props.size === 'large' && 'legend-large')}>
        {props.legend}
        <Requirement {...props} />
      </legend>
      {props.hint && <Hint id={`${id}-hint`}>{props.hint}</Hint>}
      {props.error && <FieldError id={`${id}-error`}>{props.error}</FieldError>}
      {props.children}
    </fieldset>
  )
}

export interface ChoiceOption {
  readonly value: string
  readonly label: Children
  readonly hint?: Children
  readonly disabled?: boolean | undefined
  /** Number of results behind the choice. */
  readonly count?: string | number | undefined
}

interface ChoiceProps extends ChoiceOption {
  readonly type: 'checkbox' | 'radio'
  readonly id: string
  readonly name: string
  readonly checked: boolean
  readonly required?: boolean | undefined
  readonly invalid?: boolean | undefined
  readonly describedBy?: string | undefined
}

/** One box or one button with its label; used by the groups below and by facets. */
export function Choice(props: ChoiceProps) {
  const described = [props.hint ? `${props.id}-hint` : '', props.describedBy ?? ''].filter(Boolean).join(' ')
  return (
    <div class="choice">
      <input
        type={props.type}
        id={props.id}
        name={props.name}
        value={props.value}
        checked={props.checked}
        disabled={props.disabled}
        required={props.required}
        aria-describedby={described || undefined}
        aria-invalid={props.invalid ? 'true' : undefined}
      />
      <label for={props.id}>
        <span>{props.label}</span>
        {props.count !== undefined && <span class="choice-count">{props.count}</span>}
      </label>
      {props.hint && <Hint id={`${props.id}-hint`}>{props.hint}</Hint>}
    </div>
  )
}

export interface ChoiceCellProps {
  readonly id: string
  readonly name: string
  readonly value: string
  /** The question, which the row names, and the answer, which the column names. */
  readonly question: string
  readonly answer: string
  readonly checked: boolean
  readonly errorId?: string | undefined
}

/** One answer to the question that a row of a table asks; the whole cell can be pressed. */
export function ChoiceCell(props: ChoiceCellProps) {
  return (
    <label class="choice-cell" for={props.id}>
      <input
        type="radio"
        id={props.id}
        name={props.name}
        value={props.value}
        checked={props.checked}
        aria-describedby={props.errorId}
        aria-invalid={props.errorId === undefined ? undefined : 'true'}
      />
      <span class="visually-hidden">{props.question}&nbsp;: </span>
      <span class="choice-cell-answer">{props.answer}</span>
    </label>
  )
}

export interface CheckboxProps extends FieldBase {
  readonly value?: string | undefined
  readonly checked?: boolean | undefined
}

/** One box: an agreement, an option. */
export function Checkbox(props: CheckboxProps) {
  const id = props.id ?? idOf(props.name)
  return (
    <div class={classes('field', props.error && 'field-wrong')}>
      {props.error && <FieldError id={`${id}-error`}>{props.error}</FieldError>}
      <Choice
        type="checkbox"
        id={id}
        name={props.name}
        value={props.value ?? 'on'}
        checked={props.checked ?? false}
        required={props.required}
        invalid={props.error !== undefined}
        describedBy={props.error ? `${id}-error` : undefined}
        hint={props.hint}
        label={
          <>
            {props.label}
            <Requirement {...props} />
          </>
        }
      />
    </div>
  )
}

interface GroupProps extends Omit<FieldBase, 'label' | 'labelHidden' | 'width'> {
  readonly legend: Children
  readonly options: readonly ChoiceOption[]
  readonly size?: 'normal' | 'large' | undefined
  /** In a row instead of a column, for two or three short choices. */
  readonly inline?: boolean | undefined
}

export interface RadiosProps extends GroupProps {
  readonly value?: string | undefined
}

export interface CheckboxesProps extends GroupProps {
  readonly values?: readonly string[] | undefined
}

function ChoiceGroup(
  props: GroupProps & { readonly type: 'checkbox' | 'radio'; readonly checked: (value: string) => boolean },
) {
  const id = props.id ?? idOf(props.name)
  return (
    <Fieldset {...props} id={id}>
      <div class={classes('choices', props.inline && 'choices-inline')}>
        {props.options.map((option, index) => (
          <Choice
            key={option.value}
            {...option}
            type={props.type}
            // The summary links to the field's own id: that is the first choice.
            id={index === 0 ? id : `${id}-${index + 1}`}
            name={props.name}
            checked={props.checked(option.value)}
            required={props.type === 'radio' ? props.required : undefined}
            invalid={props.error !== undefined}
          />
        ))}
      </div>
    </Fieldset>
  )
}

/** One answer among a few, all visible. */
export function Radios(props: RadiosProps) {
  return <ChoiceGroup {...props} type="radio" checked={(value) => value === props.value} />
}

/** Several answers among a few. */
export function Checkboxes(props: CheckboxesProps) {
  return (
    <ChoiceGroup {...props} type="checkbox" checked={(value) => props.values?.includes(value) ?? false} />
  )
}
