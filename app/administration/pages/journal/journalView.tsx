import {
  Actions,
  ActiveFilters,
  Button,
  ButtonLink,
  DataTable,
  DateInput,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Select,
  Timeline,
} from '../../../ui/index.ts'
import { addresses } from '../../domain/addresses.ts'
import { t } from '../../messages.ts'
import { AdministrationFrame } from '../frame.tsx'
import { j } from './messages.ts'
import type { EntryView, Linked } from './presentJournal.ts'

const at = addresses.journal

export const LinkedText = ({ linked }: { readonly linked: Linked }) =>
  linked.href === null ? <span>{linked.text}</span> : <a href={linked.href}>{linked.text}</a>

const Changes = ({ entry }: { readonly entry: EntryView }) => (
  <Details
    summary={
      <>
        {j.showChanges(entry.changes.length)}
        <span class="visually-hidden">{j.changesOf(`${entry.what}, ${entry.when}`)}</span>
      </>
    }
  >
    <DataTable
      id={`changements-${entry.id}`}
      caption={j.difference}
      captionHidden
      dense
      rows={entry.changes}
      rowKey={({ field }) => field}
      columns={[
        { key: 'field', header: j.field, rowHeader: true, cell: ({ field }) => field },
        { key: 'before', header: j.before, cell: ({ before }) => before },
        { key: 'after', header: j.after, cell: ({ after }) => after },
      ]}
    />
  </Details>
)

/** Entries one under the other: when, who, what, and what changed on demand. */
export const Entries = (props: { readonly entries: readonly EntryView[]; readonly level: 2 | 3 }) => (
  <Timeline
    level={props.level}
    items={props.entries.map((entry) => ({
      when: { iso: entry.whenIso, text: entry.when },
      who: <LinkedText linked={entry.who} />,
      title: entry.what,
      children: (
        <>
          {(entry.about !== null || entry.body !== null) && (
            <p>
              {entry.about !== null && <LinkedText linked={entry.about} />}
              {entry.about !== null && entry.body !== null && ', '}
              {entry.body !== null && (
                <>
                  {j.forBody}
                  <LinkedText linked={entry.body} />
                </>
              )}
            </p>
          )}
          {entry.told === null ? (
            <Changes entry={entry} />
          ) : (
            entry.told.map((sentence) => <p key={sentence}>{sentence}</p>)
          )}
        </>
      ),
    }))}
  />
)

export type JournalView = {
  readonly entries: readonly EntryView[]
  readonly olderHref: string | null
  readonly newestHref: string | null
  readonly active: readonly { readonly label: string; readonly href: string }[]
  readonly csvHref: string
  readonly jsonHref: string
  readonly exportLimit: number
  readonly typed: { readonly action: string; readonly from: string; readonly to: string }
  /** Filters that come by links: kept by the form. */
  readonly kept: { readonly [name: string]: string | undefined }
  readonly actions: readonly { readonly value: string; readonly label: string }[]
  readonly error: string | undefined
}

const Filters = ({ view }: { readonly view: JournalView }) => (
  <Form action={at} method="get" label={j.filters} hidden={view.kept} inline>
    <Select
      name="action"
      label={j.action}
      empty={j.anyAction}
      options={view.actions}
      value={view.typed.action}
    />
    <DateInput name="du" label={j.from} value={view.typed.from} />
    <DateInput name="au" label={j.to} value={view.typed.to} error={view.error} />
    <Button kind="secondary">{j.filters}</Button>
  </Form>
)

export const JournalPage = ({ view }: { readonly view: JournalView }) => {
  const filtered = view.active.length > 0
  return (
    <AdministrationFrame tab="journal" title={t.menu.journal} lead={j.lead}>
      <ErrorSummary errors={{ au: view.error }} />
      <Filters view={view} />
      <ActiveFilters filters={view.active} clearHref={at} />
      {view.entries.length === 0 ? (
        <EmptyState
          title={filtered ? j.empty : j.none}
          icon="history"
          action={filtered ? <ButtonLink href={at}>{j.emptyAction}</ButtonLink> : undefined}
        >
          <p>{filtered ? j.emptyText : j.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <Entries entries={view.entries} level={2} />
          {(view.olderHref !== null || view.newestHref !== null) && (
            <nav class="actions" aria-label={j.pages}>
              {view.newestHref !== null && (
                <ButtonLink href={view.newestHref} icon="chevron-left">
                  {j.newest}
                </ButtonLink>
              )}
              {view.olderHref !== null && (
                <ButtonLink href={view.olderHref} iconAfter="chevron-right">
                  {j.older}
                </ButtonLink>
              )}
            </nav>
          )}
          <Actions>
            <ButtonLink kind="quiet" icon="file-spreadsheet" href={view.csvHref}>
              {j.exportCsv}
            </ButtonLink>
            <ButtonLink kind="quiet" icon="file-down" href={view.jsonHref}>
              {j.exportJson}
            </ButtonLink>
          </Actions>
          <p class="hint">{j.exportLimit(view.exportLimit)}</p>
        </>
      )}
    </AdministrationFrame>
  )
}
