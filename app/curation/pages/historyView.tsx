import type { Structure } from '../../directory/index.ts'
import { recordPath } from '../../directory/pages/index.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Bullets,
  Button,
  ButtonLink,
  Choice,
  DataTable,
  ErrorSummary,
  Form,
  PageTitle,
  Section,
} from '../../ui/index.ts'
import { TextDifference } from './differenceView.tsx'
import { m } from './moderationMessages.ts'
import type { HistoryEntry } from './presentHistory.ts'

const h = m.history

type Props = { readonly structure: Structure; readonly keys: FormKeys }

const Changes = ({ entry }: { readonly entry: HistoryEntry }) => (
  <DataTable
    id={`changement-${entry.id}`}
    caption={h.caption(entry.when)}
    captionHidden
    rows={entry.fields}
    rowKey={({ field }) => field}
    columns={[
      { key: 'field', header: m.item.field, rowHeader: true, cell: ({ label }) => label },
      {
        key: 'before',
        header: h.before,
        cell: ({ before }) => before || <span class="muted">{m.item.empty}</span>,
      },
      {
        key: 'after',
        header: h.after,
        cell: ({ before, after }) => <TextDifference before={before} after={after} />,
      },
      {
        key: 'restore',
        header: h.restore,
        cell: ({ field, label, restorable }) =>
          restorable ? (
            <Choice
              type="checkbox"
              id={`champ-${entry.id}-${field}`}
              name="fields"
              value={field}
              checked={false}
              label={h.restoreField(label)}
            />
          ) : null,
      },
    ]}
  />
)

const Entry = ({ structure, keys, entry }: Props & { readonly entry: HistoryEntry }) => (
  <Section title={`${entry.cause}, ${entry.when}`} id={`revision-${entry.id}`}>
    <p class="hint">{entry.who}</p>
    {entry.notes.length > 0 && <Bullets items={entry.notes} />}
    {entry.fields.length === 0 && entry.notes.length === 0 && <p>{h.inner}</p>}
    {entry.fields.some(({ restorable }) => restorable) ? (
      <Form
        action={recordPath(structure, `historique/${entry.id}`)}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        hidden={{ version: String(structure.version) }}
        label={`${h.restore}, ${entry.when}`}
      >
        <Changes entry={entry} />
        <Button kind="secondary" context={entry.when}>
          {h.submit}
        </Button>
      </Form>
    ) : (
      entry.fields.length > 0 && <Changes entry={entry} />
    )}
  </Section>
)

export const HistoryPage = (
  props: Props & {
    readonly entries: readonly HistoryEntry[]
    /** How many are shown, where there are more. */
    readonly cut: number | null
    readonly errors: Readonly<Record<string, string>>
  },
) => (
  <>
    <ErrorSummary errors={props.errors} />
    <PageTitle
      kicker={props.structure.name}
      title={h.title}
      lead={h.lead}
      actions={
        <ButtonLink href={recordPath(props.structure)} icon="eye">
          {m.item.record}
        </ButtonLink>
      }
    />
    {props.entries.length === 0 && <p>{h.empty}</p>}
    {props.entries.map((entry) => (
      <Entry key={entry.id} structure={props.structure} keys={props.keys} entry={entry} />
    ))}
    {props.cut !== null && <p>{h.more(props.cut)}</p>}
  </>
)
