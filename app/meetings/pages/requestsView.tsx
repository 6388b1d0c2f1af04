import type { Participant } from '../../events/index.ts'
import { eventPath, hourOf, ParticipantFrame } from '../../events/pages/index.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import {
  Actions,
  Button,
  ButtonLink,
  DataTable,
  Details,
  ErrorSummary,
  Form,
  Section,
  Select,
  Tag,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import type { MeetingRequest } from '../domain/request.ts'
import { t } from '../messages.ts'
import type { PartyView } from '../usecases/readParty.ts'
import { HeldMeetings, wordId } from './heldMeetings.tsx'
import { p } from './messages.ts'
import type { Shown } from './shared.ts'

const r = p.requests

type Props = {
  readonly view: PartyView
  readonly keys: FormKeys
  readonly shown: Shown
  readonly open: boolean
  /** The request whose meeting is being cancelled, where the form comes back. */
  readonly cancelling: string | null
  /** To whom a request is being written. */
  readonly asked: Participant | null
}

const slotOptions = (view: PartyView, ids: readonly string[]) =>
  view.day.slots
    .filter(({ id }) => ids.includes(id))
    .map(({ id, startsAt, endsAt }) => ({ value: id, label: `${hourOf(startsAt)} – ${hourOf(endsAt)}` }))

const slotText = (view: PartyView, slotId: string | null): string => {
  const slot = view.day.slots.find(({ id }) => id === slotId)
  return slot === undefined ? '' : `${hourOf(slot.startsAt)} – ${hourOf(slot.endsAt)}`
}

const nameIn = (view: PartyView, id: string): string =>
  view.others.find((other) => other.id === id)?.displayName ?? ''

const tones = {
  waiting: 'warning',
  accepted: 'success',
  declined: 'neutral',
  expired: 'neutral',
  withdrawn: 'neutral',
  cancelled: 'neutral',
} as const

/** Accept in the slot asked for or another one that both have free; decline with a reason. */
const AnswerForms = ({ view, keys, request }: Pick<Props, 'view' | 'keys'> & { request: MeetingRequest }) => {
  const name = nameIn(view, request.fromId)
  const free = view.freeWith(request.fromId)
  const action = eventPath(view.event, `/demandes/${request.id}/reponse`)
  const post = { csrf: keys.csrf, idempotencyKey: keys.key }
  return (
    <Actions>
      <Form
        action={action}
        {...post}
        hidden={{ answer: 'accept' }}
        label={`${r.accept} ${r.answer(name)}`}
        inline
      >
        <Select
          id={`creneau-${request.id}`}
          name="slot"
          label={r.slot}
          empty={false}
          value={request.slotId ?? ''}
          options={slotOptions(view, free)}
        />
        <Button kind="primary" small context={r.answer(name)}>
          {r.accept}
        </Button>
      </Form>
      <Details summary={r.decline}>
        <Form
          action={action}
          {...post}
          hidden={{ answer: 'decline' }}
          label={`${r.decline} ${r.answer(name)}`}
        >
          <TextInput id={`raison-${request.id}`} name="reason" label={r.reason} optional maxLength={300} />
          <Button small context={r.answer(name)}>
            {r.decline}
          </Button>
        </Form>
      </Details>
    </Actions>
  )
}

const Requests = ({ view, keys, open, received }: Props & { received: boolean }) => {
  const rows = view.requests.filter((one) => (received ? one.toId : one.fromId) === view.party.id)
  const other = (one: MeetingRequest): string => nameIn(view, received ? one.fromId : one.toId)
  return (
    <Section title={received ? r.received : r.sent}>
      <DataTable
        id={received ? 'demandes-recues' : 'demandes-envoyees'}
        caption={received ? r.received : r.sent}
        captionHidden
        rows={rows}
        rowKey={(one) => one.id}
        empty={received ? r.noReceived : r.noSent}
        columns={[
          { key: 'other', header: received ? r.from : r.to, rowHeader: true, cell: other },
          { key: 'slot', header: r.slot, nowrap: true, cell: (one) => slotText(view, one.slotId) },
          { key: 'message', header: r.message, cell: (one) => one.message ?? '' },
          {
            key: 'state',
            header: r.state,
            cell: (one) => (
              <>
                <Tag tone={tones[one.state]}>{t.states[one.state]}</Tag>
                {one.state === 'waiting' && (
                  <span class="description-note">
                    {r.until} {formatDateTime(localOf(one.expiresAt, view.event.zone))}
                  </span>
                )}
                {one.state === 'cancelled' && (
                  <span class="description-note">
                    {one.cancelledBy === null
                      ? r.cancelledByOrganiser
                      : one.cancelledBy === view.party.id
                        ? r.cancelledByYou
                        : r.cancelledBy(other(one))}
                  </span>
                )}
                {one.reason !== null && <span class="description-note">{one.reason}</span>}
              </>
            ),
          },
          {
            key: 'actions',
            header: p.wishes.actions,
            headerHidden: true,
            cell: (one) =>
              one.state !== 'waiting' || !open ? (
                ''
              ) : received ? (
                <AnswerForms view={view} keys={keys} request={one} />
              ) : (
                <Form
                  action={eventPath(view.event, `/demandes/${one.id}/reponse`)}
                  csrf={keys.csrf}
                  idempotencyKey={keys.key}
                  hidden={{ answer: 'withdraw' }}
                  label={`${r.withdraw} ${r.answerTo(other(one))}`}
                  inline
                >
                  <Button kind="quiet" small context={r.answerTo(other(one))}>
                    {r.withdraw}
                  </Button>
                </Form>
              ),
          },
        ]}
      />
    </Section>
  )
}

