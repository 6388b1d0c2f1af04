import { recordPath } from '../../directory/pages/index.ts'
import { departmentName } from '../../platform/geo/departments.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Actions,
  Button,
  ButtonLink,
  DataTable,
  EmptyState,
  Form,
  PageTitle,
  Pagination,
  Section,
  Select,
  Tabs,
} from '../../ui/index.ts'
import { type Pair, type PairState, pairStates } from '../domain/pair.ts'
import { LIKELY } from '../domain/score.ts'
import { m } from './messages.ts'
import { DUPLICATES, pairPath } from './paths.ts'
import { reasonTexts } from './reasonWords.ts'

export type Named = {
  readonly name: string
  readonly slug: string
  readonly place: string
  /** In the trash: its page leads elsewhere. */
  readonly gone: boolean
}
export type ListedPair = Pair & { readonly one: Named; readonly other: Named }

export type ListView = {
  readonly state: PairState
  readonly department: string
  readonly departments: readonly string[]
  readonly pairs: readonly ListedPair[]
  readonly page: number
  readonly pages: number
  /** When the directory was last gone through; null before the first time. */
  readonly scanned: string | null
  readonly skipped: string
  readonly keys: FormKeys
}

/** The same page in another state. */
export const listAddress = (wanted: {
  readonly state: PairState
  readonly department?: string
  readonly page?: number
}): string => {
  const query = new URLSearchParams()
  if (wanted.state !== 'open') query.set('etat', stateSlugs[wanted.state])
  if (wanted.department !== undefined && wanted.department !== '') query.set('departement', wanted.department)
  if (wanted.page !== undefined && wanted.page > 1) query.set('page', String(wanted.page))
  return query.size === 0 ? DUPLICATES : `${DUPLICATES}?${query}`
}

export const stateSlugs: { readonly [S in PairState]: string } = {
  open: 'a-examiner',
  aside: 'ecartees',
  merged: 'reunies',
}

const Record = ({ one }: { readonly one: Named }) => (
  <p>
    {one.gone ? one.name : <a href={recordPath(one)}>{one.name}</a>}
    {one.place !== '' && <span class="description-note">{one.place}</span>}
  </p>
)

const RowAction = ({ pair, keys }: { readonly pair: ListedPair; readonly keys: FormKeys }) => {
  const both = m.both(pair.one.name, pair.other.name)
  if (pair.state === 'aside')
    return (
      <Form action={pairPath(pair, 'reprise')} csrf={keys.csrf} idempotencyKey={keys.key} label={both}>
        <Button kind="secondary" small context={both}>
          {m.pair.reopen}
        </Button>
      </Form>
    )
  return (
    <ButtonLink
      small
      kind={pair.state === 'open' ? 'primary' : 'secondary'}
      href={pairPath(pair)}
      context={both}
    >
      {pair.state === 'open' ? m.compare : m.pair.undo}
    </ButtonLink>
  )
}

const Pairs = ({ view }: { readonly view: ListView }) =>
  view.pairs.length === 0 ? (
    <EmptyState
      title={m.none[view.state]}
      icon="circle-check"
      action={<ButtonLink href="/structures">{m.directory}</ButtonLink>}
    >
      <p>{m.noneText[view.state]}</p>
    </EmptyState>
  ) : (
    <DataTable
      id="doublons"
      caption={m.caption[view.state]}
      captionHidden
      rows={view.pairs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'pair',
          header: m.columns.pair,
          rowHeader: true,
          cell: ({ one, other }) => (
            <>
              <Record one={one} />
              <Record one={other} />
            </>
          ),
        },
        {
          key: 'score',
          header: m.columns.score,
          cell: ({ score }) => m.score(score, score >= LIKELY),
        },
        {
          key: 'why',
          header: m.columns.why,
          cell: ({ reasons }) => reasonTexts(reasons).join(', '),
        },
        {
          key: 'action',
          header: m.columns.action,
          headerHidden: true,
          cell: (pair) => <RowAction pair={pair} keys={view.keys} />,
        },
      ]}
    />
  )

/** Pairs of records that look alike, or on which somebody decided. */
export const DuplicatesPage = ({ view }: { readonly view: ListView }) => (
  <>
    <PageTitle title={m.title} lead={m.lead} />
    <Tabs
      label={m.tabs}
      entries={pairStates.map((state) => ({
        label: m.states[state],
        href: listAddress({ state, department: view.department }),
        current: state === view.state,
      }))}
    />
    {view.departments.length > 1 && (
      <Form action={DUPLICATES} method="get" label={m.filter} hidden={{ etat: stateSlugs[view.state] }}>
        <Select
          name="departement"
          label={m.department}
          empty={m.everyDepartment}
          options={view.departments.map((code) => ({ value: code, label: departmentName(code) }))}
          value={view.department}
        />
        <Actions>
          <Button kind="secondary">{m.filter}</Button>
        </Actions>
      </Form>
    )}
    <Section title={m.states[view.state]} id="paires">
      <Pairs view={view} />
      {view.pages > 1 && (
        <Pagination
          page={view.page}
          pages={view.pages}
          href={(page) => listAddress({ state: view.state, department: view.department, page })}
        />
      )}
      <p class="hint">
        {view.scanned === null ? m.notScanned : m.scanned(view.scanned)}
        {view.skipped !== '' && ` ${m.skipped(view.skipped)}`}
      </p>
    </Section>
  </>
)
