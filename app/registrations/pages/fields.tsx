import { Checkbox, Checkboxes, Fieldset, Radios, Requirement, Textarea, TextInput } from '../../ui/index.ts'
import { fieldOf } from '../domain/answers.ts'
import { asks, type Question } from '../domain/call.ts'
import { needsBody } from '../usecases/register.ts'
import type { Filled } from './form.ts'
import { p } from './messages.ts'

type Errors = { readonly [field: string]: string | undefined }

const QuestionField = ({
  question,
  values,
  error,
}: {
  question: Question
  values: readonly string[]
  error: string | undefined
}) => {
  const common = {
    name: fieldOf(question),
    label: question.label,
    hint: question.hint ?? undefined,
    required: question.required,
    optional: !question.required,
    error,
  }
  const options = question.options.map((option) => ({ value: option, label: option }))
  switch (question.kind) {
    case 'text':
      return <TextInput {...common} value={values[0]} maxLength={300} />
    case 'long':
      return <Textarea {...common} value={values[0]} rows={4} />
    case 'choice':
      return <Radios {...common} legend={question.label} value={values[0]} options={options} />
    case 'choices':
      return <Checkboxes {...common} legend={question.label} values={values} options={options} />
    case 'file':
      // Given later: nothing anonymous is stored, and no other answer is lost because of a file.
      return (
        <div class="field">
          <p class="label">
            {question.label}
            <Requirement {...common} />
          </p>
          {question.hint !== null && <p class="hint">{question.hint}</p>}
          <p>{p.fileLater}</p>
        </div>
      )
    case 'consent':
      return <Checkbox {...common} checked={values.length > 0} />
  }
}

/** The body, the address: what stays with the place when it is given to somebody else. */
export const PlaceFields = ({ filled, errors }: { filled: Filled; errors: Errors }) => (
  <>
    <TextInput
      name="body"
      label={p.body}
      hint={p.bodyHint}
      required={needsBody(filled.role)}
      optional={!needsBody(filled.role)}
      maxLength={200}
      autocomplete="organization"
      value={filled.body}
      error={errors.body}
    />
    {needsBody(filled.role) && filled.role !== 'press' && (
      <TextInput
        name="siret"
        label={p.siret}
        hint={p.siretHint}
        optional
        inputMode="numeric"
        autocomplete="off"
        value={filled.siret}
        error={errors.siret}
      />
    )}
    <TextInput
      name="email"
      type="email"
      label={p.email}
      hint={p.emailHint}
      required
      autocomplete="email"
      value={filled.email}
      error={errors.email}
    />
  </>
)

/** What a person says of themselves, then the questions of the organiser. */
export const PersonFields = (props: { filled: Filled; errors: Errors; questions: readonly Question[] }) => {
  const { filled, errors } = props
  const questions = props.questions.filter((one) => asks(one, filled.role))
  return (
    <>
      <TextInput
        name="name"
        label={p.name}
        required
        maxLength={160}
        autocomplete="name"
        value={filled.name}
        error={errors.name}
      />
      <TextInput
        name="jobTitle"
        label={p.jobTitle}
        optional
        maxLength={160}
        autocomplete="organization-title"
        value={filled.jobTitle}
        error={errors.jobTitle}
      />
      {questions.length > 0 && (
        <Fieldset legend={p.questions} id="questions">
          {questions.map((question) => (
            <QuestionField
              key={question.id}
              question={question}
              values={filled.answers[fieldOf(question)] ?? []}
              error={errors[fieldOf(question)]}
            />
          ))}
        </Fieldset>
      )}
      <Fieldset legend={p.access} id="accueil">
        <Textarea
          name="accessNeeds"
          label={p.accessNeeds}
          hint={p.accessNeedsHint}
          optional
          rows={3}
          value={filled.accessNeeds}
          error={errors.accessNeeds}
        />
        <Checkbox name="signLanguage" label={p.signLanguage} checked={filled.signLanguage} />
      </Fieldset>
      <Checkbox name="listed" label={p.listed} checked={filled.listed} />
    </>
  )
}
