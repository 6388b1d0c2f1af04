import type { OpenMapEvent } from '../../events/index.ts'
import { ParticipantFrame, type ParticipantTab } from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Banner,
  Button,
  Checkbox,
  Checkboxes,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Section,
  Textarea,
} from '../../ui/index.ts'
import { type Equipment, missingFor, type Stand, type StandRequest, wantsStand } from '../domain/stand.ts'
import { equipmentText } from '../domain/words.ts'
import { equipmentOptions } from './fields.ts'
import { p } from './messages.ts'
import { exhibitorsPath, minePath } from './paths.ts'

const m = p.mine

export type MineView = {
  readonly event: OpenMapEvent
  readonly tabs: readonly ParticipantTab[]
  readonly stand: Stand | null
  readonly request: StandRequest | null
  readonly open: boolean
  readonly keys: FormKeys
  readonly typed: Typed
}

const Given = ({
  event,
  stand,
  missing,
}: {
  event: OpenMapEvent
  stand: Stand
  missing: readonly Equipment[]
}) => (
  <Banner tone={missing.length > 0 ? 'warning' : 'success'} title={m.given(stand.number)} level={2}>
    <p>{m.givenText(stand.label ?? p.exhibitors.placed(stand.x, stand.y), equipmentText(stand.equipment))}</p>
    {missing.length > 0 && <p>{m.missing(equipmentText(missing))}</p>}
    <p>
      <a href={exhibitorsPath(event)}>{m.seePlan}</a>
    </p>
  </Banner>
)

const Said = ({ request }: { request: StandRequest }) => (
  <Banner tone={request.state === 'refused' ? 'warning' : 'info'} title={m.states[request.state]} level={2}>
    {request.reason !== null && <p>{m.reason(request.reason)}</p>}
    <p>{m.stateTexts[request.state]}</p>
  </Banner>
)

const RequestForm = ({ event, request, keys, typed }: MineView) => (
  <Form action={minePath(event)} csrf={keys.csrf} idempotencyKey={keys.key} label={m.form}>
    <Checkboxes
      name="needs"
      legend={m.needs}
      options={equipmentOptions}
      values={(typed.values.needs ?? '').split('\n')}
      error={typed.errors.needs}
    />
    <Textarea
      name="note"
      label={m.note}
      hint={m.noteHint}
      optional
      rows={3}
      maxLength={1000}
      value={typed.values.note}
      error={typed.errors.note}
    />
    <Checkbox
      name="listed"
      label={m.listed}
      hint={m.listedHint}
      checked={typed.values.listed === 'on'}
      error={typed.errors.listed}
    />
    <Button>{request !== null && wantsStand(request) ? m.change : m.send}</Button>
  </Form>
)

/** What an exhibitor asked for, and what they were given. */
export const MinePage = (view: MineView) => {
  const { event, tabs, stand, request, open, keys, typed } = view
  return (
    <ParticipantFrame event={event} tab="stand" tabs={tabs} title={m.title}>
      <ErrorSummary errors={typed.errors} />
      {stand !== null ? (
        <Given event={event} stand={stand} missing={missingFor(stand, request?.needs ?? [])} />
      ) : (
        request !== null && <Said request={request} />
      )}
      {open ? (
        <Section title={m.form} lead={m.formLead}>
          <RequestForm {...view} />
        </Section>
      ) : (
        <EmptyState title={m.closed} icon="ban">
          <p>{m.closedText}</p>
        </EmptyState>
      )}
      {open && request !== null && wantsStand(request) && (
        <Details summary={m.withdraw}>
          <p>{m.withdrawText}</p>
          <Form
            action={minePath(event, '/retrait')}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            label={m.withdraw}
          >
            <Button kind="danger">{m.withdraw}</Button>
          </Form>
        </Details>
      )}
    </ParticipantFrame>
  )
}
