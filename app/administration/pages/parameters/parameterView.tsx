import type { Typed } from '../../../platform/http/formState.ts'
import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Banner,
  Button,
  ButtonLink,
  type Column,
  DataTable,
  DateInput,
  DescriptionList,
  Details,
  ErrorSummary,
  Form,
  Section,
  Tag,
} from '../../../ui/index.ts'
import { AdministrationFrame } from '../frame.tsx'
import { p } from './messages.ts'
import { Reference, Verification } from './parametersView.tsx'
import type { ParameterView, PastRow, ValueRow } from './presentParameter.ts'
import { parameterPath } from './presentParameters.ts'
import { ValueForm } from './valueForm.tsx'

const columnsOf = <Row extends ValueRow>(canWrite: boolean): Column<Row>[] => [
  {
    key: 'days',
    header: p.columns.days,
    rowHeader: true,
    cell: (row) => (
      <>
        {row.days} {row.current && <Tag tone="success">{p.one.current}</Tag>}
      </>
    ),
  },
  { key: 'value', header: p.columns.value, cell: (row) => row.value },
  {
    key: 'reference',
    header: p.columns.reference,
    cell: (row) => (
      <div>
        <Reference text={row.reference} />
        <span class="description-note">{p.one.source(row.source)}</span>
        {row.note !== null && <span class="description-note">{row.note}</span>}
      </div>
    ),
  },
  {
    key: 'verification',
    header: p.columns.verification,
    cell: (row) => <Verification view={row.verification} />,
  },
  ...(canWrite
    ? [
        {
          key: 'action',
          header: p.columns.action,
          headerHidden: true,
          cell: (row: Row) =>
            row.correctHref !== null && (
              <a href={row.correctHref}>
                {p.one.correct}
                <span class="visually-hidden"> {p.one.correctOf(row.days)}</span>
              </a>
            ),
        },
      ]
    : []),
]

const Simulation = ({ view }: { readonly view: ParameterView }) => (
  <Section title={p.one.simulate} id="simulation">
    <Form action={`${parameterPath(view.key)}#simulation`} method="get" label={p.one.simulate} inline>
      <DateInput name="le" label={p.one.simulateDay} value={view.simulated?.day} />
      <Button kind="secondary">{p.one.simulateSubmit}</Button>
    </Form>
    {view.simulated !== null && (
      <Banner tone={view.simulated.row === null ? 'warning' : 'info'} title={view.simulated.title}>
        {view.simulated.row === null ? (
          <p>{p.one.simulatedNoneText}</p>
        ) : (
          <Verification view={view.simulated.row.verification} />
        )}
      </Banner>
    )}
  </Section>
)

const History = ({ rows }: { readonly rows: readonly PastRow[] }) => (
  <Details summary={p.one.history}>
    <DataTable
      id="historique"
      caption={p.one.historyCaption}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        ...columnsOf<PastRow>(false),
        { key: 'when', header: p.columns.when, cell: (row) => row.when },
      ]}
    />
  </Details>
)

export const ParameterPage = (props: {
  readonly view: ParameterView
  readonly keys: FormKeys
  readonly typed: Typed
  readonly canWrite: boolean
}) => {
  const { view, keys, typed, canWrite } = props
  return (
    <AdministrationFrame
      tab="parameters"
      kicker={p.one.kicker(view.theme)}
      title={view.label}
      lead={view.hint ?? undefined}
      menu={canWrite}
      actions={
        canWrite && (
          <ButtonLink kind="secondary" href="#ajout" icon="plus">
            {p.one.add}
          </ButtonLink>
        )
      }
    >
      <ErrorSummary errors={typed.errors} />
      <DescriptionList
        items={[
          { term: p.one.today, value: view.today ?? p.noValue },
          { term: p.one.next, value: view.next },
          { term: p.one.unit, value: view.unit },
          { term: p.one.code, value: <code>{view.key}</code> },
        ]}
      />
      <Section title={p.one.values} id="valeurs">
        <DataTable
          id="valeurs-datees"
          caption={p.one.valuesCaption}
          captionHidden
          rows={view.rows}
          rowKey={({ id }, index) => `${id}-${index}`}
          columns={columnsOf<ValueRow>(canWrite)}
        />
        {view.defaults.length > 0 && (
          <Details summary={p.one.defaults}>
            <p>{p.one.defaultsText}</p>
            <DataTable
              id="valeurs-livrees"
              caption={p.one.defaultsCaption}
              captionHidden
              rows={view.defaults}
              rowKey={({ id }) => id}
              columns={columnsOf<ValueRow>(false)}
            />
          </Details>
        )}
        {view.history.length > 0 && <History rows={view.history} />}
      </Section>
      <Simulation view={view} />
      {canWrite && (
        <Section title={p.form.add} lead={p.form.addLead} id="ajout">
          <ValueForm parameter={view.key} keys={keys} typed={typed} />
        </Section>
      )}
    </AdministrationFrame>
  )
}

/** Corrects or withdraws one value. */
export const CorrectionPage = (props: {
  readonly view: ParameterView
  readonly id: string
  readonly span: string
  /** Values delivered hold on all the days of this one. */
  readonly hasFallback: boolean
  readonly keys: FormKeys
  readonly typed: Typed
}) => {
  const { view, id, span, hasFallback, keys, typed } = props
  return (
    <AdministrationFrame
      tab="parameters"
      kicker={view.label}
      title={p.form.correctTitle}
      lead={p.form.correctLead}
    >
      <ErrorSummary errors={typed.errors} />
      <ValueForm parameter={view.key} keys={keys} typed={typed} corrected={id} />
      <Section
        title={p.form.withdraw}
        lead={p.form.withdrawLead(span, hasFallback ? p.form.fallback : p.form.noFallback)}
        id="retrait"
      >
        <Form
          action={`${parameterPath(view.key)}/${id}/retrait`}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          label={p.form.withdraw}
        >
          <Button kind="danger" icon="trash-2">
            {p.form.withdraw}
          </Button>
        </Form>
      </Section>
    </AdministrationFrame>
  )
}
