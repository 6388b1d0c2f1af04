import type { OpenMapEvent } from '../../events/index.ts'
import { departmentName } from '../../platform/geo/departments.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatDecimal } from '../../platform/i18n/format.ts'
import {
  Banner,
  Bullets,
  Button,
  DataTable,
  EmptyState,
  Form,
  Section,
  Tag,
  Textarea,
  VisuallyHidden,
} from '../../ui/index.ts'
import type { Application, Outcome } from '../domain/application.ts'
import { meanOf, type Ranked } from '../domain/ranking.ts'
import { notRetainedText, quotaText, sectorName } from '../domain/sentences.ts'
import { t } from '../messages.ts'
import type { Deliberation } from '../usecases/deliberate.ts'
import { p } from './messages.ts'
import { o } from './organiserMessages.ts'
import { pitchesPath } from './paths.ts'
import { whenText } from './words.ts'

const r = o.ranking

export type DeliberationView = {
  readonly event: OpenMapEvent
  readonly deliberation: Deliberation
  readonly closed: boolean
  readonly keys: FormKeys
  readonly typed: Typed
}

/** A box in a table: the row and the column name it. */
const Box = (props: {
  readonly name: string
  readonly label: string
  readonly context: string
  readonly value: string
  readonly checked: boolean
}) => {
  const id = `${props.name}-${props.value}`
  return (
    <div class="choice">
      <input type="checkbox" id={id} name={props.name} value={props.value} checked={props.checked} />
      <label for={id}>
        <span>
          {props.label}
          <VisuallyHidden> {props.context}</VisuallyHidden>
        </span>
      </label>
    </div>
  )
}

const outcomeShown = (
  { deliberation: { call, proposal }, typed }: DeliberationView,
  application: Application,
): Outcome => {
  const lines = (name: string): readonly string[] => (typed.values[name] ?? '').split('\n')
  if (typed.values.deviation !== undefined) {
    if (lines('chosen').includes(application.id)) return 'chosen'
    return lines('substitute').includes(application.id) ? 'substitute' : 'declined'
  }
  if (call.decidedAt !== null) return application.outcome ?? 'declined'
  if (!proposal.feasible) return 'declined'
  if (proposal.chosen.includes(application.id)) return 'chosen'
  return proposal.substitutes.includes(application.id) ? 'substitute' : 'declined'
}

/** What the computation proposes for one application, with its reason. */
const proposedText = ({ call, proposal }: Deliberation, id: string): string => {
  if (!proposal.feasible) return '–'
  if (proposal.chosen.includes(id)) return t.outcomes.chosen
  const reason = proposal.reasons.get(id)
  const why = reason === undefined ? '' : notRetainedText(reason, call)
  return proposal.substitutes.includes(id) ? `${t.outcomes.substitute}. ${why}` : why
}

type Line = { readonly one: Ranked; readonly application: Application }

const Ranking = (view: DeliberationView & { readonly editable: boolean }) => {
  const { event, deliberation, editable } = view
  const { ranked, applications } = deliberation
  const lines = ranked.flatMap((one): Line[] => {
    const application = applications.find(({ id }) => id === one.candidate.id)
    return application === undefined ? [] : [{ one, application }]
  })
  return (
    <DataTable
      id="classement"
      caption={r.caption}
      captionHidden
      rows={lines}
      rowKey={({ application }) => application.id}
      columns={[
        {
          key: 'rank',
          header: r.rank,
          nowrap: true,
          cell: ({ one }) =>
            one.rank === null ? '–' : one.tied ? `${one.rank} (${r.tied})` : String(one.rank),
        },
        {
          key: 'name',
          header: r.application,
          rowHeader: true,
          cell: ({ application }) => (
            <a href={pitchesPath(event, `/${application.id}`)}>
              {p.jury.named(application.number, application.structure)}
            </a>
          ),
        },
        {
          key: 'profile',
          header: r.profile,
          cell: ({ application }) =>
            [
              sectorName(application.sector),
              departmentName(application.department ?? ''),
              ...(application.firstTimer === true ? [r.firstTimer] : []),
            ].join(', '),
        },
        {
          key: 'mean',
          header: r.mean,
          numeric: true,
          cell: ({ one }) => (one.mean === null ? '–' : formatDecimal(meanOf(one.mean))),
        },
        { key: 'votes', header: r.votes, numeric: true, cell: ({ one }) => String(one.votes) },
        {
          key: 'proposal',
          header: r.proposal,
          cell: ({ application }) => proposedText(deliberation, application.id),
        },
        {
          key: 'decision',
          header: r.decision,
          cell: ({ application }) => {
            const outcome = outcomeShown(view, application)
            if (!editable) return deliberation.call.decidedAt === null ? '–' : t.outcomes[outcome]
            return (['chosen', 'substitute'] as const).map((name) => (
              <Box
                key={name}
                name={name}
                label={r[name]}
                context={application.structure}
                value={application.id}
                checked={outcome === name}
              />
            ))
          },
        },
      ]}
    />
  )
}

const Quotas = ({ deliberation: { call, checks, proposal } }: DeliberationView) => (
  <>
    {!proposal.feasible && (
      <Banner tone="warning" title={r.impossible} level={3}>
        <p>{(proposal.alone ? r.blocking : r.blockingAll)(proposal.blocking.map(quotaText))}</p>
      </Banner>
    )}
    {checks.length > 0 && (proposal.feasible || call.decidedAt !== null) && (
      <DataTable
        id="quotas"
        caption={r.quotas}
        captionHidden
        rows={checks}
        rowKey={({ quota }) => quotaText(quota)}
        columns={[
          { key: 'quota', header: r.quotas, rowHeader: true, cell: ({ quota }) => quotaText(quota) },
          { key: 'count', header: r.selected, numeric: true, cell: ({ counted }) => String(counted) },
          {
            key: 'met',
            header: o.call.phase,
            cell: ({ met }) => (
              <Tag tone={met ? 'success' : 'warning'}>{met ? r.quotaMet : r.quotaBroken}</Tag>
            ),
          },
        ]}
      />
    )}
  </>
)

/** The ranking with what it proposes, the quotas, and the decision. */
export const DeliberationSection = (view: DeliberationView) => {
  const { event, deliberation, closed, keys, typed } = view
  const { call, ranked } = deliberation
  const editable = closed && call.answeredAt === null
  if (ranked.length === 0)
    return (
      <Section title={r.title}>
        <EmptyState title={r.none} icon="list" level={3} />
      </Section>
    )
  return (
    <Section title={r.title} id="decision" lead={r.lead(t.tieRules[call.tieRule])}>
      <Quotas {...view} />
      {!closed && <Banner title={r.open(whenText(call.closesAt))} />}
      {call.deviation !== null && <Bullets items={[`${r.kept}\u00a0: ${call.deviation}`]} />}
      {editable ? (
        <Form
          action={pitchesPath(event, '/decision')}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          label={r.title}
        >
          <Ranking {...view} editable />
          <Textarea
            name="deviation"
            label={r.deviation}
            hint={r.deviationHint}
            optional
            rows={3}
            maxLength={2000}
            value={typed.values.deviation ?? call.deviation ?? ''}
            error={typed.errors.deviation}
          />
          <Button>{r.confirm}</Button>
        </Form>
      ) : (
        <Ranking {...view} editable={false} />
      )}
    </Section>
  )
}
