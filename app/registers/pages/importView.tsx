import type { FormKeys } from '../../platform/http/route.ts'
import type { ChosenColumns } from '../../platform/tables/choice.ts'
import { columnField } from '../../platform/tables/choice.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  Checkbox,
  DescriptionList,
  Details,
  ErrorSummary,
  type FieldErrors,
  Form,
  Island,
  PageTitle,
  Section,
  Select,
  Stepper,
  Tag,
  Tags,
} from '../../ui/index.ts'
import { sourceOfImport } from '../domain/registers.ts'
import { isWorking, type StructureImport } from '../domain/structureImport.ts'
import { t } from '../messages.ts'
import { fields, isRequired, optionsOf, toldColumns } from './columns.ts'
import { m } from './messages.ts'
import { IMPORTS, importPath } from './paths.ts'
import { type ReportShown, RowsOfImport } from './rowsView.tsx'

export type ImportShown = {
  readonly one: StructureImport
  readonly keys: FormKeys
  readonly who: string | null
  readonly when: string
  readonly undone: string | null
  readonly alive: boolean
  readonly chosen: ChosenColumns
  readonly errors: FieldErrors
  /** Why what was just asked cannot be. */
  readonly error: string | undefined
  readonly report: ReportShown
}

const POST = (shown: ImportShown, rest: string) => ({
  action: importPath(shown.one.id, rest),
  csrf: shown.keys.csrf,
  idempotencyKey: `${shown.keys.key}${rest.replace('/', '-')}`,
})

const Steps = ({ state }: { readonly state: StructureImport['state'] }) => {
  const at = state === 'columns' ? 0 : ['checking', 'checked', 'refused'].includes(state) ? 1 : 2
  const over = state === 'written' || state === 'undoing' || state === 'undone'
  return (
    <Stepper
      steps={[m.steps.columns, m.steps.check, m.steps.write].map((label, index) => ({
        label,
        state: over || index < at ? 'done' : index === at ? 'current' : 'todo',
      }))}
    />
  )
}

const OneColumn = ({
  shown,
  field,
}: {
  readonly shown: ImportShown
  readonly field: (typeof fields)[number]
}) => (
  <Select
    name={columnField(field)}
    label={m.fields[field] ?? field}
    required={isRequired(field)}
    optional={!isRequired(field)}
    empty={isRequired(field) ? m.columns.choose : m.columns.none}
    options={optionsOf(field, shown.one)}
    value={shown.chosen[columnField(field)] ?? ''}
    error={shown.errors[columnField(field)]}
  />
)

