import type { Structure } from '../../directory/index.ts'
import { fieldLabel, IdentityFields, kindsSection, recordPath } from '../../directory/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  Checkboxes,
  ErrorSummary,
  Form,
  PageTitle,
  Section,
  Textarea,
} from '../../ui/index.ts'
import { LONGEST_MESSAGE } from '../domain/proposal.ts'
import { p } from './messages.ts'
import { type SubjectWord, subjects, subjectWords } from './paths.ts'
import { fieldsOfSubjects } from './reportForm.ts'
import { PresentValues, WordsFields } from './shared.tsx'

const r = p.report

const Already = ({ reported }: { readonly reported: readonly string[] }) =>
  reported.length === 0 ? null : (
    <Banner tone="info" level={2} title={r.already}>
      <p>{r.alreadyText(reported.map((field) => fieldLabel(field) ?? r.alreadyWords).join(', '))}</p>
    </Banner>
  )

const Title = ({ structure }: { readonly structure: Structure }) => (
  <PageTitle kicker={structure.name} title={r.title} lead={r.lead} />
)

/** First step: of what. It is an address, so that Back and links work. */
export const SubjectsPage = (props: {
  readonly structure: Structure
  /** Fields that wait for an answer. */
  readonly reported: readonly string[]
  readonly error: string | undefined
}) => (
  <>
    <ErrorSummary errors={props.error === undefined ? {} : { sujet: props.error }} />
    <Title structure={props.structure} />
    <Already reported={props.reported} />
    <Form action={recordPath(props.structure, 'signaler')} method="get" label={r.title}>
      <Checkboxes
        name="sujet"
        legend={r.which}
        hint={r.whichHint}
        error={props.error}
        options={subjectWords.map((word) => ({ value: word, label: r.subjects[word] }))}
      />
      <Button name="suite" value="oui">
        {r.next}
      </Button>
    </Form>
  </>
)

const Subject = (props: {
  readonly word: SubjectWord
  readonly structure: Structure
  readonly typed: Typed
}) => {
  const { word, structure, typed } = props
  const subject = subjects[word]
  if (subject === 'activities' || subject === 'other') return null
  return (
    <Section title={r.subjects[word]} id={`sujet-${word}`}>
      <h3>{r.now}</h3>
      <PresentValues structure={structure} fields={fieldsOfSubjects([word])} />
      {subject === 'kinds' ? (
        <kindsSection.Fields typed={typed} structure={structure} tends={false} proposes />
      ) : (
        <IdentityFields part={subject} typed={typed} tends />
      )}
    </Section>
  )
}

export const ReportPage = (props: {
  readonly structure: Structure
  /** Fields that wait for an answer. */
  readonly reported: readonly string[]
  readonly chosen: readonly SubjectWord[]
  readonly keys: FormKeys
  readonly typed: Typed
  readonly signedIn: boolean
}) => {
  const { structure, chosen, typed, keys } = props
  const at = recordPath(structure, 'signaler')
  return (
    <>
      <ErrorSummary errors={typed.errors} />
      <Title structure={structure} />
      <Already reported={props.reported} />
      <p>{r.change}</p>
      <Form
        action={at}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        hidden={{ version: typed.values.version ?? String(structure.version) }}
        label={r.title}
      >
        {chosen.map((word) => (
          <input key={word} type="hidden" name="sujet" value={word} />
        ))}
        {chosen.map((word) => (
          <Subject key={word} word={word} structure={structure} typed={typed} />
        ))}
        <Textarea
          name="message"
          label={r.message}
          hint={r.messageHint}
          value={typed.values.message}
          error={typed.errors.message}
          maxLength={LONGEST_MESSAGE}
          rows={4}
          required={chosen.some((word) => word === 'autre' || word === 'activites')}
          optional={!chosen.some((word) => word === 'autre' || word === 'activites')}
        />
        <WordsFields typed={typed} signedIn={props.signedIn} />
        <Actions>
          <Button>{r.submit}</Button>
          <ButtonLink href={at}>{r.other}</ButtonLink>
        </Actions>
      </Form>
    </>
  )
}
