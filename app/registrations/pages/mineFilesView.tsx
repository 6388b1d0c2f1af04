import { natureOf } from '../../events/pages/index.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { Banner, Button, Details, FileInput, Form, Section } from '../../ui/index.ts'
import type { Question } from '../domain/call.ts'
import { fileFor, filesAsked, filesMissing, type GivenFile } from '../domain/files.ts'
import type { Registration } from '../domain/registration.ts'
import { p } from './messages.ts'

type Files = {
  readonly registration: Registration
  readonly questions: readonly Question[]
  readonly files: readonly GivenFile[]
}

type View = Files & {
  readonly keys: FormKeys
  readonly errors: Readonly<Record<string, string>>
  readonly path: (rest: string) => string
}

const w = p.mine.files

/** The field of a question's file on the page, where its form and an error about it meet. */
export const fileField = ({ id }: Pick<Question, 'id'>): string => `fichier-${id}`

/** Said at the top of the page as long as a file is expected. */
export const MissingFiles = ({ registration, questions, files }: Files) => {
  const missing = filesMissing(questions, registration, files)
  if (missing.length === 0) return null
  return (
    <Banner tone="warning" title={w.missing(missing.length)} level={2}>
      <ul class="bullets">
        {missing.map((question) => (
          <li key={question.id}>
            <a href={`#${fileField(question)}`}>{question.label}</a>
          </li>
        ))}
      </ul>
    </Banner>
  )
}

const GiveForm = ({ view, question, given }: { view: View; question: Question; given: boolean }) => {
  const { keys, errors, path } = view
  const id = fileField(question)
  return (
    <Form
      action={path(`/fichiers/${question.id}`)}
      csrf={keys.csrf}
      idempotencyKey={`${keys.key}${question.id.slice(-12)}`}
      label={`${given ? w.replace : w.give} ${w.of(question.label)}`}
      multipart
    >
      <FileInput
        id={id}
        name="file"
        label={given ? w.other : w.file}
        hint={w.hint}
        accept=".pdf,.png,.jpg,.jpeg"
        required={question.required && !given}
        error={errors[id]}
      />
      <Button kind={given ? 'secondary' : 'primary'} context={w.of(question.label)}>
        {given ? w.replaceSubmit : w.give}
      </Button>
    </Form>
  )
}

const OneFile = ({ view, question }: { view: View; question: Question }) => {
  const { registration, files, keys, errors, path } = view
  const given = fileFor(files, registration, question)
  const address = path(`/fichiers/${question.id}`)
  return (
    <Section title={question.label} level={3} lead={question.hint ?? undefined}>
      {given === undefined ? (
        <GiveForm view={view} question={question} given={false} />
      ) : (
        <>
          <p>
            <a href={address} download>
              {given.name}
            </a>{' '}
            <span class="description-note">{natureOf(given)}</span>
          </p>
          <Details summary={w.replace} open={errors[fileField(question)] !== undefined}>
            <GiveForm view={view} question={question} given />
          </Details>
          <Form
            action={`${address}/retrait`}
            csrf={keys.csrf}
            idempotencyKey={`${keys.key}-${question.id.slice(-12)}`}
            label={`${w.withdraw} ${w.of(question.label)}`}
            inline
          >
            <Button kind="quiet" context={w.of(question.label)}>
              {w.withdraw}
            </Button>
          </Form>
        </>
      )}
    </Section>
  )
}

/** What the organiser asks to be given beside the answers: each file has a form of its own, so that one never loses another. */
export const FilesSection = (view: View) => {
  const asked = filesAsked(view.questions, view.registration.role)
  if (asked.length === 0) return null
  const confirmed = view.registration.state === 'confirmed'
  return (
    <Section title={w.title} id="fichiers" lead={confirmed ? w.lead : w.later}>
      {confirmed ? (
        asked.map((question) => <OneFile key={question.id} view={view} question={question} />)
      ) : (
        <ul class="bullets">
          {asked.map(({ id, label }) => (
            <li key={id}>{label}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}
