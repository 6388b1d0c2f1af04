import type { OpenMapEvent } from '../../events/index.ts'
import { OrganiserFrame } from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Button,
  ButtonLink,
  DataTable,
  DescriptionList,
  ErrorSummary,
  Form,
  Section,
  Select,
  Textarea,
} from '../../ui/index.ts'
import type { Application } from '../domain/application.ts'
import type { Call } from '../domain/call.ts'
import type { Assessment } from '../domain/ranking.ts'
import { t } from '../messages.ts'
import type { Juror } from '../store/jury.ts'
import { p } from './messages.ts'
import { contentOf } from './mineView.tsx'
import { o } from './organiserMessages.ts'
import { pitchesPath } from './paths.ts'

type View = {
  readonly event: OpenMapEvent
  readonly call: Call
  readonly application: Application
  readonly assessments: readonly Assessment[]
  readonly jurors: readonly Juror[]
  /** In their order. */
  readonly substitutes: readonly Application[]
  readonly keys: FormKeys
  readonly typed: Typed
}

const post = ({ event, application, keys }: View, rest: string, label: string) => ({
  action: pitchesPath(event, `/${application.id}${rest}`),
  csrf: keys.csrf,
  idempotencyKey: keys.key,
  label,
})

/** Proposed by the decision, then the organiser's own words until it leaves. */
const Answer = (view: View) => {
  const { call, application, typed } = view
  if (application.reason === null) return null
  if (call.answeredAt !== null)
    return (
      <Section title={o.one.answerSent}>
        <p>{application.reason}</p>
      </Section>
    )
  return (
    <Section title={o.one.answer} lead={o.one.answerLead}>
      <Form {...post(view, '/reponse', o.one.answer)}>
        <Textarea
          name="reason"
          label={o.one.answerField}
          required
          rows={8}
          maxLength={3000}
          value={typed.values.reason ?? application.reason}
          error={typed.errors.reason}
        />
        <Button icon="save">{o.one.answerSave}</Button>
      </Form>
    </Section>
  )
}

const Replacement = (view: View) => {
  const { call, application, substitutes, typed } = view
  if (call.answeredAt === null || application.outcome !== 'chosen') return null
  return (
    <Section title={o.one.replace} lead={o.one.replaceLead}>
      {substitutes.length === 0 ? (
        <p>{o.one.noSubstitute}</p>
      ) : (
        <Form {...post(view, '/remplacement', o.one.replace)}>
          <Select
            name="replacement"
            label={o.one.replacement}
            required
            options={substitutes.map(({ id, number, structure }) => ({
              value: id,
              label: p.jury.named(number, structure),
            }))}
            value={typed.values.replacement ?? substitutes[0]?.id}
            error={typed.errors.replacement}
          />
          <Textarea
            name="released"
            label={o.one.released}
            rows={4}
            maxLength={3000}
            value={typed.values.released ?? t.answer.released}
            error={typed.errors.released}
          />
          <Button kind="danger">{o.one.replaceSubmit}</Button>
        </Form>
      )}
    </Section>
  )
}

/** One application whole, for whoever organises: its contact, what the jury said, and the answer that will leave. */
export const ApplicationPage = (view: View) => {
  const { event, call, application, assessments, jurors, typed } = view
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
      <ErrorSummary errors={typed.errors} />
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
              {
                key: 'actions',
                header: o.one.actions,
                headerHidden: true,
                cell: ({ personId, state }: Assessment) =>
                  state !== 'conflict' || call.decidedAt !== null ? (
                    ''
                  ) : (
                    <Form {...post(view, `/conflits/${personId}/levee`, o.one.lift)} inline>
                      <Button kind="quiet" small context={nameOf(personId)}>
                        {o.one.lift}
                      </Button>
                    </Form>
                  ),
              },
            ]}
          />
        )}
      </Section>
      <Answer {...view} />
      <Replacement {...view} />
    </OrganiserFrame>
  )
}
