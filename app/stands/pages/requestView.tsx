import { type OpenMapEvent, roleNames } from '../../events/index.ts'
import { OrganiserFrame } from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { Button, ButtonLink, DescriptionList, Details, ErrorSummary, Form, Textarea } from '../../ui/index.ts'
import type { StandRequest } from '../domain/stand.ts'
import { equipmentText } from '../domain/words.ts'
import { t } from '../messages.ts'
import type { Exhibitor } from '../usecases/readStands.ts'
import { o } from './messages.ts'
import { standsPath } from './paths.ts'

const r = o.request

/** What a body asks for, and the organiser's word on it. */
export const RequestPage = (props: {
  readonly event: OpenMapEvent
  readonly exhibitor: Exhibitor
  readonly request: StandRequest
  readonly keys: FormKeys
  readonly typed: Typed
}) => {
  const { event, exhibitor, request, keys, typed } = props
  const action = standsPath(event, `/demandes/${request.id}`)
  return (
    <OrganiserFrame
      event={event}
      tab="stands"
      title={r.title}
      actions={
        <ButtonLink href={standsPath(event)} kind="quiet" icon="arrow-left">
          {o.one.back}
        </ButtonLink>
      }
    >
      <ErrorSummary errors={typed.errors} />
      <DescriptionList
        items={[
          { term: r.body, value: exhibitor.participant.displayName },
          { term: r.role, value: roleNames[exhibitor.participant.role] },
          { term: r.needs, value: equipmentText(request.needs) || o.exhibitors.noNeeds },
          { term: r.note, value: request.note },
          { term: r.listed, value: request.listed ? r.yes : r.no },
          { term: r.state, value: t.states[request.state] },
          { term: r.stand, value: exhibitor.stand === null ? null : String(exhibitor.stand.number) },
          { term: r.reason, value: request.reason },
        ]}
      />
      {(request.state === 'waiting' || request.state === 'refused') && (
        <Form
          action={action}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          hidden={{ decision: 'accept' }}
          label={r.accept}
        >
          <Button>{r.accept}</Button>
        </Form>
      )}
      {(request.state === 'waiting' || request.state === 'accepted') && (
        <Details summary={r.refuse} open={typed.errors.reason !== undefined}>
          <Form
            action={action}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            hidden={{ decision: 'refuse' }}
            label={r.refuse}
          >
            <Textarea
              name="reason"
              label={r.refuseReason}
              hint={r.refuseHint}
              required
              rows={3}
              maxLength={1000}
              value={typed.values.reason}
              error={typed.errors.reason}
            />
            <Button kind="danger">{r.refuseSubmit}</Button>
          </Form>
        </Details>
      )}
    </OrganiserFrame>
  )
}
