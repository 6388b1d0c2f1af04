import type { FormKeys } from '../../platform/http/route.ts'
import { Button, Form, Textarea } from '../../ui/index.ts'

/** A form of a page that was refused, with what was typed in it. */
export type RefusedReason<F extends string> = {
  readonly form: F
  readonly sentence: string
  readonly reason: string
}

/** Where the summary of errors leads. */
export const reasonId = (form: string): string => `raison-${form}`

/** A reason, then the button that acts or asks. */
export const ReasonForm = <F extends string>(props: {
  readonly action: string
  readonly keys: FormKeys
  readonly form: F
  readonly refused: RefusedReason<F> | null
  readonly label: string
  readonly hint: string
  readonly button: string
  readonly danger?: boolean
}) => {
  const refused = props.refused?.form === props.form ? props.refused : null
  return (
    <Form action={props.action} csrf={props.keys.csrf} idempotencyKey={props.keys.key} label={props.button}>
      <Textarea
        name="reason"
        id={reasonId(props.form)}
        label={props.label}
        hint={props.hint}
        required
        rows={2}
        maxLength={500}
        value={refused?.reason}
        error={refused?.sentence}
      />
      <Button kind={props.danger === true ? 'danger' : 'secondary'}>{props.button}</Button>
    </Form>
  )
}
