import { type OpenMapEvent, participantRoles, roleNames } from '../../events/index.ts'
import { AddForm } from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Checkbox,
  Checkboxes,
  DataTable,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Section,
  Select,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import { type Question, type QuestionKind, questionKinds } from '../domain/call.ts'
import { t } from '../messages.ts'
import { o } from './organiserMessages.ts'
import { Frame, inscriptionsPath } from './organiserViews.tsx'
import { registerPath } from './registerViews.tsx'

const QuestionActions = ({
  event,
  keys,
  question,
}: {
  event: OpenMapEvent
  keys: FormKeys
  question: Question
}) => (
  <Actions>
    <ButtonLink
      href={inscriptionsPath(event, 'form', `/${question.id}`)}
      kind="quiet"
      small
      context={question.label}
    >
      {o.change}
    </ButtonLink>
    {(['up', 'down', 'remove'] as const).map((what) => (
      <Form
        key={what}
        action={inscriptionsPath(event, 'form', `/${question.id}`)}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        hidden={{ to: what === 'remove' ? 'away' : what }}
        label={`${o[what]} ${question.label}`}
        inline
      >
        <Button kind="quiet" small context={question.label}>
          {o[what]}
        </Button>
      </Form>
    ))}
  </Actions>
)

/** What is said of a question. Its kind is chosen once: answers of another kind could not be read. */
const QuestionFields = (props: { typed: Typed; kind: QuestionKind | undefined }) => {
  const { values, errors } = props.typed
  return (
    <>
      <TextInput
        name="label"
        label={o.question}
        required
        maxLength={300}
        value={values.label}
        error={errors.label}
      />
      {props.kind === undefined && (
        <Select
          name="kind"
          label={o.kind}
          required
          value={values.kind}
          error={errors.kind}
          options={questionKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        />
      )}
      {(props.kind === undefined || props.kind === 'choice' || props.kind === 'choices') && (
        <Textarea
          name="options"
          label={o.options}
          hint={props.kind === undefined ? o.optionsHint : o.optionsKept}
          optional
          rows={4}
          value={values.options}
          error={errors.options}
        />
      )}
      <TextInput
        name="hint"
        label={o.hint}
        optional
        maxLength={300}
        value={values.hint}
        error={errors.hint}
      />
      <Checkboxes
        name="roles"
        legend={o.askedOf}
        hint={o.everybody}
        optional
        values={(values.roles ?? '').split(',')}
        error={errors.roles}
        options={participantRoles.map((role) => ({ value: role, label: roleNames[role] }))}
      />
      <Checkbox name="required" label={o.required} checked={values.required !== undefined} />
    </>
  )
}

export const QuestionsPage = (props: {
  event: OpenMapEvent
  keys: FormKeys
  questions: readonly Question[]
  typed: Typed
}) => {
  const { event, keys, questions, typed } = props
  return (
    <Frame event={event} view="form">
      <ErrorSummary errors={typed.errors} />
      <p>{o.questionsLead}</p>
      {questions.length === 0 ? (
        <EmptyState title={o.noQuestion} icon="list">
          <p>{o.noQuestionText}</p>
        </EmptyState>
      ) : (
        <DataTable
          id="questions"
          caption={o.form}
          captionHidden
          rows={questions}
          rowKey={(one) => one.id}
          columns={[
            { key: 'label', header: o.question, rowHeader: true, cell: (one) => one.label },
            {
              key: 'kind',
              header: o.kind,
              cell: (one) => `${t.kinds[one.kind]}, ${one.required ? o.compulsory : o.optional}`,
            },
            {
              key: 'roles',
              header: o.askedOf,
              cell: (one) =>
                one.roles.length === 0 ? o.everybody : one.roles.map((role) => roleNames[role]).join(', '),
            },
            {
              key: 'actions',
              header: o.actions,
              headerHidden: true,
              cell: (one) => <QuestionActions event={event} keys={keys} question={one} />,
            },
          ]}
        />
      )}
      <AddForm
        title={o.add}
        submit={o.addSubmit}
        action={inscriptionsPath(event, 'form')}
        keys={keys}
        typed={typed}
        first={questions.length === 0}
      >
        <QuestionFields typed={typed} kind={undefined} />
      </AddForm>
      <Section title={o.preview}>
        <ButtonLink href={registerPath(event)} icon="eye">
          {o.preview}
        </ButtonLink>
      </Section>
    </Frame>
  )
}

/** A question already in the form, to be changed: what was answered stays. */
export const QuestionPage = (props: {
  event: OpenMapEvent
  keys: FormKeys
  question: Question
  /** Files that were given in answer. */
  given: number
  typed: Typed
}) => {
  const { event, keys, question, given, typed } = props
  return (
    <Frame event={event} view="form">
      <ErrorSummary errors={typed.errors} />
      <Section title={o.edit} lead={o.editLead(t.kinds[question.kind])}>
        <Form
          action={inscriptionsPath(event, 'form', `/${question.id}/modification`)}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          label={o.edit}
        >
          <QuestionFields typed={typed} kind={question.kind} />
          <Actions>
            <Button>{o.editSubmit}</Button>
            <ButtonLink href={inscriptionsPath(event, 'form')}>{o.editBack}</ButtonLink>
          </Actions>
        </Form>
      </Section>
      {given > 0 && (
        <Details summary={o.files.erase}>
          <p>{o.files.eraseText(given)}</p>
          <Form
            action={inscriptionsPath(event, 'form', `/${question.id}`)}
            csrf={keys.csrf}
            idempotencyKey={`${keys.key}-retrait`}
            hidden={{ to: 'away-with-files' }}
            label={o.files.erase}
          >
            <Button kind="danger">{o.files.eraseSubmit}</Button>
          </Form>
        </Details>
      )}
    </Frame>
  )
}
