import { ParticipantFrame } from '../../events/pages/index.ts'
import { amountBands, bandNames } from '../../meetings/index.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import type { Clock } from '../../platform/kernel/dates.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Section,
  Select,
  Taps,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import { type LateStep, lateOutcomes } from '../domain/answer.ts'
import { consequenceKinds } from '../domain/consequence.ts'
import { t } from '../messages.ts'
import type { MyMeeting } from '../usecases/readMine.ts'
import { otherName } from './meetingView.tsx'
import { p } from './messages.ts'
import { type Mine, tabsOf } from './mine.ts'
import { followPath, meetingPath, opinionPath } from './paths.ts'

const f = p.follow

export const anchorOf = ({ meeting }: MyMeeting): string => `rdv-${meeting.id}`

/** What was typed in the details of one meeting and refused. */
export type TypedDetails = {
  readonly meetingId: string
  readonly errors: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string>>
}

/** What was said at the steps before this one. */
const before = (one: MyMeeting, step: LateStep): readonly string[] => [
  ...(one.atOnce === null ? [] : [f.before(t.steps['at-once'], t.atOnce[one.atOnce.outcome])]),
  ...(step === 'day-90' && one.late['day-7'] !== null
    ? [f.before(t.steps['day-7'], t.late[one.late['day-7'].outcome])]
    : []),
]

const DetailsForm = (props: {
  readonly mine: Mine
  readonly one: MyMeeting
  readonly keys: FormKeys
  readonly typed: TypedDetails | undefined
}) => {
  const { mine, one, keys, typed } = props
  const answer = one.late[mine.mine.step]
  if (answer === null) return null
  const { id } = one.meeting
  const own = typed?.meetingId === id ? typed : undefined
  const value = (name: string, standing: string | null): string => own?.values[name] ?? standing ?? ''
  const ids = (name: string): string => `${name}-${id}`
  const money = (consequenceKinds as readonly string[]).includes(answer.outcome)
  return (
    <Details summary={f.detailsOf(otherName(one))} open={own !== undefined}>
      <Form
        action={followPath(mine.event, `/${id}/precisions`)}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={f.detailsOf(otherName(one))}
      >
        {money && (
          <>
            <Select
              id={ids('amountBand')}
              label={f.amount}
              name="amountBand"
              optional
              empty={f.amountNone}
              value={value('amountBand', answer.amountBand)}
              options={amountBands.map((band) => ({ value: band, label: bandNames[band] }))}
            />
            <TextInput
              id={ids('reference')}
              label={f.reference}
              name="reference"
              optional
              maxLength={100}
              value={value('reference', answer.reference)}
              error={own?.errors.reference}
            />
          </>
        )}
        <Textarea
          id={ids('note')}
          label={f.note}
          name="note"
          hint={f.noteHint}
          optional
          rows={3}
          maxLength={500}
          value={value('note', answer.note)}
          error={own?.errors.note}
        />
        <Button kind="secondary">{f.submit}</Button>
      </Form>
    </Details>
  )
}

/** All the meetings of a participant, each with one tap: where things are now. */
export const FollowPage = (props: {
  readonly mine: Mine
  readonly keys: FormKeys
  readonly clock: Clock
  readonly typed?: TypedDetails
}) => {
  const { mine, keys, clock, typed } = props
  const { event } = mine
  const { meetings, step, open } = mine.mine
  const done = meetings.filter(({ late }) => late[step] !== null).length
  return (
    <ParticipantFrame
      event={event}
      tab="outcomes"
      tabs={tabsOf(mine, clock)}
      title={f.title}
      lead={meetings.length === 0 || !open ? undefined : f.lead(meetings.length)}
    >
      {typed !== undefined && (
        <ErrorSummary
          errors={typed.errors}
          ids={Object.fromEntries(
            Object.keys(typed.errors).map((name) => [name, `${name}-${typed.meetingId}`]),
          )}
        />
      )}
      {meetings.length === 0 ? (
        <EmptyState title={f.none} icon="calendar">
          <p>{f.noneText}</p>
        </EmptyState>
      ) : !open ? (
        <EmptyState title={mine.mine.over ? p.meeting.closed : p.meeting.notYet} icon="hourglass">
          <p>{mine.mine.over ? p.meeting.closedText : p.meeting.notYetText}</p>
        </EmptyState>
      ) : (
        <>
          <p role="status">{f.progress(done, meetings.length)}</p>
          {meetings.map((one) => (
            <Section key={one.meeting.id} id={anchorOf(one)} title={otherName(one)}>
              {before(one, step).map((line) => (
                <p key={line} class="hint">
                  {line}
                </p>
              ))}
              <Form
                action={followPath(event, `/${one.meeting.id}`)}
                csrf={keys.csrf}
                idempotencyKey={keys.key}
                label={`${f.step[step]} ${p.with(otherName(one))}`}
              >
                <Taps
                  legend={f.step[step]}
                  name="outcome"
                  value={one.late[step]?.outcome}
                  chosen={p.yours}
                  context={p.with(otherName(one))}
                  options={lateOutcomes.map((value) => ({ value, label: t.late[value] }))}
                />
              </Form>
              <DetailsForm mine={mine} one={one} keys={keys} typed={typed} />
              <p>
                <a href={meetingPath(event, one.meeting.id)}>
                  {f.meeting}
                  <span class="visually-hidden"> {p.with(otherName(one))}</span>
                </a>
              </p>
            </Section>
          ))}
        </>
      )}
      {open && (
        <Actions>
          <ButtonLink href={opinionPath(event)} iconAfter="arrow-right">
            {f.opinion}
          </ButtonLink>
        </Actions>
      )}
    </ParticipantFrame>
  )
}
