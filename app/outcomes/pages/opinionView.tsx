import { ParticipantFrame } from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import type { Clock } from '../../platform/kernel/dates.ts'
import {
  Banner,
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  Form,
  Radios,
  Textarea,
} from '../../ui/index.ts'
import { type RatedThing, ratedThings } from '../domain/satisfaction.ts'
import { t } from '../messages.ts'
import { p } from './messages.ts'
import { type Mine, tabsOf } from './mine.ts'
import { opinionPath } from './paths.ts'

const o = p.opinion

const Rating = ({ thing, typed }: { thing: RatedThing; typed: Typed }) => (
  <Radios
    legend={t.rated[thing]}
    name={thing}
    hint={thing === 'overall' ? o.scale : undefined}
    required={thing === 'overall'}
    optional={thing !== 'overall'}
    inline
    value={typed.values[thing] ?? ''}
    error={typed.errors[thing]}
    options={[
      ...Object.values(o.marks).map((label, index) => ({ value: String(index + 1), label })),
      ...(thing === 'overall' ? [] : [{ value: '', label: o.none }]),
    ]}
  />
)

/** A few questions about the day, for anybody who came. */
export const OpinionPage = (props: {
  readonly mine: Mine
  readonly keys: FormKeys
  readonly clock: Clock
  readonly known: boolean
  /** Where the certificate is, for those whose arrival was noted. */
  readonly certificate: string | null
  readonly withMeetings: boolean
  readonly typed: Typed
}) => {
  const { mine, keys, clock, known, certificate, withMeetings, typed } = props
  const { event } = mine
  return (
    <ParticipantFrame
      event={event}
      tab="opinion"
      tabs={tabsOf(mine, clock)}
      title={o.title}
      lead={mine.mine.open ? o.lead : undefined}
      actions={
        certificate === null ? undefined : (
          <ButtonLink href={certificate} icon="file-down" download>
            {p.certificate}
          </ButtonLink>
        )
      }
    >
      <ErrorSummary errors={typed.errors} />
      {!mine.mine.open ? (
        <EmptyState title={mine.mine.over ? p.meeting.closed : o.notYet} icon="hourglass">
          <p>{mine.mine.over ? p.meeting.closedText : o.notYetText}</p>
        </EmptyState>
      ) : (
        <>
          {known && (
            <Banner tone="info">
              <p>{o.already}</p>
            </Banner>
          )}
          <Form
            action={opinionPath(event)}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            draft={`avis-${event.slug}`}
          >
            {ratedThings
              .filter((thing) => thing !== 'meetings' || withMeetings)
              .map((thing) => (
                <Rating key={thing} thing={thing} typed={typed} />
              ))}
            <Radios
              legend={o.recommend}
              name="recommend"
              hint={o.recommendHint}
              required
              inline
              value={typed.values.recommend ?? ''}
              error={typed.errors.recommend}
              options={Array.from({ length: 11 }, (_, n) => ({ value: String(n), label: String(n) }))}
            />
            <Textarea
              label={o.comment}
              name="comment"
              hint={o.commentHint}
              optional
              rows={4}
              maxLength={1000}
              value={typed.values.comment ?? ''}
              error={typed.errors.comment}
            />
            <Button>{known ? o.change : o.submit}</Button>
          </Form>
        </>
      )}
    </ParticipantFrame>
  )
}
