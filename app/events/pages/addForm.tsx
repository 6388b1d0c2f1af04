import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { Button, type Children, Details, Form } from '../../ui/index.ts'

/** Under a list, the form of one thing more: open when there is nothing yet, or when it was refused. */
export const AddForm = (props: {
  readonly title: string
  readonly submit: string
  readonly action: string
  readonly keys: FormKeys
  readonly typed: Typed
  /** The list holds nothing. */
  readonly first: boolean
  readonly multipart?: boolean
  readonly draft?: string
  readonly children: Children
}) => (
  <Details summary={props.title} open={props.first || Object.keys(props.typed.errors).length > 0}>
    <Form
      action={props.action}
      csrf={props.keys.csrf}
      idempotencyKey={props.keys.key}
      label={props.title}
      multipart={props.multipart}
      draft={props.draft}
    >
      {props.children}
      <Button>{props.submit}</Button>
    </Form>
  </Details>
)
