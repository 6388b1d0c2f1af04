import type { FormKeys } from '../../platform/http/route.ts'
import {
  Button,
  ButtonLink,
  DataTable,
  ErrorSummary,
  FileInput,
  Form,
  PageTitle,
  Pagination,
  Section,
  Select,
} from '../../ui/index.ts'
import { registerCodes } from '../domain/registers.ts'
import type { StructureImport } from '../domain/structureImport.ts'
import { t } from '../messages.ts'
import { m } from './messages.ts'
import { IMPORTS, importPath, SOURCES } from './paths.ts'
import { s } from './sourceMessages.ts'

export type ListedImport = StructureImport & { readonly asker: string | null; readonly when: string }

/** Choice of a file, then what was imported before. */
export const ImportsPage = (props: {
  readonly keys: FormKeys
  readonly register: string
  readonly error: string | undefined
  readonly imports: readonly ListedImport[]
  readonly page: number
  readonly pages: number
}) => (
  <>
    <PageTitle title={m.title} lead={m.lead} />
    <p>
      <ButtonLink href={SOURCES} kind="secondary" icon="refresh-cw">
        {s.link}
      </ButtonLink>
    </p>
    <ErrorSummary errors={{ file: props.error }} />
    <Section title={m.give.title} id="fichier">
      <Form
        action={IMPORTS}
        csrf={props.keys.csrf}
        idempotencyKey={props.keys.key}
        label={m.give.title}
        multipart
      >
        <Select
          name="register"
          label={m.give.register}
          hint={m.give.registerHint}
          empty={false}
          options={registerCodes.map((code) => ({ value: code, label: t.registers[code] }))}
          value={props.register}
        />
        <FileInput
          name="file"
          label={m.give.file}
          hint={m.give.fileHint}
          accept=".csv,.tsv,.txt,.xlsx,.json"
          required
          error={props.error}
        />
        <Button icon="file-spreadsheet">{m.give.submit}</Button>
      </Form>
    </Section>
    <Section title={m.list.title} id="imports">
      {props.imports.length === 0 ? (
        <p>{m.list.none}</p>
      ) : (
        <DataTable
          id="imports-faits"
          caption={m.list.title}
          captionHidden
          dense
          rows={props.imports}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'file',
              header: m.list.file,
              rowHeader: true,
              cell: ({ id, fileName }) => <a href={importPath(id)}>{fileName}</a>,
            },
            { key: 'register', header: m.list.register, cell: ({ register }) => t.registers[register] },
            { key: 'who', header: m.list.who, cell: ({ asker }) => asker ?? m.list.nobody },
            { key: 'when', header: m.list.when, cell: ({ when }) => when },
            { key: 'created', header: m.list.created, numeric: true, cell: ({ created }) => created },
            { key: 'changed', header: m.list.changed, numeric: true, cell: ({ changed }) => changed },
            { key: 'rejected', header: m.list.rejected, numeric: true, cell: ({ rejected }) => rejected },
            { key: 'state', header: m.list.state, cell: ({ state }) => m.states[state] },
          ]}
        />
      )}
      {props.pages > 1 && (
        <Pagination page={props.page} pages={props.pages} href={(page) => `${IMPORTS}?page=${page}`} />
      )}
    </Section>
  </>
)
