import { z } from 'zod'
import { optional, pageNumber } from '../../../platform/http/input.ts'
import { formatDate, formatDateTime } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import type { CellValue } from '../../../platform/tables/write.ts'
import { addresses } from '../../domain/addresses.ts'
import type { PeopleFilter } from '../../domain/peopleFilter.ts'
import type { PersonLine } from '../../store/people.ts'
import { addressOf } from '../address.ts'
import { w } from './messages.ts'

const states = { actif: 'active', inactif: 'inactive' } as const
const roles = {
  administration: 'administrator',
  mission: 'mission',
  gestion: 'manager',
  contribution: 'contributor',
  lecture: 'reader',
  aucun: 'none',
} as const
const factors = { avec: 'with', sans: 'without' } as const

const keys = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]

const filters = {
  q: optional(z.string().trim().max(200)),
  etat: optional(z.enum(keys(states))),
  role: optional(z.enum(keys(roles))),
  organisme: optional(z.uuid()),
  preuve: optional(z.enum(keys(factors))),
}

/** Every state of the list is an address; the export takes the same parameters but the page. */
export const peopleExportQuery = z.strictObject(filters)
export const peopleQuery = z.strictObject({ ...filters, page: pageNumber })
export type PeopleQuery = z.output<typeof peopleExportQuery>

export const toPeopleFilter = ({ q, etat, role, organisme, preuve }: PeopleQuery): PeopleFilter => ({
  words: q ?? null,
  state: etat === undefined ? null : states[etat],
  role: role === undefined ? null : roles[role],
  organisationId: organisme ?? null,
  factor: preuve === undefined ? null : factors[preuve],
})

export const peopleHref = (
  query: PeopleQuery,
  change: { readonly [name: string]: string | number | undefined } = {},
  path: string = addresses.people,
): string => addressOf(path, query, change)

type Choice = { readonly value: string; readonly label: string }
const choices = <K extends string>(of: Readonly<Record<string, K>>, words: Readonly<Record<K, string>>) =>
  Object.entries(of).map(([value, key]): Choice => ({ value, label: words[key] }))

export const stateChoices = (): readonly Choice[] => choices(states, w.list.states)
export const roleChoices = (): readonly Choice[] => choices(roles, w.list.roles)
export const factorChoices = (): readonly Choice[] => choices(factors, w.list.factors)

const labelOf = (all: readonly Choice[], value: string): string =>
  all.find((one) => one.value === value)?.label ?? value

/** Each filter in force, in words, with the page that it would be without it. */
export const activeFilters = (query: PeopleQuery, bodyName: string | null) => [
  ...(query.q === undefined
    ? []
    : [{ label: `«\u00a0${query.q}\u00a0»`, href: peopleHref(query, { q: undefined }) }]),
  ...(query.etat === undefined
    ? []
    : [
        {
          label: `${w.list.state}\u00a0: ${labelOf(stateChoices(), query.etat)}`,
          href: peopleHref(query, { etat: undefined }),
        },
      ]),
  ...(query.role === undefined
    ? []
    : [
        {
          label: `${w.list.role}\u00a0: ${labelOf(roleChoices(), query.role)}`,
          href: peopleHref(query, { role: undefined }),
        },
      ]),
  ...(query.organisme === undefined
    ? []
    : [
        {
          label: `${w.list.body}\u00a0: ${bodyName ?? query.organisme}`,
          href: peopleHref(query, { organisme: undefined }),
        },
      ]),
  ...(query.preuve === undefined
    ? []
    : [
        {
          label: `${w.list.factor}\u00a0: ${labelOf(factorChoices(), query.preuve)}`,
          href: peopleHref(query, { preuve: undefined }),
        },
      ]),
]

export type PersonRow = {
  readonly id: string
  readonly name: string
  /** Null when the name is the address already. */
  readonly email: string | null
  readonly roles: readonly string[]
  readonly active: boolean
  readonly secondFactor: boolean
  readonly seen: { readonly iso: string; readonly text: string } | null
}

/** Roles shown in a line before « and two others ». */
const SHOWN_ROLES = 3

export const rolesOf = ({ platform, bodies }: Pick<PersonLine, 'platform' | 'bodies'>): readonly string[] => [
  ...platform.map((role) => w.roles[role]),
  ...bodies.map(({ name, role }) => w.list.inBody(w.roles[role], name)),
]

export const presentPerson = (person: PersonLine, zone: string): PersonRow => {
  const roles = rolesOf(person)
  const { id, name, email, active, secondFactor, seenAt } = person
  return {
    id,
    name: name === '' ? email : name,
    email: name === '' ? null : email,
    roles:
      roles.length <= SHOWN_ROLES + 1
        ? roles
        : [...roles.slice(0, SHOWN_ROLES), w.list.more(roles.length - SHOWN_ROLES)],
    active,
    secondFactor,
    seen: seenAt === null ? null : { iso: seenAt.toISOString(), text: formatDateTime(localOf(seenAt, zone)) },
  }
}

/** A line of the exported file. */
export const personCells = (person: PersonLine, zone: string): readonly CellValue[] => [
  person.id,
  person.name,
  person.email,
  person.active ? w.list.states.active : w.list.states.inactive,
  person.platform.map((role) => w.roles[role]).join(', '),
  person.bodies.map(({ name, role }) => w.list.inBody(w.roles[role], name)).join(' ; '),
  person.secondFactor ? w.list.factors.with : w.list.factors.without,
  formatDate(localOf(person.createdAt, zone)),
  person.seenAt === null ? '' : formatDateTime(localOf(person.seenAt, zone)),
]
