import type { FormKeys } from '../../platform/http/route.ts'
import {
  Banner,
  Button,
  ButtonLink,
  DataTable,
  ErrorSummary,
  type FieldErrors,
  Form,
  Section,
  Select,
} from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { ImportKind } from '../domain/importColumns.ts'
import type { EventImport } from '../store/imports.ts'
import type { ProposedImport } from '../usecases/proposeImport.ts'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import { type ChosenColumns, columnField, fieldsOf, optionsOf } from './importColumns.ts'
import { im } from './importMessages.ts'
import type { Upload } from './importUpload.ts'
import { CarriedFile, ImportForm } from './importViews.tsx'
import { o } from './organiserMessages.ts'
import type { ImportShown } from './presentImport.ts'

export const importPath = (event: Pick<OpenMapEvent, 'slug'>, kind: ImportKind, rest = ''): string =>
  organiserPath(event, kind, `/import${rest}`)

/** Choice of a file, then what was imported before. */
export const ImportPage = (props: {
  readonly event: OpenMapEvent
  readonly kind: ImportKind
  readonly keys: FormKeys
  readonly error: string | undefined
  readonly imports: readonly (EventImport & { readonly when: string; readonly undone: string | null })[]
}) => {
  const { event, kind, imports } = props
  return (
    <OrganiserFrame event={event} tab={kind} title={im.title[kind]}>
      <ErrorSummary errors={{ file: props.error }} />
      <p>
        <a href={organiserPath(event, kind)}>{im.back[kind]}</a>
      </p>
      <ImportForm
        title={kind === 'participants' ? o.import.participantsTitle : o.import.wishesTitle}
        hint={kind === 'participants' ? o.import.participantsHint : o.import.wishesHint}
        action={importPath(event, kind)}
        sampleHref={organiserPath(event, kind, '/modele.csv')}
        keys={props.keys}
        error={props.error}
      />
      <Section title={im.list.title} id="imports">
        {imports.length === 0 ? (
          <p>{im.list.none}</p>
        ) : (
          <DataTable
            id="imports-faits"
            caption={im.list.title}
            captionHidden
            dense
            rows={imports}
            rowKey={({ id }) => id}
            columns={[
              { key: 'file', header: im.list.file, rowHeader: true, cell: ({ fileName }) => fileName },
              { key: 'when', header: im.list.when, cell: ({ when }) => when },
              { key: 'added', header: im.list.added, numeric: true, cell: ({ added }) => added },
              { key: 'changed', header: im.list.changed, numeric: true, cell: ({ changed }) => changed },
              { key: 'state', header: im.list.state, cell: ({ undone }) => undone ?? im.list.done },
              {
                key: 'open',
                header: im.list.open,
                headerHidden: true,
                cell: ({ id, fileName }) => (
                  <ButtonLink
                    href={importPath(event, kind, `/${id}`)}
                    kind="quiet"
                    small
                    context={im.list.of(fileName)}
                  >
                    {im.list.open}
                  </ButtonLink>
                ),
              },
            ]}
          />
        )}
      </Section>
    </OrganiserFrame>
  )
}

/** Which column of the file stands for what: proposed, to be changed by selects. */
export const ColumnsPage = (props: {
  readonly event: OpenMapEvent
  readonly kind: ImportKind
  readonly keys: FormKeys
  readonly upload: Upload
  readonly proposed: ProposedImport
  readonly chosen: ChosenColumns
  readonly needed: readonly string[]
  readonly errors: FieldErrors
}) => {
  const { event, kind, keys, proposed, chosen } = props
  return (
    <OrganiserFrame event={event} tab={kind} title={im.title[kind]}>
      <ErrorSummary errors={props.errors} />
      <Section title={im.columns.title} lead={im.columns.lead(props.upload.name)}>
        {kind === 'wishes' && <p class="hint">{im.columns.grid}</p>}
        <Form
          action={importPath(event, kind, '/colonnes')}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          label={im.columns.title}
        >
          <CarriedFile upload={props.upload} columns={{}} />
          {fieldsOf(kind).map((field) => {
            const required = props.needed.includes(field)
            return (
              <Select
                key={field}
                name={columnField(field)}
                label={im.fields[field] ?? field}
                hint={im.hints[field]}
                required={required}
                optional={!required}
                empty={required ? im.columns.choose : im.columns.none}
                options={optionsOf(field, proposed)}
                value={chosen[columnField(field)] ?? ''}
                error={props.errors[columnField(field)]}
              />
            )
          })}
          <p class="hint">{im.columns.kept}</p>
          <Button>{im.columns.submit}</Button>
        </Form>
        <p>
          <a href={importPath(event, kind)}>{o.import.cancel}</a>
        </p>
      </Section>
    </OrganiserFrame>
  )
}

const KeptTable = ({ kind, kept }: { kind: ImportKind; kept: ImportShown['kept'] }) => (
  <DataTable
    id="garde"
    caption={im.undo.keptCaption}
    dense
    rows={kept}
    rowKey={({ key }) => key}
    columns={[
      { key: 'who', header: im.undo.who[kind], rowHeader: true, cell: ({ who }) => who },
      { key: 'why', header: im.undo.why, cell: ({ why }) => why },
    ]}
  />
)

/** What an import did, and what undoing it would do, or did. */
export const ImportMadePage = (props: {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  readonly made: EventImport
  readonly shown: ImportShown
  readonly error: string | undefined
}) => {
  const { event, made, shown } = props
  const { kind } = made
  return (
    <OrganiserFrame
      event={event}
      tab={kind}
      title={im.made.title}
      lead={im.made.lead(made.fileName, shown.when)}
    >
      {props.error !== undefined && (
        <Banner tone="warning" title={im.undo.title}>
          {props.error}
        </Banner>
      )}
      <p>{im.made.figures[kind](made.added, made.changed, made.rejected)}</p>
      {shown.undoneAt !== null && (
        <>
          <Banner tone="info" title={im.undo.is(shown.undoneAt)}>
            {shown.kept.length === 0 ? im.undo.all : `${im.undo.kept(shown.kept.length)}.`}
          </Banner>
          {shown.kept.length > 0 && <KeptTable kind={kind} kept={shown.kept} />}
        </>
      )}
      {shown.undoneAt === null && made.added + made.changed === 0 && <p>{im.made.nothing}</p>}
      {shown.undoneAt === null && made.added + made.changed > 0 && (
        <Section title={im.undo.title} id="annuler">
          {shown.remove > 0 && <p>{im.undo.removed[kind](shown.remove)}</p>}
          {shown.restore > 0 && <p>{im.undo.restored[kind](shown.restore)}</p>}
          {shown.kept.length > 0 && (
            <>
              <p>
                {shown.remove + shown.restore > 0 ? im.undo.willKeep(shown.kept.length) : im.undo.nothing}
              </p>
              <KeptTable kind={kind} kept={shown.kept} />
            </>
          )}
          {shown.remove + shown.restore > 0 && (
            <Form
              action={importPath(event, kind, `/${made.id}/annulation`)}
              csrf={props.keys.csrf}
              idempotencyKey={props.keys.key}
              label={im.undo.title}
            >
              <Button kind="danger">{im.undo.submit}</Button>
            </Form>
          )}
        </Section>
      )}
      <p>
        <a href={importPath(event, kind)}>{im.made.back}</a>
      </p>
    </OrganiserFrame>
  )
}
