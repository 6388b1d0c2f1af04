import { departmentName } from '../../platform/geo/departments.ts'
import {
  Actions,
  ActiveFilters,
  Badge,
  ButtonLink,
  Card,
  CardList,
  EmptyState,
  FilterForm,
  MapFrame,
  PageTitle,
  Pagination,
  ResultCount,
  Select,
  Split,
  Tabs,
  Tag,
  TextInput,
  Toolbar,
} from '../../ui/index.ts'
import { t } from '../messages.ts'
import { addressOf, type ListQuery, RADII } from './listQuery.ts'
import { activeFilters, kindOptions, type ResultView, sectorOptions } from './presentList.ts'
import { FollowSearch, PutAside } from './putAside.tsx'

export type ListView = {
  readonly query: ListQuery
  readonly departments: readonly string[]
  readonly total: number
  readonly pages: number
  readonly results: readonly ResultView[]
  readonly nearError: string | null
  /** The directory holds nothing at all. */
  readonly empty: boolean
}

const Filters = ({ view }: { view: ListView }) => {
  const { query } = view
  return (
    <FilterForm
      action="/structures"
      hidden={{ vue: query.vue, tri: query.tri }}
      active={activeFilters(query).length}
      resetHref="/structures"
    >
      <TextInput name="q" label={t.list.words} type="search" value={query.q} optional />
      <Select
        name="secteur"
        label={t.list.sector}
        empty={t.list.any}
        options={sectorOptions()}
        value={query.secteur}
        optional
      />
      <Select
        name="type"
        label={t.list.kind}
        empty={t.list.any}
        options={kindOptions()}
        value={query.type}
        optional
      />
      <Select
        name="departement"
        label={t.list.department}
        empty={t.list.any}
        options={view.departments.map((code) => ({ value: code, label: departmentName(code) }))}
        value={query.departement}
        optional
      />
      <TextInput
        name="pres-de"
        label={t.list.near}
        hint={t.list.nearHint}
        value={query['pres-de']}
        error={view.nearError ?? undefined}
        optional
      />
      <Select
        name="rayon"
        label={t.list.radius}
        empty={false}
        options={RADII.map((km) => ({ value: String(km), label: `${km}\u00a0km` }))}
        value={String(query.rayon ?? 10)}
        optional
      />
    </FilterForm>
  )
}

const Result = ({ result }: { result: ResultView }) => (
  <Card
    title={result.name}
    href={result.href}
    level={2}
    kicker={result.brand ?? undefined}
    tags={
      <>
        {result.kinds.map((kind) => (
          <Tag key={kind.code} tone="info">
            <abbr title={kind.name}>{kind.code}</abbr>
          </Tag>
        ))}
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
      </EmptyState>
    )
  }
  return (
    <>
      <CardList ordered>
        {view.results.map((result) => (
          <Result key={result.href} result={result} />
        ))}
      </CardList>
      <Pagination
        page={view.query.page}
        pages={view.pages}
        href={(page) => addressOf('/structures', view.query, { page: String(page) })}
      />
    </>
  )
}

const ResultsMap = ({ view }: { view: ListView }) => (
  <MapFrame
    id="carte"
    title={t.list.mapTitle(view.total)}
    listHref={addressOf('/structures', view.query, { vue: 'liste' })}
    island="structures-map"
    props={{
      data: addressOf('/structures/carte.geojson', view.query, {
        vue: undefined,
        page: undefined,
        tri: undefined,
      }),
      outline: '/structures/contours.geojson',
      words: { failed: t.list.mapFailed },
    }}
    when={view.query.vue === undefined ? 'click' : 'now'}
    height="tall"
    credit={t.list.mapCredit}
  />
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
          <ResultCount>{t.list.count(view.total)}</ResultCount>
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
        <div id="resultats" data-swap="">
          <ActiveFilters filters={activeFilters(query)} clearHref="/structures" />
          {shown === 'carte' ? (
            <ResultsMap view={view} />
          ) : shown === 'mixte' ? (
            <Split variant="map" aside={<ResultsMap view={view} />}>
              <Results view={view} />
            </Split>
          ) : (
            <Results view={view} />
          )}
          <Actions>
            <FollowSearch query={query} />
            <ButtonLink
              kind="quiet"
              icon="file-down"
              href={addressOf('/structures/export.csv', query, { vue: undefined, page: undefined })}
            >
              {t.list.exportCsv}
            </ButtonLink>
            <ButtonLink
              kind="quiet"
              icon="file-spreadsheet"
              href={addressOf('/structures/export.xlsx', query, { vue: undefined, page: undefined })}
            >
              {t.list.exportXlsx}
            </ButtonLink>
          </Actions>
        </div>
      </Split>
    </>
  )
}
