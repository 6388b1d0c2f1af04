import { formatNumber } from '../../../platform/i18n/format.ts'
import { type Paged, pageCount } from '../../../platform/kernel/pagination.ts'
import type { Territory } from '../../../platform/territory.ts'
import {
  ActiveFilters,
  ButtonLink,
  DataTable,
  EmptyState,
  Exchanged,
  FacetGroup,
  FilterForm,
  Pagination,
  ResultCount,
  Select,
  Split,
  Tag,
  TextInput,
  Toolbar,
} from '../../../ui/index.ts'
import { addresses } from '../../domain/addresses.ts'
import { t } from '../../messages.ts'
import { AdministrationFrame } from '../frame.tsx'
import { b } from './messages.ts'
import {
  activeFilters,
  type BodiesQuery,
  type BodyRow,
  bodiesHref,
  departmentChoices,
  kindChoices,
  stateChoices,
} from './presentBodies.ts'

const at = addresses.bodies
export type BodiesView = {
  readonly query: BodiesQuery
  readonly bodies: Paged<BodyRow>
  readonly territory: Territory
}

const Filters = ({ view: { query, territory } }: { readonly view: BodiesView }) => (
  <FilterForm action={at} title={b.list.filters} active={activeFilters(query).length} resetHref={at}>
    <TextInput name="q" label={b.list.words} value={query.q} type="search" autocomplete="off" />
    <FacetGroup
      legend={b.list.state}
      name="etat"
      type="radio"
      options={[{ value: '', label: b.list.all }, ...stateChoices()]}
      values={[query.etat ?? '']}
    />
    <Select name="sorte" label={b.list.kind} empty={b.list.any} options={kindChoices()} value={query.sorte} />
    <Select
      name="departement"
      label={b.list.department}
      empty={b.list.anyDepartment}
      options={departmentChoices(territory)}
      value={query.departement}
    />
  </FilterForm>
)

const List = ({ view: { query, bodies } }: { readonly view: BodiesView }) => (
  <>
    <DataTable
      id="organismes"
      caption={b.list.caption}
      captionHidden
      rows={bodies.items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: b.list.name,
          rowHeader: true,
          cell: ({ id, name, kindsText, state }) => (
            <>
              <a href={`${at}/${id}`}>{name}</a>
              <span class="description-note">{kindsText}</span>
              {state !== 'active' && <Tag tone="warning">{b.states[state]}</Tag>}
            </>
          ),
        },
        { key: 'departments', header: b.list.departments, cell: ({ departmentsText }) => departmentsText },
        {
          key: 'members',
          header: b.list.members,
          numeric: true,
          cell: ({ members }) => formatNumber(members),
        },
      ]}
    />
    <Pagination page={bodies.page} pages={pageCount(bodies)} href={(page) => bodiesHref(query, { page })} />
  </>
)

export const BodiesPage = ({ view }: { readonly view: BodiesView }) => (
  <AdministrationFrame
    tab="bodies"
    title={t.menu.bodies}
    lead={b.list.lead}
    actions={
      <>
        <ButtonLink kind="primary" href={`${at}/nouveau`} icon="plus">
          {b.list.create}
        </ButtonLink>
        <ButtonLink href={`${at}/doublons`}>{b.list.duplicates}</ButtonLink>
      </>
    }
  >
    <Split aside={<Filters view={view} />}>
      <Toolbar spread>
        <ResultCount>{b.list.count(view.bodies.total)}</ResultCount>
      </Toolbar>
      <Exchanged>
        <ActiveFilters filters={activeFilters(view.query)} clearHref={at} />
        {view.bodies.total === 0 ? (
          <EmptyState
            title={b.list.empty}
            icon="landmark"
            action={<ButtonLink href={at}>{b.list.emptyAction}</ButtonLink>}
          >
            <p>{b.list.emptyText}</p>
          </EmptyState>
        ) : (
          <List view={view} />
        )}
      </Exchanged>
    </Split>
  </AdministrationFrame>
)
