import { messages } from '../messages.ts'
import type { FieldBase } from './field.tsx'
import { Field } from './field.tsx'
import { Icon, VisuallyHidden } from './icon.tsx'

export interface PasswordInputProps extends FieldBase {
  /** `current-password` to prove, `new-password` to choose: managers fill in or propose. */
  readonly autocomplete: 'current-password' | 'new-password'
}

/** A password, never written back by the server; where a script runs, a button shows what is typed. */
export function PasswordInput(props: PasswordInputProps) {
  const words = messages.password
  return (
    <Field {...props}>
      {(control) => (
        <div class="input-row input-row-wrap">
          <input
            class="input"
            {...control}
            type="password"
            autocomplete={props.autocomplete}
            spellcheck={false}
            autocapitalize="none"
          />
          <button
            class="button button-secondary"
            type="button"
            aria-pressed="false"
            data-show={control.id}
            data-needs-script=""
            hidden
          >
            <Icon name="eye" />
            <span>
              {words.show}
              <VisuallyHidden> {words.shown}</VisuallyHidden>
            </span>
          </button>
        </div>
      )}
    </Field>
  )
}
