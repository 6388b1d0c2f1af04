import type { OpenMapEvent } from '../../events/index.ts'
import { departmentName } from '../../platform/geo/departments.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatDate, formatSiret } from '../../platform/i18n/format.ts'
import {
  Actions,
  AutosaveNote,
  Banner,
  Bullets,
  Button,
  ButtonLink,
  Checkbox,
  type Description,
  DescriptionList,
  ErrorSummary,
  Form,
  PageTitle,
  Radios,
  Section,
  Tag,
} from '../../ui/index.ts'
import type { Application, Problem } from '../domain/application.ts'
import type { Call } from '../domain/call.ts'
import { sectorName } from '../domain/sentences.ts'
import { t } from '../messages.ts'
import type { HalfDay } from '../store/halfDays.ts'
import { ApplicationFields } from './applyView.tsx'
import { Forget } from './forget.tsx'
import { p } from './messages.ts'
import { callPath, minePath } from './paths.ts'
import { halfDayText, whenText } from './words.ts'

const a = p.apply
const m = p.mine

/** What was written, question by question; for the applicant, and for those who judge without the contact. */
export const contentOf = (
  call: Pick<Call, 'eligibility' | 'questions'>,
  application: Application,
  shown: { readonly name: boolean; readonly contact: boolean },
): readonly Description[] => {
  const yes = (value: boolean | null | undefined): string | undefined =>
    value === true ? a.yes : value === false ? a.no : undefined
  return [
    ...(shown.name
      ? [
          { term: a.structure, value: application.structure },
          {
            term: a.siret,
            value: application.siret === null ? undefined : formatSiret(application.siret),
          },
        ]
      : []),
    { term: a.sector, value: sectorName(application.sector) },
    {
      term: a.department,
      value: application.department === null ? undefined : departmentName(application.department),
    },
    { term: p.jury.firstTimer, value: yes(application.firstTimer) },
    ...(shown.contact
      ? [
          { term: a.contactName, value: application.contactName },
          { term: a.contactEmail, value: application.contactEmail },
        ]
      : []),
    ...call.eligibility.map(({ id, text }) => ({ term: text, value: yes(application.eligibility[id]) })),
    ...call.questions.map(({ id, text }) => ({ term: text, value: application.answers[id] })),
  ]
}

export type MineView = {
  readonly event: OpenMapEvent
  readonly call: Call
  readonly application: Application
  readonly keys: FormKeys
  readonly typed: Typed
  readonly departments: readonly string[]
  /** The call takes drafts and applications now. */
  readonly open: boolean
  readonly halfDays: readonly (HalfDay & { readonly left: number })[]
}

const DraftForm = ({ event, call, application, keys, typed, departments }: MineView) => (
  <Form
    action={minePath(event, application.id)}
    csrf={keys.csrf}
    idempotencyKey={keys.key}
    label={a.form}
    draft={`candidature-${application.id}`}
    autosave={minePath(event, application.id, '/brouillon')}
  >
    <ApplicationFields call={call} typed={typed} departments={departments} />
    <AutosaveNote>{a.autosave}</AutosaveNote>
    <Actions>
      <Button name="suite" value="verifier">
        {a.check}
      </Button>
      <Button kind="secondary" name="suite" value="brouillon" icon="save">
        {a.save}
      </Button>
    </Actions>
  </Form>
)

const Preparation = ({ event, application, keys, typed, halfDays }: MineView) => {
  const chosen = halfDays.find(({ id }) => id === application.halfDayId)
  return (
    <Section title={m.halfDay} lead={m.halfDayLead}>
      {chosen !== undefined && <Banner tone="success" title={m.halfDayChosen(halfDayText(chosen))} />}
      <Form
        action={minePath(event, application.id, '/preparation')}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={m.halfDay}
      >
        <Radios
          name="halfDay"
          legend={m.halfDayLegend}
          required
          value={typed.values.halfDay ?? application.halfDayId ?? undefined}
          error={typed.errors.halfDay}
          options={halfDays.map((day) => ({
            value: day.id,
            label: halfDayText(day),
            hint: m.halfDayPlaces(day.left),
            disabled: day.left === 0 && day.id !== application.halfDayId,
          }))}
        />
        <Button>{m.choose}</Button>
      </Form>
    </Section>
  )
}

