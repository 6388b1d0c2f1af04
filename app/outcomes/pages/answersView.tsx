import type { OpenMapEvent } from '../../events/index.ts'
import { OrganiserFrame } from '../../events/pages/index.ts'
import { DataTable, EmptyState } from '../../ui/index.ts'
import { isAtOnce, type MeetingAnswer, type MeetingSide, pairKey, steps } from '../domain/answer.ts'
import { t } from '../messages.ts'
import type { DayOutcomes } from '../usecases/dayOutcomes.ts'
import { o } from './organiserMessages.ts'

const w = o.answers

const outcomeText = (answer: MeetingAnswer): string =>
  [
    isAtOnce(answer) ? t.atOnce[answer.outcome] : t.late[answer.outcome],
    ...(isAtOnce(answer) && answer.otherwise !== null ? [w.otherwise(t.otherwise[answer.otherwise])] : []),
  ].join(', ')

const Side = ({ answers, side }: { answers: readonly MeetingAnswer[]; side: MeetingSide }) => {
  const own = steps.flatMap((step) => answers.find((one) => one.side === side && one.step === step) ?? [])
  if (own.length === 0) return <span class="muted">{w.nothing}</span>
  return (
    <>
      {own.map((answer) => (
        <span key={answer.step} class="description-note">
          {t.steps[answer.step]}&nbsp;: {outcomeText(answer)}.
          {answer.note !== null && ` ${w.note(answer.note)}`}
        </span>
      ))}
    </>
  )
}

/** What both parties said of each meeting: the organiser alone reads both. */
export const AnswersPage = ({ event, day }: { readonly event: OpenMapEvent; readonly day: DayOutcomes }) => {
  const byPair = new Map<string, MeetingAnswer[]>()
  for (const answer of day.answers)
    byPair.set(pairKey(answer), [...(byPair.get(pairKey(answer)) ?? []), answer])
  const name = (id: string): string => day.participants.get(id)?.displayName ?? ''
  const rows = day.meetings
    .map((meeting) => ({
      id: meeting.id,
      buyer: name(meeting.buyerId),
      supplier: name(meeting.supplierId),
      answers: byPair.get(pairKey(meeting)) ?? [],
    }))
    .sort(
      (one, other) =>
        one.buyer.localeCompare(other.buyer, 'fr') || one.supplier.localeCompare(other.supplier, 'fr'),
    )
  return (
    <OrganiserFrame event={event} tab="outcomes" title={w.title} lead={w.lead}>
      {rows.length === 0 ? (
        <EmptyState title={w.none} icon="calendar">
          <p>{w.noneText}</p>
        </EmptyState>
      ) : (
        <DataTable
          id="reponses"
          caption={w.title}
          captionHidden
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'meeting',
              header: w.meeting,
              rowHeader: true,
              cell: ({ buyer, supplier }) => (
                <>
                  {buyer}
                  <span class="description-note">{supplier}</span>
                </>
              ),
            },
            {
              key: 'buyer',
              header: w.buyer,
              cell: ({ answers }) => <Side answers={answers} side="buyer" />,
            },
            {
              key: 'supplier',
              header: w.supplier,
              cell: ({ answers }) => <Side answers={answers} side="supplier" />,
            },
          ]}
        />
      )}
    </OrganiserFrame>
  )
}
