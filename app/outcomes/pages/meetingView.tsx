import { hourOf, ParticipantFrame, spanOf } from '../../events/pages/index.ts'
import { type Typed, untouched } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import type { Clock } from '../../platform/kernel/dates.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  DescriptionList,
  Details,
  Form,
  Taps,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import { atOnceOutcomes, otherwiseAnswers } from '../domain/answer.ts'
import { t } from '../messages.ts'
import type { MyMeeting } from '../usecases/readMine.ts'
import { p } from './messages.ts'
import { type Mine, tabsOf } from './mine.ts'
import { meetingPath } from './paths.ts'

const m = p.meeting

export const otherName = ({ other }: MyMeeting): string => other?.displayName ?? p.otherGone

/** The next meeting of the day of which nothing is said yet. */
const nextOf = ({ mine }: Mine, one: MyMeeting): MyMeeting | undefined => {
  const rank = mine.meetings.indexOf(one)
  return mine.meetings.slice(rank + 1).find(({ atOnce }) => atOnce === null)
}

/** One meeting, for one of its parties: what came of it, in two taps. */
export const MeetingPage = (props: {
  readonly mine: Mine
  readonly one: MyMeeting
  readonly keys: FormKeys
  readonly clock: Clock
  /** An address that was refused, with why. */
  readonly typed?: Typed | undefined
}) => {
  const { mine, one, keys, clock, typed = untouched } = props
  const { event } = mine
  const form = { csrf: keys.csrf, idempotencyKey: keys.key }
  const other = otherName(one)
  const { atOnce, slot, table } = one
  const next = nextOf(mine, one)
  return (
    <ParticipantFrame
      event={event}
      tab="agenda"
      tabs={tabsOf(mine, clock)}
      title={m.title(other)}
      lead={mine.mine.open ? m.lead : undefined}
    >
      <DescriptionList
        items={[
          { term: m.with, value: other },
          ...(slot === null ? [] : [{ term: m.when, value: spanOf(slot) }]),
          ...(table === null ? [] : [{ term: m.where, value: m.tableOf(table.number) }]),
          ...(one.video === null
            ? []
            : [
                {
                  term: m.video,
                  value: (
                    <a href={one.video} rel="noreferrer">
                      {m.videoJoin}
                    </a>
                  ),
                },
              ]),
        ]}
      />
      {!mine.mine.open ? (
        <Banner tone="info" title={mine.mine.over ? m.closed : m.notYet} level={2}>
          <p>{mine.mine.over ? m.closedText : m.notYetText}</p>
        </Banner>
      ) : (
        <>
          <Form action={meetingPath(event, one.meeting.id, '/issue')} {...form} label={m.outcome}>
            <Taps
              legend={m.outcome}
              name="outcome"
              value={atOnce?.outcome}
              chosen={p.yours}
              options={atOnceOutcomes.map((value) => ({ value, label: t.atOnce[value] }))}
            />
          </Form>
          {atOnce !== null && atOnce.outcome !== 'not-held' && (
            <Form action={meetingPath(event, one.meeting.id, '/autrement')} {...form} label={m.otherwise}>
              <Taps
                legend={m.otherwise}
                name="otherwise"
                value={atOnce.otherwise ?? undefined}
                chosen={p.yours}
                options={otherwiseAnswers.map((value) => ({ value, label: t.otherwise[value] }))}
              />
            </Form>
          )}
          {atOnce !== null && (
            <Form action={meetingPath(event, one.meeting.id, '/note')} {...form} label={m.note}>
              <Textarea
                label={m.note}
                name="note"
                hint={m.noteHint}
                optional
                rows={3}
                maxLength={500}
                value={atOnce.note ?? ''}
              />
              <Button kind="secondary">{m.noteSubmit}</Button>
            </Form>
          )}
        </>
      )}
      {!mine.mine.over && (
        <Details summary={m.videoChange} open={typed.errors.video !== undefined}>
          <Form action={meetingPath(event, one.meeting.id, '/visio')} {...form} label={m.videoChange}>
            <TextInput
              name="video"
              type="url"
              label={m.videoLabel}
              hint={m.videoHint(other)}
              optional
              maxLength={500}
              value={typed.values.video ?? one.video ?? ''}
              error={typed.errors.video}
            />
            <Button kind="secondary">{m.videoSubmit}</Button>
          </Form>
        </Details>
      )}
      <Actions>
        {next !== undefined && mine.mine.open && (
          <ButtonLink href={meetingPath(event, next.meeting.id)} iconAfter="arrow-right">
            {`${m.next}\u00a0: ${otherName(next)}${next.slot === null ? '' : `, ${hourOf(next.slot.startsAt)}`}`}
          </ButtonLink>
        )}
        {mine.mine.booking && !mine.mine.open && !mine.mine.over && (
          <ButtonLink href={`/rencontres/${event.slug}/demandes#rendez-vous`}>{m.cancel}</ButtonLink>
        )}
        <ButtonLink href={`/rencontres/${event.slug}/mon-agenda`} kind="quiet">
          {m.back}
        </ButtonLink>
      </Actions>
    </ParticipantFrame>
  )
}
