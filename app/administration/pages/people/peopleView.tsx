import { type Paged, pageCount } from '../../../platform/kernel/pagination.ts'
import {
  Actions,
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
import { w } from './messages.ts'
import {
  factorChoices,
  type PeopleQuery,
  type PersonRow,
  peopleHref,
  roleChoices,
  stateChoices,
} from './presentPeople.ts'

const at = addresses.people
export type PeopleView = {
  readonly query: PeopleQuery
  readonly people: Paged<PersonRow>
  readonly active: readonly { readonly label: string; readonly href: string }[]
  readonly bodies: readonly { readonly value: string; readonly label: string }[]
  readonly exportLimit: number
}

const Filters = ({ view: { query, active, bodies } }: { readonly view: PeopleView }) => (
  <FilterForm action={at} title={w.list.filters} active={active.length} resetHref={at}>
    <TextInput name="q" label={w.list.words} value={query.q} type="search" autocomplete="off" />
    <FacetGroup
      legend={w.list.state}
      name="etat"
      type="radio"
      options={[{ value: '', label: w.list.all }, ...stateChoices()]}
      values={[query.etat ?? '']}
    />
    <FacetGroup
      legend={w.list.factor}
      name="preuve"
      type="radio"
      options={[{ value: '', label: w.list.allFeminine }, ...factorChoices()]}
      values={[query.preuve ?? '']}
    />
    <Select name="role" label={w.list.role} empty={w.list.any} options={roleChoices()} value={query.role} />
    <Select
      name="organisme"
      label={w.list.body}
      empty={w.list.any}
      options={bodies}
      value={query.organisme}
    />
  </FilterForm>
)

const List = ({ view: { query, people } }: { readonly view: PeopleView }) => (
  <>
    <DataTable
      id="personnes"
      caption={w.list.caption}
      captionHidden
      rows={people.items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: w.list.name,
          rowHeader: true,
          cell: ({ id, name, email, active, secondFactor }) => (
            <>
              <a href={`${at}/${id}`}>{name}</a>
              {email !== null && <span class="description-note">{email}</span>}
              {!active && <Tag tone="warning">{w.list.inactive}</Tag>}
              {active && !secondFactor && <Tag>{w.list.noFactor}</Tag>}
            </>
          ),
        },
        {
          key: 'roles',
          header: w.list.roleHeader,
          cell: ({ roles }) =>
            roles.length === 0 ? (
              <span class="muted">{w.list.noRole}</span>
            ) : (
              <div>
                {roles.map((role) => (
                  <div key={role}>{role}</div>
                ))}
              </div>
            ),
        },
        {
          key: 'seen',
          header: w.list.seen,
          cell: ({ seen }) =>
            seen === null ? (
              <span class="muted">{w.list.never}</span>
            ) : (
              <time dateTime={seen.iso}>{seen.text}</time>
            ),
        },
      ]}
    />
    <Pagination page={people.page} pages={pageCount(people)} href={(page) => peopleHref(query, { page })} />
  </>
)

export const PeoplePage = ({ view }: { readonly view: PeopleView }) => (
  <AdministrationFrame tab="people" title={t.menu.people} lead={w.list.lead}>
    <Split aside={<Filters view={view} />}>
      <Toolbar spread>
        <ResultCount>{w.list.count(view.people.total)}</ResultCount>
      </Toolbar>
      <Exchanged>
        <ActiveFilters filters={view.active} clearHref={at} />
        {view.people.total === 0 ? (
          <EmptyState
            title={w.list.empty}
            icon="users"
            action={<ButtonLink href={at}>{w.list.emptyAction}</ButtonLink>}
          >
            <p>{w.list.emptyText}</p>
          </EmptyState>
        ) : (
          <>
            <List view={view} />
            <Actions>
              <ButtonLink kind="quiet" icon="file-spreadsheet" href={peopleHref(view.query, {}, `${at}.csv`)}>
                {w.list.export}
              </ButtonLink>
            </Actions>
            {view.people.total > view.exportLimit && (
              <p class="hint">{w.list.exportLimit(view.exportLimit)}</p>
            )}
          </>
        )}
      </Exchanged>
    </Split>
  </AdministrationFrame>
)
