import { Button, type Children, Form, Island } from '../../../ui/index.ts'
import { t } from './messages.ts'

export type PasskeyFormProps = {
  /** A new key, or one that exists. */
  readonly ceremony: 'create' | 'get'
  /** Where the browser's part asks for a challenge. */
  readonly challenge: string
  readonly action: string
  readonly csrf: string
  /** What to do where passkeys do not work. */
  readonly absent: string
  readonly button: string
  readonly kind?: 'primary' | 'secondary'
  /** Error that the server found. */
  readonly error?: string | undefined
  readonly children?: Children
}

/**
 * A form that the browser completes with the answer of a passkey. Without a script, or where passkeys do not exist, it is
 * not shown, and a sentence says what to use instead.
 */
export const PasskeyForm = (props: PasskeyFormProps) => (
  <Island
    name="passkey"
    props={{
      ceremony: props.ceremony,
      challenge: props.challenge,
      problems: t.problems,
    }}
  >
    <p data-passkey="absent">{props.absent}</p>
    <div data-passkey="ready" hidden>
      <Form action={props.action} csrf={props.csrf} hidden={{ answer: '' }}>
        {props.children}
        <Button kind={props.kind ?? 'primary'} icon="key-round">
          {props.button}
        </Button>
      </Form>
    </div>
    <p class="hint" role="status" data-passkey="status" />
    <p class="field-error" role="alert" data-passkey="problem">
      {props.error}
    </p>
  </Island>
)
