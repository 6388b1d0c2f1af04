import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Button,
  ChoiceCell,
  type Column,
  DataTable,
  DescriptionList,
  ErrorSummary,
  FieldError,
  type FieldErrors,
  Form,
  PageTitle,
  Section,
} from '../../../ui/index.ts'
import {
  type Frequency,
  frequencies,
  mandatoryTopics,
  preferencesPath,
  type Topic,
  topicWords,
} from '../../domain/notice.ts'
import { n, preferencesWords as words } from './messages.ts'

export type PreferencesView = {
  readonly keys: FormKeys
  readonly email: string
  /** `7 h` */
  readonly hour: string
  readonly topics: readonly { readonly topic: Topic; readonly chosen: Frequency | null }[]
  readonly errors: FieldErrors
}

type Row = PreferencesView['topics'][number]

const errorId = (topic: Topic, errors: FieldErrors): string | undefined =>
  errors[topic] === undefined ? undefined : `${topic}-error`

const columns = (errors: FieldErrors): readonly Column<Row>[] => [
  {
    key: 'topic',
    header: words.topic,
    rowHeader: true,
    cell: ({ topic }) => (
      <>
        {topicWords[topic].label}
        <span class="description-note">{topicWords[topic].holds}</span>
        {errors[topic] !== undefined && <FieldError id={`${topic}-error`}>{errors[topic]}</FieldError>}
      </>
    ),
  },
  ...frequencies.map((frequency, index) => ({
    key: frequency,
    header: words.frequencies[frequency],
    cell: ({ topic, chosen }: Row) => (
      <ChoiceCell
        // The summary of errors links to the first answer of the row.
        id={index === 0 ? topic : `${topic}-${frequency}`}
        name={topic}
        value={frequency}
        question={topicWords[topic].label}
        answer={words.frequencies[frequency]}
        checked={chosen === frequency}
        errorId={errorId(topic, errors)}
      />
    ),
  })),
]

export const PreferencesPage = ({ view }: { readonly view: PreferencesView }) => (
  <>
    <PageTitle kicker={n.title} title={words.title} lead={words.lead} />
    <ErrorSummary errors={view.errors} />
    <Form action={preferencesPath} csrf={view.keys.csrf} idempotencyKey={view.keys.key} label={words.title}>
      <DataTable
        id="frequences"
        caption={words.caption}
        captionHidden
        rows={view.topics}
        rowKey={({ topic }) => topic}
        columns={columns(view.errors)}
      />
      <p>{words.daily(view.hour)}</p>
      <p>{words.to(view.email)}</p>
      <Button>{words.save}</Button>
    </Form>
    <Section title={words.always} lead={words.alwaysLead}>
      <DescriptionList
        items={mandatoryTopics.map((topic) => ({
          term: topicWords[topic].label,
          value: topicWords[topic].holds,
        }))}
      />
    </Section>
  </>
)
