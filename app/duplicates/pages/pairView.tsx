import type { Structure } from '../../directory/index.ts'
import { recordPath } from '../../directory/pages/index.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Actions,
  Banner,
  Bullets,
  Button,
  ButtonLink,
  DataTable,
  ErrorSummary,
  Form,
  PageTitle,
  Radios,
  Section,
  Tabs,
} from '../../ui/index.ts'
import type { Pair } from '../domain/pair.ts'
import { LIKELY } from '../domain/score.ts'
import { m } from './messages.ts'
import { pairPath } from './paths.ts'
import type { Row, ShownField } from './presentPair.ts'
import { reasonTexts } from './reasonWords.ts'

const w = m.pair

export type PairView = {
  readonly pair: Pair
  readonly kept: Structure
  readonly merged: Structure
  readonly rows: readonly Row[]
  readonly fields: readonly ShownField[]
  readonly same: string
  readonly moves: readonly string[]
  readonly error: string | undefined
  readonly keys: FormKeys
}

const keepPath = (pair: Pair, structure: Structure): string => `${pairPath(pair)}?garder=${structure.id}`

/** Both records may bear one name: their end of address tells them apart. */
const markOf = ({ siret, slug }: Structure): string => siret ?? slug.slice(-10)

export const Why = ({ pair }: { readonly pair: Pair }) => (
  <Section title={w.reasons} id="raisons">
    <p>
      <strong>{m.score(pair.score, pair.score >= LIKELY)}</strong>
    </p>
    <Bullets items={reasonTexts(pair.reasons)} />
  </Section>
)

const Records = ({ view: { kept, merged, rows } }: { readonly view: PairView }) => (
  <Section title={w.records} id="fiches">
    <DataTable
      id="table-fiches"
      caption={w.records}
      captionHidden
      rows={[{ label: w.record, kept: '', merged: '' }, ...rows]}
      rowKey={({ label }) => label}
      columns={[
        { key: 'label', header: w.field, rowHeader: true, cell: ({ label }) => label },
        {
          key: 'kept',
          header: w.kept,
          cell: (row) => (row.label === w.record ? <a href={recordPath(kept)}>{kept.name}</a> : row.kept),
        },
        {
          key: 'merged',
          header: w.other,
          cell: (row) =>
            row.label === w.record ? <a href={recordPath(merged)}>{merged.name}</a> : row.merged,
        },
      ]}
    />
  </Section>
)

const Merge = ({ view: { pair, kept, merged, fields, same, moves, keys } }: { readonly view: PairView }) => (
  <Form
    action={pairPath(pair, 'fusion')}
    csrf={keys.csrf}
    idempotencyKey={keys.key}
    label={w.merge}
    hidden={{
      garder: kept.id,
      version: String(kept.version),
      otherVersion: String(merged.version),
    }}
  >
    <Section title={w.values} id="valeurs">
      <p>{fields.length === 0 ? w.noValues : w.valuesLead}</p>
      {fields.map(({ field, label, options, chosen }) => (
        <Radios key={field} name={field} legend={label} value={chosen} options={options} />
      ))}
      {same !== '' && <p class="hint">{w.same(same)}</p>}
    </Section>
    <Section title={w.moves} id="suites">
      <Bullets items={moves} />
    </Section>
    <Actions>
      <Button>{w.merge}</Button>
    </Actions>
  </Form>
)

/** Two records side by side, the values to keep, what will follow. */
export const PairPage = ({ view }: { readonly view: PairView }) => {
  const { pair, kept, merged, keys } = view
  const both = [kept, merged].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return (
    <>
      <ErrorSummary errors={{ garder: view.error }} />
      <PageTitle kicker={m.title} title={w.title} lead={m.both(kept.name, merged.name)} />
      {pair.state === 'aside' && (
        <Banner tone="info" level={2} title={w.asideTitle}>
          <Form
            action={pairPath(pair, 'reprise')}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            label={w.reopen}
          >
            <Button kind="secondary">{w.reopen}</Button>
          </Form>
        </Banner>
      )}
      <Why pair={pair} />
      <Tabs
        label={w.keepLabel}
        look="segments"
        entries={both.map((one) => ({
          href: keepPath(pair, one),
          label: w.keep(one.name, markOf(one)),
          current: one.id === kept.id,
        }))}
      />
      <Records view={view} />
      {pair.state === 'open' && (
        <>
          <Merge view={view} />
          <Section title={w.notTwins} id="differentes">
            <p>{w.notTwinsText}</p>
            <Form
              action={pairPath(pair, 'ecart')}
              csrf={keys.csrf}
              idempotencyKey={keys.key}
              label={w.notTwins}
            >
              <Button kind="secondary">{w.notTwins}</Button>
            </Form>
          </Section>
        </>
      )}
    </>
  )
}

/** Two records that are one now. */
export const MergedPage = (props: {
  readonly pair: Pair
  readonly kept: Structure
  readonly when: string
  /** Until when it may be undone; null once that is over. */
  readonly until: string | null
  readonly error: string | undefined
  readonly keys: FormKeys
}) => {
  const { pair, kept, when, until, error, keys } = props
  return (
    <>
      <ErrorSummary errors={{ annulation: error }} />
      <PageTitle kicker={m.title} title={w.mergedTitle(when)} lead={w.mergedText(kept.name)} />
      <p>{until === null ? w.undoPast : w.undoText(until)}</p>
      {until !== null && (
        <Form
          id="annulation"
          action={pairPath(pair, 'annulation')}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          label={w.undo}
        >
          <Button kind="secondary">{w.undo}</Button>
        </Form>
      )}
      <Actions>
        <ButtonLink href={recordPath(kept)} kind="secondary">
          {w.seeKept}
        </ButtonLink>
      </Actions>
      <Why pair={pair} />
    </>
  )
}