const Columns = ({ shown }: { readonly shown: ImportShown }) => {
  const { one } = shown
  const first = fields.filter((field) => isRequired(field) || one.columns[field] !== undefined)
  const others = fields.filter((field) => !first.includes(field))
  return (
    <Section title={m.columns.title} id="colonnes" lead={m.columns.lead}>
      {one.sheets.length > 1 && (
        <Form {...POST(shown, '/feuille')} label={m.sheet.label}>
          <Select
            name="sheet"
            label={m.sheet.label}
            empty={false}
            options={one.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
            value={one.sheet ?? ''}
          />
          <Button kind="secondary">{m.sheet.submit}</Button>
        </Form>
      )}
      <Form {...POST(shown, '/colonnes')} label={m.columns.title}>
        {first.map((field) => (
          <OneColumn key={field} shown={shown} field={field} />
        ))}
        <Details summary={m.columns.more}>
          {others.map((field) => (
            <OneColumn key={field} shown={shown} field={field} />
          ))}
        </Details>
        <p class="hint">{m.columns.kept}</p>
        <Button>{m.columns.submit}</Button>
      </Form>
      <Drop shown={shown} />
    </Section>
  )
}

const Drop = ({ shown }: { readonly shown: ImportShown }) => (
  <Form {...POST(shown, '/abandon')} label={m.write.drop}>
    <Button kind="quiet">{m.write.drop}</Button>
  </Form>
)

export const progressText = ({ state, progress }: StructureImport): string =>
  isWorking(state) ? m.work.progress[state](progress) : ''

const Work = ({ shown }: { readonly shown: ImportShown }) => {
  const { one, alive } = shown
  if (!isWorking(one.state)) return null
  if (!alive)
    return (
      <Banner tone="warning" title={m.work.cut} level={2}>
        <p>{m.work.cutText}</p>
        <Form {...POST(shown, '/relance')} label={m.work.resume}>
          <Button icon="refresh-cw">{m.work.resume}</Button>
        </Form>
        <Form {...POST(shown, '/arret')} label={m.work.stop}>
          <Button kind="secondary">{m.work.stop}</Button>
        </Form>
      </Banner>
    )
  return (
    <Section title={m.work[one.state]} id="travail" lead={m.work.lead}>
      <Island
        name="import-progress"
        props={{
          address: importPath(one.id, '/avancement.json'),
          page: importPath(one.id),
          state: one.state,
        }}
      >
        <p>
          <span data-import-progress="">{progressText(one)}</span>
        </p>
      </Island>
      {one.stopAsked ? (
        <p>{m.work.stopping}</p>
      ) : (
        <Form {...POST(shown, '/arret')} label={m.work.stop}>
          <Button kind="secondary" icon="ban">
            {m.work.stop}
          </Button>
        </Form>
      )}
    </Section>
  )
}

const Reopen = ({ shown }: { readonly shown: ImportShown }) => {
  const told = toldColumns(shown.one)
  return (
    <Details summary={m.columns.used}>
      <DescriptionList items={told.used} />
      {told.unused.length > 0 && <p>{m.columns.unused(told.unused)}</p>}
      {shown.one.keptFile && (
        <Form {...POST(shown, '/colonnes/reprise')} label={m.columns.change}>
          <Button kind="secondary">{m.columns.change}</Button>
        </Form>
      )}
    </Details>
  )
}

const Verdict = ({ shown }: { readonly shown: ImportShown }) => {
  const { one } = shown
  const good = one.accepted + one.warned
  const checked = one.state === 'checked'
  return (
    <Section
      title={m.report.title}
      id="verdict"
      actions={
        <Actions>
          <ButtonLink href={importPath(one.id, '/rapport.xlsx')} icon="file-down" small download>
            {m.report.xlsx}
          </ButtonLink>
          <ButtonLink href={importPath(one.id, '/rapport.csv')} icon="file-down" small download>
            {m.report.csv}
          </ButtonLink>
        </Actions>
      }
    >
      <Tags>
        <Tag tone="success">{m.report.accepted(one.accepted)}</Tag>
        <Tag tone="warning">{m.report.warned(one.warned)}</Tag>
        <Tag tone="error">{m.report.rejected(one.rejected)}</Tag>
      </Tags>
      <p>{(checked ? m.report.effect.checked : m.report.effect.done)(one.created, one.changed)}</p>
      {one.gone > 0 && <p>{m.report.gone(one.gone, sourceOfImport(one))}</p>}
      {checked && <Reopen shown={shown} />}
      {checked && (
        <>
          {one.rejected > 0 && <p>{m.write.onlyGood}</p>}
          {good === 0 && <Banner tone="warning" title={m.write.none} />}
          {good > 0 && one.keptFile && (
            <Form {...POST(shown, '/enregistrement')} label={m.write.title}>
              {one.gone > 0 && <Checkbox name="endGone" label={m.write.endGone} />}
              <Button icon="upload">{m.write.submit(good)}</Button>
            </Form>
          )}
          <Drop shown={shown} />
        </>
      )}
      <RowsOfImport report={shown.report} one={one} />
    </Section>
  )
}

const Undo = ({ shown }: { readonly shown: ImportShown }) => {
  const { one, undone } = shown
  if (one.state === 'undone')
    return (
      <Banner tone="info" title={m.undo.done(undone ?? '')}>
        {one.kept === 0 ? m.undo.all : m.undo.kept(one.kept)}
      </Banner>
    )
  if (one.state !== 'written' || one.created + one.changed + one.gone === 0) return null
  return (
    <Section title={m.undo.title} id="annuler" lead={m.undo.lead}>
      <Form {...POST(shown, '/annulation')} label={m.undo.title}>
        <Button kind="danger">{m.undo.submit}</Button>
      </Form>
    </Section>
  )
}

/** One import, at the step where it is. */
export const ImportPage = ({ shown }: { readonly shown: ImportShown }) => {
  const { one } = shown
  const { state } = one
  return (
    <>
      <PageTitle
        kicker={m.title}
        title={one.fileName}
        tags={<Tag>{m.states[state]}</Tag>}
        lead={`${t.registers[one.register]}. ${m.given(shown.who, shown.when)} ${m.read(one.encoding, one.separator, one.sheet)}`}
      />
      <p>
        <a href={IMPORTS}>{m.all}</a>
      </p>
      <ErrorSummary errors={shown.errors} />
      {shown.error !== undefined && (
        <Banner tone="error" role="alert">
          {shown.error}
        </Banner>
      )}
      <Steps state={state} />
      {state === 'columns' && <Columns shown={shown} />}
      <Work shown={shown} />
      {state === 'refused' && (
        <>
          <Banner tone="error" title={m.refused}>
            {one.refusal}
          </Banner>
          <Drop shown={shown} />
        </>
      )}
      {(state === 'written' || state === 'undone') && <Undo shown={shown} />}
      {(state === 'checked' || state === 'written' || state === 'undone') && <Verdict shown={shown} />}
    </>
  )
}
