import type { OpenMapEvent } from '../../events/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Button,
  Checkbox,
  Details,
  ErrorSummary,
  ExternalLink,
  Form,
  Section,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import type { ReportPieces } from '../usecases/readReport.ts'
import { o } from './organiserMessages.ts'
import { reportPath } from './paths.ts'
import { r } from './reportMessages.ts'

const w = o.pieces

type Props = {
  readonly event: OpenMapEvent
  readonly after: ReportPieces
  readonly keys: FormKeys
  readonly typed: Typed
}

const Remove = ({
  event,
  keys,
  path,
  what,
}: Omit<Props, 'after' | 'typed'> & { path: string; what: string }) => (
  <Form
    action={reportPath(event, path)}
    csrf={keys.csrf}
    idempotencyKey={keys.key}
    label={`${w.remove} ${what}`}
    inline
  >
    <Button kind="quiet" small context={what}>
      {w.remove}
    </Button>
  </Form>
)

const TalkForm = ({ event, keys, typed }: Props) => (
  <Form
    action={reportPath(event, '/interventions')}
    csrf={keys.csrf}
    idempotencyKey={keys.key}
    label={w.addTalk}
  >
    <TextInput
      label={w.talk}
      name="title"
      required
      maxLength={200}
      value={typed.values.title ?? ''}
      error={typed.errors.title}
    />
    <TextInput
      label={w.speaker}
      name="speaker"
      hint={w.speakerHint}
      required
      maxLength={200}
      value={typed.values.speaker ?? ''}
      error={typed.errors.speaker}
    />
    <TextInput
      label={w.url}
      name="url"
      type="url"
      hint={w.urlHint}
      required
      maxLength={500}
      value={typed.values.url ?? ''}
      error={typed.errors.url}
    />
    <Button kind="secondary">{w.addTalk}</Button>
  </Form>
)

const TestimonyForm = ({ event, keys, typed }: Props) => (
  <Form
    action={reportPath(event, '/temoignages')}
    csrf={keys.csrf}
    idempotencyKey={keys.key}
    label={w.addTestimony}
  >
    <Textarea
      label={w.quote}
      name="quote"
      hint={w.quoteHint}
      required
      rows={4}
      maxLength={600}
      value={typed.values.quote ?? ''}
      error={typed.errors.quote}
    />
    <TextInput
      label={w.body}
      name="body"
      required
      maxLength={200}
      value={typed.values.body ?? ''}
      error={typed.errors.body}
    />
    <TextInput
      label={w.job}
      name="job"
      hint={w.jobHint}
      required
      maxLength={200}
      value={typed.values.job ?? ''}
      error={typed.errors.job}
    />
    <Checkbox
      label={w.consent}
      name="consent"
      required
      checked={typed.values.consent !== undefined}
      error={typed.errors.consent}
    />
    <Button kind="secondary">{w.addTestimony}</Button>
  </Form>
)

const filled = (typed: Typed, names: readonly string[]): boolean =>
  names.some((name) => typed.errors[name] !== undefined)

/** Talks and testimonies of the public report: those there are, and how to add one. */
export const PiecesForms = (props: Props) => {
  const { after, typed } = props
  return (
    <Section title={w.title} lead={w.lead} id="interventions">
      <ErrorSummary errors={typed.errors} />
      <Section title={w.talks} level={3}>
        {after.talks.map(({ id, title, speaker, url }) => (
          <div key={id} class="toolbar">
            <p>
              <ExternalLink href={url}>{title}</ExternalLink> ({speaker})
            </p>
            <Remove {...props} path={`/interventions/${id}/retrait`} what={title} />
          </div>
        ))}
        <Details summary={w.addTalk} open={filled(typed, ['title', 'speaker', 'url'])}>
          <TalkForm {...props} />
        </Details>
      </Section>
      <Section title={w.testimonies} level={3}>
        {after.testimonies.map(({ id, quote, job, body }) => (
          <figure key={id} class="quote">
            <blockquote>
              <p>{quote}</p>
            </blockquote>
            <figcaption>{r.said(job, body)}</figcaption>
            <Remove {...props} path={`/temoignages/${id}/retrait`} what={r.said(job, body)} />
          </figure>
        ))}
        <Details summary={w.addTestimony} open={filled(typed, ['quote', 'body', 'job', 'consent'])}>
          <TestimonyForm {...props} />
        </Details>
      </Section>
    </Section>
  )
}
