import { themes } from '../../../../packages/rules/index.ts'
import {
  Badge,
  Button,
  ButtonLink,
  type Column,
  DataTable,
  DateInput,
  EmptyState,
  Form,
  ResultCount,
  Section,
  Select,
  Tag,
  TextInput,
} from '../../../ui/index.ts'
import { addresses } from '../../domain/addresses.ts'
import { AdministrationFrame } from '../frame.tsx'
import { p } from './messages.ts'
import type { ParameterRow, ThemeRows, VerificationView, Wanted } from './presentParameters.ts'

const at = addresses.parameters

/** How sure a value is, and whether it was changed here. */
export const Verification = ({ view }: { readonly view: VerificationView }) => (
  <div>
    <span class="tags">
      {view.verified === 'to-verify' ? (
        <Badge kind="unverified" />
      ) : (
        <Tag tone={view.verified === 'official' ? 'success' : 'neutral'}>{p.verified[view.verified]}</Tag>
      )}
      {view.local && <Tag tone="info">{p.origins.local}</Tag>}
    </span>
    {view.by !== null && <span class="description-note">{view.by}</span>}
  </div>
)

export const Reference = ({ text }: { readonly text: string | null }) =>
  text === null || text === '' ? <span class="muted">{p.noReference}</span> : <span>{text}</span>

const columnsOf = (): readonly Column<ParameterRow>[] => [
  {
    key: 'parameter',
    header: p.columns.parameter,
    rowHeader: true,
    cell: (row) => <a href={row.href}>{row.label}</a>,
  },
  {
    key: 'value',
    header: p.columns.value,
    cell: (row) => row.value ?? <span class="muted">{p.noValue}</span>,
  },
  {
    key: 'next',
    header: p.columns.next,
    cell: (row) => (row.next === p.noChange ? <span class="muted">{row.next}</span> : row.next),
  },
  {
    key: 'reference',
    header: p.columns.reference,
    cell: (row) => (row.value === null ? '' : <Reference text={row.reference} />),
  },
  {
    key: 'verification',
    header: p.columns.verification,
    cell: (row) => row.verification !== null && <Verification view={row.verification} />,
  },
]

export type ParametersView = {
  readonly themes: readonly ThemeRows[]
  readonly wanted: Wanted
  readonly total: number
  readonly dayText: string
  /** Something else than everything, today, was asked for. */
  readonly filtered: boolean
  readonly menu: boolean
}

const Filter = ({ wanted, filtered }: ParametersView) => (
  <Form action={at} method="get" label={p.filter.label} inline>
    <TextInput name="q" type="search" label={p.filter.words} value={wanted.words} width="medium" />
    <Select
      name="theme"
      label={p.filter.theme}
      empty={p.filter.allThemes}
      value={wanted.theme ?? ''}
      options={Object.entries(themes).map(([value, label]) => ({ value, label }))}
    />
    <Select
      name="voir"
      label={p.filter.show}
      empty={p.filter.all}
      value={wanted.show ?? ''}
      options={[
        { value: 'a-verifier', label: p.filter.unverified },
        { value: 'modifies', label: p.filter.local },
      ]}
    />
    <DateInput name="le" label={p.filter.day} value={wanted.day} />
    <Button kind="secondary">{p.filter.submit}</Button>
    {filtered && <a href={at}>{p.filter.reset}</a>}
  </Form>
)

export const ParametersPage = ({ view }: { readonly view: ParametersView }) => {
  const shown = view.themes.reduce((sum, { rows }) => sum + rows.length, 0)
  return (
    <AdministrationFrame
      tab="parameters"
      title={p.title}
      lead={view.menu ? p.lead : `${p.lead} ${p.readOnly}`}
      menu={view.menu}
      actions={
        <>
          <ButtonLink kind="secondary" href={`${at}.csv`} icon="download" download>
            {p.exportCsv}
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${at}.json`} icon="download" download>
            {p.exportJson}
          </ButtonLink>
        </>
      }
    >
      <Filter {...view} />
      <ResultCount>{p.filter.countOn(p.filter.count(shown, view.total), view.dayText)}</ResultCount>
      {view.themes.length === 0 && (
        <EmptyState title={p.filter.none}>
          <p>{p.filter.noneText}</p>
        </EmptyState>
      )}
      {view.themes.map(({ theme, title, rows }) => (
        <Section key={theme} title={title} id={theme}>
          <DataTable
            id={`table-${theme}`}
            caption={title}
            captionHidden
            rows={rows}
            rowKey={({ key }) => key}
            columns={columnsOf()}
          />
        </Section>
      ))}
    </AdministrationFrame>
  )
}
