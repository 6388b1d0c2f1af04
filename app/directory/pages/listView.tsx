import {
  Actions,
  ActiveFilters,
  Badge,
  Banner,
  ButtonLink,
  Card,
  CardList,
  type Children,
  EmptyState,
  Exchanged,
  PageTitle,
  Pagination,
  ResultCount,
  Section,
  Split,
  Tabs,
  Tag,
  Toolbar,
} from '../../ui/index.ts'
import type { FacetCounts } from '../domain/facets.ts'
import { t } from '../messages.ts'
import { Filters } from './filtersView.tsx'
import { addressOf, type ListQuery } from './listQuery.ts'
import { DirectoryMap } from './map/directoryMap.tsx'
import { activeFilters, type ResultView } from './presentList.ts'
import { FollowSearch, PutAside } from './putAside.tsx'
import type { Suggestion } from './suggestions.ts'

export type ListView = {
  readonly query: ListQuery
  readonly departments: readonly string[]
  readonly total: number
  /** Results that surely meet the search: the others, after them, are to be checked. */
  readonly sure: number
  /** Place of the first result of the page among all, from nought. */
  readonly from: number
  readonly lacking: number
  readonly pages: number
  readonly results: readonly ResultView[]
  readonly facets: FacetCounts
  /** Where a place is not known: the sentence of its field. */
  readonly errors: { readonly zone?: string; readonly 'pres-de'?: string }
  /** How distances are measured. */
  readonly measured: string | null
  /** Nothing matches as typed: what the words were taken for. */
  readonly close: string | null
  readonly suggestions: readonly Suggestion[]
  /** Style of the ground of the map; null = our own. */
  readonly ground: string | null
  /** The directory holds nothing at all. */
  readonly empty: boolean
}

const Result = ({ result, level }: { result: ResultView; level: 2 | 3 }) => (
  <Card
    id={`fiche-${result.href.replace('/structures/', '')}`}
    title={result.name}
    href={result.href}
    level={level}
    kicker={result.brand ?? undefined}
    tags={
      <>
        {result.kinds.map((kind) => (
          <Tag key={kind.code} tone="info">
            <abbr title={kind.name}>{kind.code}</abbr>
          </Tag>
        ))}
        {result.state === 'partial' && <Tag tone="warning">{t.list.partial}</Tag>}
        {result.state === 'check' && <Badge kind="unverified" />}
        {result.closed && <Tag tone="warning">{t.list.closedTag}</Tag>}
        {result.fictitious && <Badge kind="demo">{t.list.demo}</Badge>}
      </>
    }
    facts={[
      ...(result.place === ''
        ? []
        : [{ label: t.record.address, value: result.place, icon: 'map-pin' as const }]),
      ...(result.sectors === ''
        ? []
        : [{ label: t.record.sector, value: result.sectors, icon: 'briefcase' as const }]),
    ]}
    why={result.why === '' ? undefined : result.why}
    actions={<PutAside slug={result.href.replace('/structures/', '')} name={result.name} small />}
  />
)

const Cards = ({ results, level }: { results: readonly ResultView[]; level: 2 | 3 }) => (
  <CardList ordered>
    {results.map((result) => (
      <Result key={result.href} result={result} level={level} />
    ))}
  </CardList>
)

/** Records that say too little: told instead of being left out in silence. */
const Lacking = ({ view: { lacking, query } }: { view: ListView }) =>
  lacking === 0 || query.incompletes !== undefined ? null : (
    <Banner tone="info">
      {t.list.incompleteText(lacking)}{' '}
      <a href={addressOf('/structures', query, { incompletes: 'oui', page: undefined })}>
        {t.list.incompleteAction}
      </a>
    </Banner>
  )

