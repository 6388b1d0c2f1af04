import { type OpenMapEvent, roleNames } from '../../events/index.ts'
import { eventPath } from '../../events/pages/index.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  CheckAnswers,
  Confirmation,
  EmptyState,
  ErrorSummary,
  Form,
  PageTitle,
  Radios,
  Stepper,
} from '../../ui/index.ts'
import { fieldOf } from '../domain/answers.ts'
import {
  asks,
  type CallState,
  placesLeft,
  type Question,
  type RegistrationCall,
  type RoleOpening,
} from '../domain/call.ts'
import { t } from '../messages.ts'
import { PersonFields, PlaceFields } from './fields.tsx'
import { carried, type Filled } from './form.ts'
import { p } from './messages.ts'

export const registerPath = (event: OpenMapEvent, rest = ''): string =>
  eventPath(event, `/inscription${rest}`)

/** Months after which names and answers of a day are emptied. */
const MONTHS_KEPT = 12

type StepName = keyof typeof p.steps

const Steps = ({ now }: { now: StepName }) => {
  const names = Object.keys(p.steps) as StepName[]
  return (
    <Stepper
      steps={names.map((name, index) => ({
        label: p.steps[name],
        state: name === now ? 'current' : index < names.indexOf(now) ? 'done' : 'todo',
      }))}
    />
  )
}

export const ClosedPage = (props: {
  event: OpenMapEvent
  call: RegistrationCall | null
  state: CallState | null
}) => {
  const { event, call, state } = props
  const [title, text] =
    call === null
      ? [p.none, p.noneText]
      : state === 'not-yet'
        ? [p.notYet, p.notYetText(formatDate(call.opensOn))]
        : [p.closed, p.closedText(formatDate(call.closesOn))]
  return (
    <>
      <PageTitle kicker={event.title} title={p.title} />
      <EmptyState title={title} icon="calendar">
        <p>{text}</p>
        <ButtonLink href={eventPath(event)} icon="arrow-left">
          {p.back}
        </ButtonLink>
      </EmptyState>
    </>
  )
}

/** First step: the role, with the places of each. */
export const RolePage = (props: {
  event: OpenMapEvent
  call: RegistrationCall
  roles: readonly RoleOpening[]
}) => {
  const { event, call } = props
  return (
    <>
      <PageTitle kicker={event.title} title={p.title} lead={call.introduction ?? p.lead} />
      <Steps now="role" />
      <Form action={registerPath(event)} method="get" label={p.title}>
        <Radios
          name="role"
          legend={p.chooseRole}
          hint={p.chooseRoleHint}
          value={props.roles[0]?.role}
          options={props.roles.map((opening) => {
            const left = placesLeft(call, opening)
            return {
              value: opening.role,
              label: roleNames[opening.role],
              hint: [p.roleHints[opening.role], left === null ? '' : `(${t.left(left)})`].join(' ').trim(),
            }
          })}
        />
        <Button kind="primary">{p.continue}</Button>
      </Form>
    </>
  )
}

export const AnswersPage = (props: {
  event: OpenMapEvent
  keys: FormKeys
  questions: readonly Question[]
  filled: Filled
  errors: Readonly<Record<string, string>>
  full: boolean
}) => {
  const { event, keys, filled, errors } = props
  return (
    <>
      <PageTitle kicker={event.title} title={`${p.title}\u00a0: ${roleNames[filled.role].toLowerCase()}`} />
      <Steps now="answers" />
      {props.full && (
        <Banner tone="info" title={t.action.left(0)} level={2}>
          <p>{p.doneWaitingText}</p>
        </Banner>
      )}
      <ErrorSummary errors={errors} />
      <Form
        action={registerPath(event)}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        hidden={{ role: filled.role }}
        draft={`inscription-${event.slug}-${filled.role}`}
        label={p.title}
      >
        <PlaceFields filled={filled} errors={errors} />
        <PersonFields filled={filled} errors={errors} questions={props.questions} />
        <p class="hint">{p.privacy(MONTHS_KEPT)}</p>
        <Actions>
          <Button kind="primary">{p.check}</Button>
          <ButtonLink href={registerPath(event)} kind="quiet" icon="arrow-left">
            {p.otherRole}
          </ButtonLink>
        </Actions>
      </Form>
    </>
  )
}

const Carried = ({ filled }: { filled: Filled }) => (
  <>
    {carried(filled).map(([name, value], index) => (
      <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
    ))}
  </>
)

const answerText = (question: Question, filled: Filled): string => {
  const values = (filled.answers[fieldOf(question)] ?? []).filter((value) => value !== '')
  if (question.kind === 'file') return p.fileToJoin
  if (question.kind === 'consent') return values.length > 0 ? p.yes : p.no
  return values.join(', ')
}

/** Third step: everything again, before anything is written. */
export const CheckPage = (props: {
  event: OpenMapEvent
  keys: FormKeys
  questions: readonly Question[]
  filled: Filled
  full: boolean
  error?: string | undefined
}) => {
  const { event, keys, filled } = props
  const asked = props.questions.filter((one) => asks(one, filled.role))
  const line = (label: string, value: string) => ({ label, value: value === '' ? undefined : value })
  return (
    <>
      <PageTitle kicker={event.title} title={p.checkTitle} lead={p.checkLead} />
      <Steps now="check" />
      <ErrorSummary errors={props.error === undefined ? {} : { form: props.error }} />
      <CheckAnswers
        sections={[
          {
            title: p.you,
            items: [
              line(p.mine.role, roleNames[filled.role]),
              line(p.body, filled.body),
              ...(filled.siret === '' ? [] : [line(p.siret, filled.siret)]),
              line(p.name, filled.name),
              line(p.email, filled.email),
              line(p.jobTitle, filled.jobTitle),
            ],
          },
          {
            title: p.access,
            items: [
              line(p.accessNeeds, filled.accessNeeds),
              line(p.signLanguage, filled.signLanguage ? p.yes : p.no),
              line(p.listed, filled.listed ? p.yes : p.no),
            ],
          },
          ...(asked.length === 0
            ? []
            : [
                {
                  title: p.questions,
                  items: asked.map((question) => line(question.label, answerText(question, filled))),
                },
              ]),
        ]}
      />
      <Actions>
        <Form
          action={registerPath(event, '/enregistrement')}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          label={p.send}
          inline
        >
          <Carried filled={filled} />
          <Button kind="primary">{props.full ? p.sendWaiting : p.send}</Button>
        </Form>
        <Form
          action={registerPath(event, '/modification')}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          label={p.edit}
          inline
        >
          <Carried filled={filled} />
          <Button kind="secondary">{p.edit}</Button>
        </Form>
      </Actions>
    </>
  )
}

export const DonePage = ({ event, waiting }: { event: OpenMapEvent; waiting: boolean }) => (
  <Confirmation
    title={waiting ? p.doneWaiting : p.done}
    actions={
      <ButtonLink href={eventPath(event)} kind="primary">
        {p.back}
      </ButtonLink>
    }
  >
    <p>{waiting ? p.doneWaitingText : p.doneText}</p>
  </Confirmation>
)
