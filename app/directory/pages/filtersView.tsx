import { formatNumber } from '../../platform/i18n/format.ts'
import {
  FacetGroup,
  type FacetGroupProps,
  FilterForm,
  HiddenInputs,
  Select,
  TextInput,
} from '../../ui/index.ts'
import { facetNames } from '../domain/facets.ts'
import { t } from '../messages.ts'
import { facetFilters } from './facetFilters.ts'
import { DEFAULT_RADIUS, RADII, sortNames } from './listQuery.ts'
import type { ListView } from './listView.tsx'
import {
  activeFilters,
  departmentOptions,
  facetOptions,
  sectorOptions,
  serviceOptions,
} from './presentList.ts'

/** A facet whose values would all find nothing is not shown. */
const Facet = (props: FacetGroupProps) => (props.options.length === 0 ? null : <FacetGroup {...props} />)

const Places = ({ view: { query, errors } }: { view: ListView }) => (
  <>
    <TextInput
      name="zone"
      label={t.list.area}
      hint={t.list.areaHint}
      value={query.zone}
      error={errors.zone}
      optional
    />
    <TextInput
      name="pres-de"
      label={t.list.near}
      hint={t.list.nearHint}
      value={query['pres-de']}
      error={errors['pres-de']}
      optional
    />
    <Select
      name="rayon"
      label={t.list.radius}
      empty={false}
      options={RADII.map((km) => ({ value: String(km), label: t.list.radiusOf(km) }))}
      value={String(query.rayon ?? DEFAULT_RADIUS)}
      optional
    />
  </>
)

/** Filters with, beside each value, how many results it would give. */
export const Filters = ({ view }: { view: ListView }) => {
  const { query, facets } = view
  const sorts = sortNames.filter((name) => name !== 'distance' || query['pres-de'] !== undefined)
  return (
    <FilterForm
      action="/structures"
      hidden={{ vue: query.vue }}
      active={activeFilters(query).length}
      resetHref="/structures"
    >
      <HiddenInputs values={{ cadre: query.cadre }} />
      <TextInput name="q" label={t.list.words} type="search" value={query.q} optional />
      <Select
        name="tri"
        label={t.list.sort}
        empty={t.list.sortBest}
        options={sorts.map((name) => ({ value: name, label: t.list.sorts[name] }))}
        value={query.tri}
        optional
      />
      <Facet
        legend={t.list.sector}
        name="secteur"
        options={sectorOptions(facets, query)}
        values={query.secteur}
      />
      <Facet
        legend={t.list.service}
        name="prestation"
        options={serviceOptions(facets, query)}
        values={query.prestation}
      />
      <Facet
        legend={t.list.department}
        name="departement"
        options={departmentOptions(facets, query, view.departments)}
        values={query.departement}
        limit={8}
      />
      <Places view={view} />
      {facetNames.map((name) => (
        <Facet
          key={name}
          legend={facetFilters[name].legend()}
          name={facetFilters[name].parameter}
          options={facetOptions(name, facets, query)}
          values={query[facetFilters[name].parameter]}
        />
      ))}
      <Facet
        legend={t.list.incompleteLegend}
        name="incompletes"
        options={
          view.lacking === 0 && query.incompletes === undefined
            ? []
            : [{ value: 'oui', label: t.list.incompleteChoice, count: formatNumber(view.lacking) }]
        }
        values={query.incompletes === undefined ? [] : [query.incompletes]}
      />
    </FilterForm>
  )
}
