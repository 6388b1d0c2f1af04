import type { OpenMapEvent } from '../../events/index.ts'
import { OrganiserFrame } from '../../events/pages/index.ts'
import { ButtonLink, DataTable, DescriptionList, Section } from '../../ui/index.ts'
import type { Application } from '../domain/application.ts'
import type { Call } from '../domain/call.ts'
import type { Assessment } from '../domain/ranking.ts'
import { t } from '../messages.ts'
import type { Juror } from '../store/jury.ts'
import { p } from './messages.ts'
import { contentOf } from './mineView.tsx'
import { o } from './organiserMessages.ts'
import { pitchesPath } from './paths.ts'

/** One application whole, for whoever organises: its contact, what the jury said, and the answer that will leave. */
export const ApplicationPage = (props: {
  readonly event: OpenMapEvent
  readonly call: Call
  readonly application: Application
  readonly assessments: readonly Assessment[]
  readonly jurors: readonly Juror[]
}) => {
  const { event, call, application, assessments, jurors } = props
  const nameOf = (id: string): string => jurors.find(({ personId }) => personId === id)?.name ?? ''
  return (
    <OrganiserFrame
      event={event}
      tab="pitches"
      title={p.jury.named(application.number, application.structure)}
      actions={
        <ButtonLink href={pitchesPath(event)} icon="arrow-left">
          {o.one.back}
        </ButtonLink>
      }
    >
      <Section title={o.one.answers}>
        <DescriptionList items={contentOf(call, application, { name: true, contact: true })} />
      </Section>
      <Section title={o.one.scores}>
        {assessments.length === 0 ? (
          <p>{o.one.noScore}</p>
        ) : (
          <DataTable
            id="notes"
            caption={o.one.scoresCaption}
            captionHidden
            rows={assessments}
            rowKey={({ personId }) => personId}
            columns={[
              {
                key: 'juror',
                header: o.jury.member,
                rowHeader: true,
                cell: ({ personId }) => nameOf(personId),
              },
              { key: 'state', header: p.jury.state, cell: ({ state }) => t.export.states[state] },
              ...call.criteria.map(({ id, label }) => ({
                key: id,
                header: label,
                numeric: true,
                cell: ({ scores }: Assessment) => String(scores[id] ?? '–'),
              })),
              { key: 'comment', header: o.one.comment, cell: ({ comment }) => comment ?? '' },
            ]}
          />
        )}
      </Section>
      {application.reason !== null && (
        <Section title={o.one.answer}>
          <p>{application.reason}</p>
        </Section>
      )}
    </OrganiserFrame>
  )
}
