import type { EventSegment, OpenMapEvent } from '../../events/index.ts'
import { OrganiserFrame } from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Checkbox,
  ErrorSummary,
  Form,
  Select,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import { LONGEST_BODY } from '../domain/mailing.ts'
import { p } from './messages.ts'
import { messagesPath } from './paths.ts'

const e = p.edit

/** A mail as it is written: to whom, what it says. */
export const EditPage = (props: {
  readonly event: OpenMapEvent
  /** Null for a new one. */
  readonly mailingId: string | null
  readonly segments: readonly EventSegment[]
  readonly keys: FormKeys
  readonly typed: Typed
}) => {
  const { event, mailingId, segments, keys, typed } = props
  const { errors, values } = typed
  return (
    <OrganiserFrame event={event} tab="messages" title={mailingId === null ? e.newTitle : e.title}>
      <ErrorSummary errors={errors} />
      <Form
        action={mailingId === null ? messagesPath(event) : messagesPath(event, `/${mailingId}/modification`)}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={e.newTitle}
        draft={`message-${mailingId ?? event.slug}`}
      >
        <Select
          name="segment"
          label={e.segment}
          hint={e.segmentHint}
          required
          options={segments.map(({ code, label }) => ({ value: code, label }))}
          value={values.segment}
          error={errors.segment}
        />
        <TextInput
          name="subject"
          label={e.subject}
          hint={e.subjectHint}
          required
          maxLength={150}
          value={values.subject}
          error={errors.subject}
        />
        <Textarea
          name="body"
          label={e.body}
          hint={e.bodyHint}
          required
          rows={12}
          maxLength={LONGEST_BODY}
          value={values.body}
          error={errors.body}
        />
        <Checkbox
          name="withLink"
          label={e.withLink}
          hint={e.withLinkHint}
          checked={values.withLink === 'on'}
          error={errors.withLink}
        />
        <Actions>
          <Button>{e.check}</Button>
          <ButtonLink href={messagesPath(event)} kind="quiet">
            {e.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </OrganiserFrame>
  )
}