const AskForm = ({ view, keys, shown, asked }: Props) => {
  if (asked === null) return null
  const free = view.freeWith(asked.id)
  const automatic = view.rules.acceptance === 'automatic'
  return (
    <Section title={r.form(asked.displayName)} id="demander">
      {free.length === 0 ? (
        <p>{r.noSlot}</p>
      ) : (
        <Form
          action={eventPath(view.event, '/demandes')}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          hidden={{ to: asked.id }}
          label={r.form(asked.displayName)}
        >
          <Select
            name="slot"
            label={r.slot}
            required
            value={shown.values.slot}
            error={shown.errors.slot}
            options={slotOptions(view, free)}
          />
          <Textarea
            name="message"
            label={r.message}
            hint={r.messageHint}
            optional
            rows={3}
            maxLength={500}
            value={shown.values.message}
            error={shown.errors.message}
          />
          <Button kind="primary">{automatic ? r.book : r.send}</Button>
        </Form>
      )}
    </Section>
  )
}

const Others = ({ view, open }: Props) => {
  const waiting = new Set(
    view.requests.filter(({ state }) => state === 'waiting').flatMap(({ fromId, toId }) => [fromId, toId]),
  )
  return (
    <Section title={r.choose} lead={r.chooseLead}>
      <DataTable
        id="choisir"
        caption={r.choose}
        captionHidden
        rows={view.others}
        rowKey={(other) => other.id}
        columns={[
          { key: 'who', header: p.wishes.who, rowHeader: true, cell: (other) => other.displayName },
          {
            key: 'slots',
            header: r.slot,
            cell: (other) => {
              const meeting = view.meetings.get(other.id)
              if (meeting !== undefined) return r.met(slotText(view, meeting.slotId))
              return waiting.has(other.id) ? r.waiting : r.free(view.freeWith(other.id).length)
            },
          },
          {
            key: 'actions',
            header: p.wishes.actions,
            headerHidden: true,
            cell: (other) =>
              open &&
              view.meetings.get(other.id) === undefined &&
              !waiting.has(other.id) &&
              view.freeWith(other.id).length > 0 ? (
                <ButtonLink
                  href={eventPath(view.event, `/demandes?avec=${other.id}#demander`)}
                  small
                  context={r.askTo(other.displayName)}
                >
                  {r.ask}
                </ButtonLink>
              ) : (
                ''
              ),
          },
        ]}
      />
    </Section>
  )
}

/** Requests received, sent and to make, with the slots that both have free. */
export const RequestsPage = (props: Props) => {
  const { view, shown } = props
  const sent = view.requests.filter(({ state, fromId }) => state === 'waiting' && fromId === view.party.id)
  const most = view.rules.mostRequests
  return (
    <ParticipantFrame
      event={view.event}
      tab="requests"
      tabs={shown.tabs}
      title={r.title}
      lead={r.lead(view.rules.acceptance === 'automatic')}
    >
      <ErrorSummary
        errors={shown.errors}
        {...(props.cancelling === null ? {} : { ids: { word: wordId(props.cancelling) } })}
      />
      <AskForm {...props} />
      <HeldMeetings {...props} />
      <Requests {...props} received />
      <Requests {...props} received={false} />
      {most !== null && <p>{r.quota(Math.max(0, most - sent.length))}</p>}
      <Others {...props} />
    </ParticipantFrame>
  )
}
