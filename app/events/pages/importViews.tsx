import type { FormKeys } from '../../platform/http/route.ts'
import type { RowVerdict } from '../../platform/tables/verdict.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Checkbox,
  DataTable,
  DescriptionList,
  Details,
  FileInput,
  Form,
  HiddenInputs,
  Section,
  Tag,
  Tags,
} from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { ImportKind } from '../domain/importColumns.ts'
import type { ImportOutcome } from '../usecases/importing.ts'
import { organiserPath } from './frame.tsx'
import type { ChosenColumns, toldColumns } from './importColumns.ts'
import { im } from './importMessages.ts'
import { contentOf, type Upload } from './importUpload.ts'
import { o } from './organiserMessages.ts'

/** Beside the title of what can be imported and exported. */
export const FileLinks = (props: {
  readonly event: Pick<OpenMapEvent, 'slug'>
  readonly kind: ImportKind
  /** There is something to export. */
  readonly some: boolean
}) => (
  <Actions>
    <ButtonLink href={organiserPath(props.event, props.kind, '/import')} icon="upload">
      {im.open}
    </ButtonLink>
    {props.some && (
      <ButtonLink
        href={organiserPath(
          props.event,
          props.kind,
          `/${props.kind === 'wishes' ? 'souhaits' : 'participants'}.xlsx`,
        )}
        icon="file-down"
        download
      >
        {im.exportXlsx}
      </ButtonLink>
    )}
  </Actions>
)

/** First step of an import, on the page of what is imported. */
export const ImportForm = (props: {
  readonly title: string
  readonly hint: string
  readonly action: string
  readonly sampleHref: string
  /** Where past imports are, on another page than this one. */
  readonly pastHref?: string
  readonly keys: FormKeys
  readonly error: string | undefined
}) => (
  <Section title={props.title} id="import" lead={props.hint}>
    <p>
      <a href={props.sampleHref} download>
        {o.import.sample}
      </a>
    </p>
    {props.pastHref !== undefined && (
      <p>
        <a href={props.pastHref}>{im.past}</a>
      </p>
    )}
    <Form
      action={props.action}
      csrf={props.keys.csrf}
      idempotencyKey={props.keys.key}
      label={props.title}
      multipart
    >
      <FileInput
        name="file"
        label={o.import.file}
        hint={o.import.fileHint}
        accept=".csv,.tsv,.txt,.xlsx"
        required
        error={props.error}
      />
      <Button kind="secondary" icon="file-spreadsheet">
        {o.import.check}
      </Button>
    </Form>
  </Section>
)

type Line = {
  readonly key: string
  readonly row: number
  readonly verdict: RowVerdict['verdict']
  readonly column: string
  readonly value: string
  readonly remedy: string
}

/** Beyond this many remarks the page stops being read: the file has one fault repeated. */
const SHOWN = 200

/** One line for each remark; rows without remark are counted, not listed. */
export const remarkLines = (report: Pick<ImportOutcome, 'rows'>): readonly Line[] =>
  report.rows.flatMap(({ row, verdict, problems }) =>
    problems.map(({ column, value, remedy }, index) => ({
      key: `${row}-${index}`,
      row,
      verdict,
      column,
      value,
      remedy,
    })),
  )

const tones = { accepted: 'success', warned: 'warning', rejected: 'error' } as const

/** The file and the columns, carried by each form of the next steps. */
export const CarriedFile = ({ upload, columns }: { upload: Upload; columns: ChosenColumns }) => (
  <HiddenInputs values={{ name: upload.name, content: contentOf(upload), ...columns }} />
)

/** What comes after the columns: the verdict of every row, then the button that writes. */
export const ImportReportView = (props: {
  readonly upload: Upload
  readonly outcome: ImportOutcome
  readonly columns: ChosenColumns
  readonly told: ReturnType<typeof toldColumns>
  /** Address of the import, under which each step stands. */
  readonly base: string
  readonly keys: FormKeys
}) => {
  const { outcome, upload, columns, told, keys } = props
  const lines = remarkLines(outcome)
  const good = outcome.accepted + outcome.warned
  const carried = <CarriedFile upload={upload} columns={columns} />
  return (
    <Section
      title={o.import.reportTitle}
      lead={`${o.import.read(upload.name, outcome.encoding, outcome.separator, outcome.sheet)} ${o.import.nothing}`}
    >
      {told.used.length > 0 && (
        <Details summary={im.columns.used}>
          <DescriptionList items={told.used} />
          {told.unused.length > 0 && <p>{im.columns.unused(told.unused)}</p>}
          <Form
            action={`${props.base}/colonnes`}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            label={im.columns.change}
          >
            {carried}
            <Button kind="secondary" name="change" value="oui">
              {im.columns.change}
            </Button>
          </Form>
        </Details>
      )}
      <Tags>
        <Tag tone="success">{o.import.accepted(outcome.accepted)}</Tag>
        <Tag tone="warning">{o.import.warned(outcome.warned)}</Tag>
        <Tag tone="error">{o.import.rejected(outcome.rejected)}</Tag>
      </Tags>
      {lines.length === 0 ? (
        <p>{o.import.allGood}</p>
      ) : (
        <>
          <DataTable
            id="verdicts"
            caption={o.import.caption}
            dense
            rows={lines.slice(0, SHOWN)}
            rowKey={(line) => line.key}
            columns={[
              { key: 'row', header: o.import.row, numeric: true, rowHeader: true, cell: (line) => line.row },
              {
                key: 'verdict',
                header: o.import.verdict,
                cell: (line) => <Tag tone={tones[line.verdict]}>{o.import.verdicts[line.verdict]}</Tag>,
              },
              { key: 'column', header: o.import.column, cell: (line) => line.column },
              { key: 'value', header: o.import.value, cell: (line) => line.value },
              { key: 'remedy', header: o.import.remedy, cell: (line) => line.remedy },
            ]}
          />
          {lines.length > SHOWN && <p>{o.import.more(lines.length - SHOWN)}</p>}
          <Form
            action={`${props.base}/rapport`}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            label={im.report.download}
            // The page stays: the button may be pressed again.
            data={{ 'data-once': undefined }}
          >
            {carried}
            <Button kind="secondary" icon="file-spreadsheet">
              {im.report.download}
            </Button>
          </Form>
        </>
      )}
      {outcome.rejected > 0 && <p>{o.import.onlyGood}</p>}
      <Form
        action={`${props.base}/enregistrement`}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={o.import.reportTitle}
      >
        {carried}
        {outcome.rejected > 0 && good > 0 && <Checkbox name="strict" label={o.import.strict} />}
        <Actions>
          {good > 0 && <Button icon="upload">{o.import.confirm(good)}</Button>}
          <ButtonLink href={props.base}>{o.import.cancel}</ButtonLink>
        </Actions>
      </Form>
    </Section>
  )
}
