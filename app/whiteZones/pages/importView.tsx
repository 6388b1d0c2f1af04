import type { FormKeys } from '../../platform/http/route.ts'
import { formatDate, formatNumber } from '../../platform/i18n/format.ts'
import {
  Actions,
  Button,
  ButtonLink,
  DataTable,
  DescriptionList,
  ErrorSummary,
  type FieldErrors,
  FileInput,
  Form,
  PageTitle,
  Section,
  Tag,
  TextInput,
} from '../../ui/index.ts'
import type { ContractImport } from '../store/imports.ts'
import { i } from './importMessages.ts'
import { ZONES } from './query.ts'

export const IMPORTS = '/gestion/imports/decp'

export const keptOf = ({ created, changed, unchanged }: ContractImport): number =>
  created + changed + unchanged

/** What was read, and the form for one more file. */
export const ImportPage = (props: {
  readonly imports: readonly ContractImport[]
  readonly keys: FormKeys
  readonly errors: FieldErrors
  readonly credit: string
}) => (
  <>
    <PageTitle title={i.title} lead={i.lead} />
    <ErrorSummary errors={props.errors} />
    <Section title={i.form} lead={i.formHint}>
      <Form action={IMPORTS} csrf={props.keys.csrf} idempotencyKey={props.keys.key} label={i.form} multipart>
        <FileInput name="file" label={i.file} accept=".json,.csv" required error={props.errors.file} />
        <TextInput
          name="credit"
          label={i.credit}
          hint={i.creditHint}
          value={props.credit}
          required
          error={props.errors.credit}
        />
        <Button icon="upload">{i.send}</Button>
      </Form>
    </Section>
    <Section title={i.past}>
      <DataTable
        id="imports"
        caption={i.past}
        captionHidden
        columns={[
          {
            key: 'file',
            header: i.columns.file,
            rowHeader: true,
            cell: (one) => <a href={`${IMPORTS}/${one.id}`}>{one.fileName}</a>,
          },
          { key: 'date', header: i.columns.date, cell: ({ madeAt }) => formatDate(madeAt.toISOString()) },
          {
            key: 'contracts',
            header: i.columns.contracts,
            numeric: true,
            cell: ({ contracts }) => formatNumber(contracts),
          },
          { key: 'kept', header: i.columns.kept, numeric: true, cell: (one) => formatNumber(keptOf(one)) },
          {
            key: 'created',
            header: i.columns.created,
            numeric: true,
            cell: ({ created }) => formatNumber(created),
          },
        ]}
        rows={props.imports}
        rowKey={({ id }) => id}
        empty={i.none}
      />
    </Section>
    <Actions>
      <ButtonLink href={ZONES} kind="quiet">
        {i.zones}
      </ButtonLink>
    </Actions>
  </>
)

const counts = ['contracts', 'valid', 'outside', 'rejected', 'created', 'changed'] as const

/** What one file gave, and what is to be mended in it. */
export const ImportReportPage = ({ made }: { readonly made: ContractImport }) => (
  <>
    <PageTitle title={i.report(made.fileName)} lead={i.reportLead} />
    <DescriptionList
      items={[
        { term: i.credit, value: made.credit },
        ...counts.map((key) => ({ term: i.columns[key], value: formatNumber(made[key]) })),
        { term: i.columns.kept, value: formatNumber(keptOf(made)) },
      ]}
    />
    <Section
      title={i.remarks}
      lead={made.remarks.length === 0 ? undefined : i.remarksLead(made.remarks.length)}
    >
      <DataTable
        id="remarques"
        caption={i.remarks}
        captionHidden
        columns={[
          { key: 'number', header: i.number, numeric: true, cell: ({ number }) => formatNumber(number) },
          {
            key: 'field',
            header: i.field,
            rowHeader: true,
            cell: ({ field }) => <code>{field}</code>,
          },
          {
            key: 'severity',
            header: i.severity,
            cell: ({ severity }) => (
              <Tag tone={severity === 'error' ? 'error' : 'warning'}>{i[severity]}</Tag>
            ),
          },
          { key: 'value', header: i.value, cell: ({ value }) => value },
          { key: 'remedy', header: i.remedy, cell: ({ remedy }) => remedy },
        ]}
        rows={made.remarks}
        rowKey={(_, index) => String(index)}
        empty={i.noRemark}
      />
    </Section>
    <Actions>
      <ButtonLink href={IMPORTS} kind="secondary">
        {i.title}
      </ButtonLink>
      <ButtonLink href={ZONES} kind="quiet">
        {i.zones}
      </ButtonLink>
    </Actions>
  </>
)
