import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Button,
  DateInput,
  EmptyState,
  ErrorSummary,
  Form,
  Section,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import { w } from './planMessages.ts'

type View = {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  readonly cancel: Typed
  readonly move: Typed
}

const d = w.date

/** The reason of each form, under an id of its own. */
const REASONS = { move: 'motif-report', cancel: 'motif-annulation' } as const

const Reason = ({ id, typed }: { id: string; typed: Typed }) => (
  <Textarea
    id={id}
    name="reason"
    label={d.reason}
    hint={d.reasonHint}
    required
    rows={2}
    value={typed.values.reason}
    error={typed.errors.reason}
  />
)

const Move = ({ event, keys, move }: View) => (
  <Section title={d.moveTitle} lead={d.moveText} id="report">
    <Form
      action={organiserPath(event, 'dashboard', '/report')}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={d.moveTitle}
    >
      <DateInput name="day" label={d.day} required value={move.values.day} error={move.errors.day} />
      <Reason id={REASONS.move} typed={move} />
      <Button kind="secondary">{d.move}</Button>
    </Form>
  </Section>
)

const Cancel = ({ event, keys, cancel }: View) => (
  <Section title={d.cancelTitle} lead={d.cancelText} id="annulation">
    <Form
      action={organiserPath(event, 'dashboard', '/annulation')}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={d.cancelTitle}
    >
      <Reason id={REASONS.cancel} typed={cancel} />
      <Button kind="danger">{d.cancel}</Button>
    </Form>
  </Section>
)

const Reinstate = ({ event, keys }: View) => (
  <Section title={d.backTitle} lead={d.backText} id="retablissement">
    <Form
      action={organiserPath(event, 'dashboard', '/retablissement')}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={d.backTitle}
    >
      <Button>{d.back}</Button>
    </Form>
  </Section>
)

/** Cancels, moves or puts back an announced day: each form says whom it tells. */
export const DatePage = (view: View) => {
  const { event, cancel, move } = view
  return (
    <OrganiserFrame event={event} tab="dashboard" title={d.title} lead={d.lead}>
      <ErrorSummary
        errors={{ ...cancel.errors, ...move.errors }}
        ids={{ reason: cancel.errors.reason === undefined ? REASONS.move : REASONS.cancel }}
      />
      {event.status === 'cancelled' && <Reinstate {...view} />}
      {event.status === 'published' || event.status === 'cancelled' ? (
        <Move {...view} />
      ) : (
        <EmptyState title={d.notNow} icon="calendar">
          <p>{d.notNowText}</p>
        </EmptyState>
      )}
      {event.status === 'published' && <Cancel {...view} />}
    </OrganiserFrame>
  )
}

export const CopyPage = (props: {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  readonly typed: Typed
}) => {
  const { event, keys, typed } = props
  return (
    <OrganiserFrame event={event} tab="dashboard" title={w.copy.title} lead={w.copy.lead}>
      <ErrorSummary errors={typed.errors} />
      <Form
        action={organiserPath(event, 'dashboard', '/copie')}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={w.copy.title}
      >
        <TextInput
          name="title"
          label={w.copy.name}
          required
          maxLength={160}
          value={typed.values.title}
          error={typed.errors.title}
        />
        <DateInput name="day" label={w.copy.day} required value={typed.values.day} error={typed.errors.day} />
        <Button>{w.copy.submit}</Button>
      </Form>
    </OrganiserFrame>
  )
}
