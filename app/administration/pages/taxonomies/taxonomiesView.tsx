import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Button,
  ButtonLink,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  ResultCount,
  SearchBox,
  Section,
  Tag,
  Textarea,
} from '../../../ui/index.ts'
import { addresses } from '../../domain/addresses.ts'
import { AdministrationFrame } from '../frame.tsx'
import { x } from './messages.ts'
import { type FileRow, type KindRow, type SectorRow, sectorPath } from './presentTaxonomies.ts'

const Structures = ({ row }: { readonly row: SectorRow | KindRow }) =>
  row.structuresHref === null ? (
    <span class="muted">{row.structures}</span>
  ) : (
    <a href={row.structuresHref}>
      {row.structures}
      <span class="visually-hidden"> {`${x.sectors.structures}, ${row.name}`}</span>
    </a>
  )

const Sectors = (props: {
  readonly rows: readonly SectorRow[]
  readonly total: number
  readonly words: string
}) => {
  const { rows, total, words } = props
  const t = x.sectors
  return (
    <Section title={t.title} lead={t.lead} id="secteurs">
      <SearchBox action={addresses.taxonomies} label={t.search} hint={t.searchHint} value={words} />
      <ResultCount>{t.count(rows.length, total)}</ResultCount>
      {rows.length === 0 ? (
        <EmptyState
          title={t.none}
          level={3}
          action={
            <ButtonLink kind="secondary" href={addresses.taxonomies}>
              {t.all}
            </ButtonLink>
          }
        >
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <DataTable
          id="table-secteurs"
          caption={t.caption}
          captionHidden
          rows={rows}
          rowKey={({ code }) => code}
          columns={[
            { key: 'name', header: t.name, rowHeader: true, cell: (row) => row.name },
            {
              key: 'words',
              header: t.words,
              cell: (row) => (
                <div>
                  {row.words} {row.local && <Tag tone="info">{t.local}</Tag>}
                </div>
              ),
            },
            { key: 'cpv', header: t.cpv, cell: (row) => row.cpv },
            { key: 'naf', header: t.naf, cell: (row) => row.naf },
            {
              key: 'structures',
              header: t.structures,
              numeric: true,
              cell: (row) => <Structures row={row} />,
            },
            {
              key: 'action',
              header: t.action,
              headerHidden: true,
              cell: (row) => (
                <a href={sectorPath(row.code)}>
                  {t.change}
                  <span class="visually-hidden"> {t.changeOf(row.name)}</span>
                </a>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}

const Kinds = ({ rows }: { readonly rows: readonly KindRow[] }) => (
  <Section title={x.kinds.title} lead={x.kinds.lead} id="types">
    <DataTable
      id="table-types"
      caption={x.kinds.caption}
      captionHidden
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        { key: 'code', header: x.kinds.code, rowHeader: true, cell: (row) => row.code },
        { key: 'name', header: x.kinds.name, cell: (row) => row.name },
        { key: 'basis', header: x.kinds.basis, cell: (row) => row.basis },
        {
          key: 'structures',
          header: x.kinds.structures,
          numeric: true,
          cell: (row) => <Structures row={row} />,
        },
      ]}
    />
  </Section>
)

const Files = ({ rows }: { readonly rows: readonly FileRow[] }) => (
  <Section title={x.files.title} lead={x.files.lead} id="fichiers">
    <DataTable
      id="table-fichiers"
      caption={x.files.caption}
      captionHidden
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', header: x.files.name, rowHeader: true, cell: (row) => row.name },
        {
          key: 'count',
          header: x.files.count,
          cell: (row) => (
            <div>
              {row.count}
              {row.note !== null && <span class="description-note">{row.note}</span>}
            </div>
          ),
        },
        { key: 'source', header: x.files.source, cell: (row) => row.source },
        {
          key: 'date',
          header: x.files.date,
          cell: (row) => row.date ?? <span class="muted">{x.files.never}</span>,
        },
      ]}
    />
  </Section>
)

export type TaxonomiesView = {
  readonly sectors: readonly SectorRow[]
  readonly total: number
  readonly words: string
  readonly kinds: readonly KindRow[]
  readonly files: readonly FileRow[]
}

export const TaxonomiesPage = ({ view }: { readonly view: TaxonomiesView }) => (
  <AdministrationFrame tab="taxonomies" title={x.title} lead={x.lead}>
    <Sectors rows={view.sectors} total={view.total} words={view.words} />
    <Kinds rows={view.kinds} />
    <Files rows={view.files} />
  </AdministrationFrame>
)

export const SectorPage = (props: {
  readonly code: string
  readonly name: string
  readonly words: string
  readonly original: readonly string[]
  readonly local: boolean
  readonly keys: FormKeys
  readonly error?: string | undefined
}) => {
  const { code, name, words, original, local, keys, error } = props
  return (
    <AdministrationFrame tab="taxonomies" title={x.edit.title(name)} lead={x.edit.lead}>
      <ErrorSummary errors={{ words: error }} />
      <Form action={sectorPath(code)} csrf={keys.csrf} idempotencyKey={keys.key} label={x.edit.title(name)}>
        <Textarea
          name="words"
          label={x.edit.words}
          hint={x.edit.hint}
          required
          rows={12}
          maxLength={4000}
          value={words}
          error={error}
        />
        <p class="hint">{x.edit.effect}</p>
        <div class="actions">
          <Button>{x.edit.submit}</Button>
          <ButtonLink kind="quiet" href={addresses.taxonomies}>
            {x.edit.back}
          </ButtonLink>
        </div>
      </Form>
      <Section title={x.edit.original} id="origine">
        <p>{original.join(', ')}</p>
        {local && (
          <Form
            action={`${sectorPath(code)}/origine`}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            label={x.edit.reset}
          >
            <Button kind="secondary" icon="undo-2">
              {x.edit.reset}
            </Button>
          </Form>
        )}
      </Section>
    </AdministrationFrame>
  )
}