const stateOf = ({ call, application, open }: MineView) => {
  if (application.state === 'withdrawn')
    return { tone: 'neutral', tag: m.withdrawn, lead: m.withdrawnLead } as const
  if (application.state === 'submitted')
    return {
      tone: 'success',
      tag: m.submitted,
      lead: call.answeredAt === null ? m.submittedLead(formatDate(call.juryUntil)) : undefined,
    } as const
  return open
    ? ({ tone: 'warning', tag: m.draft, lead: m.draftLead(whenText(call.closesAt)) } as const)
    : ({ tone: 'error', tag: m.late, lead: a.closed(whenText(call.closesAt)) } as const)
}

/** The applicant's own page: the draft to finish, or what became of the application. */
export const MinePage = (view: MineView) => {
  const { event, call, application, keys, typed, open, halfDays } = view
  const state = stateOf(view)
  const answered = call.answeredAt !== null && application.outcome !== null
  const editable = application.state === 'draft' && open
  return (
    <>
      <PageTitle
        kicker={event.title}
        title={m.title(application.number)}
        lead={state.lead}
        tags={<Tag tone={state.tone}>{state.tag}</Tag>}
      />
      <Forget draft={`candidature-${event.slug}`} />
      <ErrorSummary errors={typed.errors} />
      {answered && (
        <Section title={m.answer}>
          <Banner
            tone={application.outcome === 'chosen' ? 'success' : 'info'}
            title={t.outcomes[application.outcome ?? 'declined']}
          >
            <p>{application.reason}</p>
          </Banner>
        </Section>
      )}
      {answered && application.outcome === 'chosen' && halfDays.length > 0 && <Preparation {...view} />}
      {editable ? (
        <DraftForm {...view} />
      ) : (
        <Section title={m.content}>
          <DescriptionList items={contentOf(call, application, { name: true, contact: true })} />
        </Section>
      )}
      {application.state !== 'withdrawn' && call.answeredAt === null && (
        <Section title={m.withdraw} lead={m.withdrawText}>
          <Form
            action={minePath(event, application.id, '/retrait')}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            label={m.withdraw}
            inline
          >
            <Button kind="danger">{m.withdraw}</Button>
          </Form>
        </Section>
      )}
      {application.state === 'withdrawn' && open && <ButtonLink href={callPath(event)}>{m.again}</ButtonLink>}
    </>
  )
}

/** All the answers before sending: what lacks, or the agreement and the button. */
export const CheckPage = (props: {
  readonly event: OpenMapEvent
  readonly call: Call
  readonly application: Application
  readonly keys: FormKeys
  readonly typed: Typed
  readonly problems: readonly Problem[]
}) => {
  const { event, call, application, keys, typed, problems } = props
  return (
    <>
      <PageTitle kicker={event.title} title={m.checkTitle} lead={m.checkLead} />
      <Forget draft={`candidature-${event.slug}`} />
      <Forget draft={`candidature-${application.id}`} />
      <ErrorSummary errors={typed.errors} />
      {problems.length > 0 && (
        <Banner tone="warning" title={m.missing} level={2}>
          <Bullets items={problems.map(({ sentence }) => sentence)} />
        </Banner>
      )}
      <Section
        title={m.content}
        actions={
          <ButtonLink href={minePath(event, application.id)} icon="pencil">
            {m.edit}
          </ButtonLink>
        }
      >
        <DescriptionList items={contentOf(call, application, { name: true, contact: true })} />
      </Section>
      {problems.length === 0 && (
        <Form
          action={minePath(event, application.id, '/envoi')}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          label={m.send}
        >
          <Checkbox name="consent" label={m.consent} required error={typed.errors.consent} />
          <Button icon="send">{m.send}</Button>
        </Form>
      )}
    </>
  )
}