const Results = ({ view }: { view: ListView }) => {
  if (view.empty) {
    return (
      <EmptyState title={t.list.nothing} icon="building-2">
        <p>{t.list.nothingText}</p>
      </EmptyState>
    )
  }
  if (view.total === 0) {
    return (
      <EmptyState
        title={t.list.emptyTitle}
        action={<ButtonLink href="/structures">{t.list.emptyAction}</ButtonLink>}
      >
        <p>{t.list.emptyText}</p>
        {view.suggestions.length > 0 && (
          <>
            <p>{t.list.emptyWider}</p>
            <ul class="bullets">
              {view.suggestions.map(({ label, href, count }) => (
                <li key={href}>
                  <a href={href}>
                    {label} ({t.list.count(count)})
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </EmptyState>
    )
  }
  const split = Math.max(0, view.sure - view.from)
  const groups = [
    { title: t.list.sureTitle, lead: null, results: view.results.slice(0, split) },
    { title: t.list.checkTitle, lead: t.list.checkText, results: view.results.slice(split) },
  ].filter(({ results }) => results.length > 0)
  return (
    <>
      {view.sure === view.total ? (
        <Cards results={view.results} level={2} />
      ) : (
        groups.map(({ title, lead, results }) => (
          <Section key={title} title={title}>
            {lead !== null && <p class="hint">{lead}</p>}
            <Cards results={results} level={3} />
          </Section>
        ))
      )}
      <Pagination
        page={view.query.page}
        pages={view.pages}
        href={(page) => addressOf('/structures', view.query, { page: String(page) })}
      />
    </>
  )
}

const ResultsMap = ({ view }: { view: ListView }) => (
  <DirectoryMap
    path="/structures"
    query={view.query}
    total={view.total}
    results={view.results}
    ground={view.ground}
    when={view.query.vue === undefined ? 'click' : 'now'}
  />
)

/** The map stands outside: it stays as it is and only shows other results. */
const Answer = ({ view, children }: { view: ListView; children?: Children }) => (
  <Exchanged>
    <ActiveFilters filters={activeFilters(view.query)} clearHref="/structures" />
    {view.close !== null && <Banner tone="info">{view.close}</Banner>}
    {view.measured !== null && <p class="hint">{view.measured}</p>}
    {children}
    <Lacking view={view} />
    <Actions>
      <FollowSearch query={view.query} />
      <ButtonLink
        kind="quiet"
        icon="file-down"
        href={addressOf('/structures/export.csv', view.query, { vue: undefined, page: undefined })}
      >
        {t.list.exportCsv}
      </ButtonLink>
      <ButtonLink
        kind="quiet"
        icon="file-spreadsheet"
        href={addressOf('/structures/export.xlsx', view.query, { vue: undefined, page: undefined })}
      >
        {t.list.exportXlsx}
      </ButtonLink>
    </Actions>
  </Exchanged>
)

export const ListPage = ({ view }: { view: ListView }) => {
  const { query } = view
  const shown = query.vue ?? 'mixte'
  const tab = (vue: 'liste' | 'carte' | 'mixte', label: string, icon: 'list' | 'map' | 'layers') => ({
    href: addressOf('/structures', query, { vue, page: undefined }),
    label,
    icon,
    current: shown === vue,
  })
  return (
    <>
      <PageTitle title={t.list.title} lead={t.list.lead} />
      <Split aside={<Filters view={view} />}>
        <Toolbar spread>
          <ResultCount>
            {t.list.count(view.total)}
            {view.sure < view.total && t.list.toCheck(view.total - view.sure)}
          </ResultCount>
          <Tabs
            look="segments"
            label={t.list.view}
            entries={[
              tab('liste', t.list.viewList, 'list'),
              tab('mixte', t.list.viewBoth, 'layers'),
              tab('carte', t.list.viewMap, 'map'),
            ]}
          />
        </Toolbar>
        {shown === 'carte' ? (
          <>
            <ResultsMap view={view} />
            <Answer view={view} />
          </>
        ) : shown === 'mixte' ? (
          <Split variant="map" aside={<ResultsMap view={view} />}>
            <Answer view={view}>
              <Results view={view} />
            </Answer>
          </Split>
        ) : (
          <Answer view={view}>
            <Results view={view} />
          </Answer>
        )}
      </Split>
    </>
  )
}
