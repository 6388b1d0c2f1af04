import { formatDate, formatSiret } from '../../platform/i18n/format.ts'
import {
  Actions,
  Banner,
  Bullets,
  Button,
  ButtonLink,
  Card,
  CardList,
  Checkbox,
  DataTable,
  DateInput,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  PageTitle,
  Radios,
  Section,
  Select,
  Tag,
  TextInput,
} from '../../ui/index.ts'
import { type Eligibility, type EligibilityAnswer, eligibilityArticles } from '../domain/eligibility.ts'
import type { Structure } from '../domain/structure.ts'
import { e } from './eligibilityMessages.ts'
import { articleName, conditionsOf, evidenceRow, missingOf, reasonsOf } from './eligibilityWords.ts'
import { RegisterBanner, type RegisterSaid } from './registerBanner.tsx'

export const eligibilityPath = '/structures/verifier'

export type EligibilityView = {
  /** As typed. */
  readonly values: Readonly<Record<string, string | undefined>>
  readonly errors: Readonly<Record<string, string>>
  readonly day: string
  readonly structure: Structure | null
  readonly found: Eligibility | null
  /** A well-formed SIRET that no record carries. */
  readonly absent: string | null
  readonly proofHref: string
  /** What the register of companies says of this SIRET; null where none was asked. */
  readonly registered: RegisterSaid | null
}

type Of = { readonly view: EligibilityView }

const numbers = ['effectif', 'handicap', 'defavorises'] as const
const labels = { effectif: e.workers, handicap: e.disabled, defavorises: e.disadvantaged } as const
const told = ['objet', 'duree', 'dernier', 'jamais', ...numbers] as const

const Question = ({ view: { values, errors } }: Of) => (
  <Form action={eligibilityPath} method="get" label={e.form}>
    <TextInput
      name="siret"
      label={e.siret}
      hint={e.siretHint}
      inputMode="numeric"
      width="medium"
      maxLength={40}
      required
      value={values.siret}
      error={errors.siret}
    />
    <DateInput name="date" label={e.day} hint={e.dayHint} value={values.date} error={errors.date} optional />
    <Select
      name="article"
      label={e.article}
      empty={e.everything}
      options={eligibilityArticles.map((article) => ({ value: article, label: articleName(article) }))}
      value={values.article}
      optional
    />
    <Details
      summary={e.more}
      open={told.some((name) => values[name] !== undefined || errors[name] !== undefined)}
    >
      <Radios
        name="objet"
        legend={e.object}
        hint={e.objectHint}
        value={values.objet ?? ''}
        options={[
          { value: 'oui', label: e.yes },
          { value: 'non', label: e.no },
          { value: '', label: e.unknown },
        ]}
      />
      <TextInput
        name="duree"
        label={e.months}
        suffix={e.monthsUnit}
        inputMode="numeric"
        width="short"
        value={values.duree}
        error={errors.duree}
        optional
      />
      <DateInput
        name="dernier"
        label={e.award}
        hint={e.awardHint}
        value={values.dernier}
        error={errors.dernier}
        optional
      />
      <Checkbox name="jamais" label={e.never} checked={values.jamais !== undefined} />
      <p class="hint">{e.workersHint}</p>
      {numbers.map((name) => (
        <TextInput
          key={name}
          name={name}
          label={labels[name]}
          inputMode="numeric"
          width="short"
          value={values[name]}
          error={errors[name]}
          optional
        />
      ))}
    </Details>
    <Button icon="search">{e.check}</Button>
  </Form>
)

const looks = {
  yes: { tone: 'success', icon: 'circle-check' },
  'to-confirm': { tone: 'warning', icon: 'circle-question-mark' },
  no: { tone: 'neutral', icon: 'ban' },
} as const

const Part = ({ title, items }: { readonly title: string; readonly items: readonly string[] }) =>
  items.length === 0 ? null : (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      <Bullets items={items} />
    </>
  )

const Answer = ({ answer, asked }: { readonly answer: EligibilityAnswer; readonly asked: boolean }) => (
  <Card
    title={articleName(answer.article)}
    level={3}
    id={`article-${answer.article}`}
    kicker={asked ? e.asked : undefined}
    tags={<Tag {...looks[answer.verdict]}>{e.verdicts[answer.verdict]}</Tag>}
  >
    <Part title={e.reason} items={reasonsOf(answer)} />
    <Part title={e.missing} items={missingOf(answer)} />
    <Part title={e.write} items={conditionsOf(answer)} />
  </Card>
)

const Found = ({
  view,
  structure,
  found,
}: Of & { readonly structure: Structure; readonly found: Eligibility }) => {
  const asked = view.values.article
  // What was asked comes first.
  const answers = found.answers.toSorted(
    (one, other) => Number(other.article === asked) - Number(one.article === asked),
  )
  return (
    <>
      <Section
        title={e.answerOf(structure.name, formatDate(view.day))}
        id="reponse"
        actions={
          <ButtonLink href={`/structures/${structure.slug}`} kind="quiet">
            {e.record}
          </ButtonLink>
        }
      >
        {found.closedOn !== null && <Banner tone="error">{e.closed(formatDate(found.closedOn))}</Banner>}
        <CardList>
          {answers.map((answer) => (
            <Answer key={answer.article} answer={answer} asked={answer.article === asked} />
          ))}
        </CardList>
      </Section>
      <Section title={e.evidence}>
        <DataTable
          id="preuves"
          caption={e.evidence}
          captionHidden
          rows={found.evidence.map(evidenceRow)}
          rowKey={([kind]) => kind}
          empty={e.noEvidence}
          columns={[
            { key: 'kind', header: e.kind, rowHeader: true, cell: (row) => row[0] },
            { key: 'basis', header: e.basis, cell: (row) => row[1] },
            { key: 'source', header: e.source, cell: (row) => row[2] },
            { key: 'date', header: e.sourceDate, cell: (row) => row[3] },
            { key: 'validity', header: e.validity, cell: (row) => row[4] },
          ]}
        />
      </Section>
      <Banner tone="info">{e.notOpinion}</Banner>
      <Actions>
        <ButtonLink href={view.proofHref} icon="file-text">
          {e.proof}
        </ButtonLink>
      </Actions>
    </>
  )
}

const Absent = ({ siret }: { readonly siret: string }) => (
  <EmptyState
    title={e.absent}
    action={<ButtonLink href={`/structures?q=${siret.slice(0, 9)}`}>{e.sameCompany}</ButtonLink>}
  >
    <p>{e.absentText(formatSiret(siret))}</p>
    <Bullets items={Object.values(e.absentSteps)} />
  </EmptyState>
)

export const EligibilityPage = ({ view }: Of) => (
  <>
    <PageTitle title={e.title} lead={e.lead} />
    <ErrorSummary errors={view.errors} />
    <Question view={view} />
    {view.registered !== null && <RegisterBanner said={view.registered} />}
    {view.absent !== null && <Absent siret={view.absent} />}
    {view.structure !== null && view.found !== null && (
      <Found view={view} structure={view.structure} found={view.found} />
    )}
  </>
)
