import { messages } from '../messages.ts'
import type { DataAttributes } from '../props.ts'
import type { FieldBase } from './field.tsx'
import { Field } from './field.tsx'

export interface TextInputProps extends FieldBase {
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password' | 'number' | undefined
  readonly value?: string | number | undefined
  /** HTML autofill token, compulsory on personal data: `email`, `organization`, `postal-code`. */
  readonly autocomplete?: string | undefined
  readonly inputMode?: 'numeric' | 'decimal' | 'text' | 'email' | 'tel' | 'search' | undefined
  /** Unit written after the field: `h`, `km`, `€ HT`. */
  readonly suffix?: string | undefined
  readonly maxLength?: number | undefined
  readonly min?: number | string | undefined
  readonly max?: number | string | undefined
  readonly step?: number | string | undefined
  /** Suggestions, by a native `<datalist>`. */
  readonly suggestions?: readonly string[] | undefined
  readonly spellcheck?: boolean | undefined
  readonly data?: DataAttributes | undefined
}

/** One line of text. Never a placeholder for a label. */
export function TextInput(props: TextInputProps) {
  return (
    <Field {...props}>
      {(control) => (
        <div class="input-row">
          <input
            class="input"
            {...control}
            // Preact types each kind of input apart and takes no union of kinds.
            type={(props.type ?? 'text') as 'text'}
            value={props.value}
            autocomplete={props.autocomplete}
            inputMode={props.inputMode}
            maxLength={props.maxLength}
            min={props.min}
            max={props.max}
            step={props.step}
            list={props.suggestions ? `${control.id}-list` : undefined}
            {...(props.spellcheck === undefined ? {} : { spellcheck: props.spellcheck })}
            {...props.data}
          />
          {props.suffix && <span class="input-suffix">{props.suffix}</span>}
          {props.suggestions && (
            <datalist id={`${control.id}-list`}>
              {props.suggestions.map((suggestion) => (
                <option key={suggestion} value={suggestion} />
              ))}
            </datalist>
          )}
        </div>
      )}
    </Field>
  )
}

export interface TextareaProps extends FieldBase {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly maxLength?: number | undefined
}

/** Several lines of text. */
export function Textarea(props: TextareaProps) {
  return (
    <Field {...props}>
      {(control) => (
        <textarea class="input" {...control} rows={props.rows ?? 5} maxLength={props.maxLength}>
          {props.value}
        </textarea>
      )}
    </Field>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean | undefined
}

export interface SelectProps extends FieldBase {
  readonly options: readonly Option[]
  readonly value?: string | undefined
  /** First, empty choice; false for none. */
  readonly empty?: string | false | undefined
}

/** One choice in a closed list; prefer `Radios` up to six. */
export function Select(props: SelectProps) {
  const { value = '', empty = messages.form.choose } = props
  return (
    <Field {...props}>
      {(control) => (
        <select class="input select" {...control}>
          {empty !== false && (
            <option value="" selected={value === ''}>
              {empty}
            </option>
          )}
          {props.options.map((option) => (
            <option
              key={option.value}
              value={option.value}
              selected={option.value === value}
              disabled={option.disabled}
            >
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export interface DateInputProps extends FieldBase {
  /** ISO: `2027-03-09`, or `14:30` for a time, `2027-03-09T14:30` for both. */
  readonly value?: string | undefined
  readonly kind?: 'date' | 'time' | 'datetime-local' | undefined
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly step?: number | undefined
  readonly autocomplete?: string | undefined
}

/** A date or a time, with the browser's own control. */
export function DateInput(props: DateInputProps) {
  return (
    <Field {...props} width={props.width ?? 'short'}>
      {(control) => (
        <input
          class="input"
          {...control}
          type={props.kind ?? 'date'}
          value={props.value}
          min={props.min}
          max={props.max}
          step={props.step}
          autocomplete={props.autocomplete}
        />
      )}
    </Field>
  )
}

export interface FileInputProps extends FieldBase {
  /** `.csv,.xlsx` */
  readonly accept?: string | undefined
  readonly multiple?: boolean | undefined
}

/** A file to send. The form must be given `multipart`. */
export function FileInput(props: FileInputProps) {
  return (
    <Field {...props}>
      {(control) => (
        <input
          class="input input-file"
          {...control}
          type="file"
          accept={props.accept}
          multiple={props.multiple}
        />
      )}
    </Field>
  )
}
