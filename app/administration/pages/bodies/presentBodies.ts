import { z } from 'zod'
import { formatSiren, organisationKinds } from '../../../accounts/index.ts'
import { departmentName } from '../../../platform/geo/departments.ts'
import { optional, pageNumber } from '../../../platform/http/input.ts'
import type { Territory } from '../../../platform/territory.ts'
import { addresses } from '../../domain/addresses.ts'
import type { BodyFilter, BodyLine } from '../../store/bodies.ts'
import { addressOf } from '../address.ts'
import { b } from './messages.ts'

const states = { actif: 'active', archive: 'archived', fusionne: 'merged' } as const
type StateKey = keyof typeof states

/** Every state of the list is an address. */
export const bodiesQuery = z.strictObject({
  q: optional(z.string().trim().max(200)),
  sorte: optional(z.enum(organisationKinds)),
  departement: optional(z.string().regex(/^(\d{2,3}|2[AB])$/)),
  etat: optional(z.enum(Object.keys(states) as [StateKey, ...StateKey[]])),
  page: pageNumber,
})
export type BodiesQuery = z.output<typeof bodiesQuery>

export const toBodyFilter = ({ q, sorte, departement, etat }: BodiesQuery): BodyFilter => ({
  words: q ?? null,
  kind: sorte ?? null,
  department: departement ?? null,
  state: etat === undefined ? null : states[etat],
})

export const bodiesHref = (
  query: BodiesQuery,
  change: { readonly [name: string]: string | number | undefined } = {},
): string => addressOf(addresses.bodies, query, { page: undefined, ...change })

export const kindLabel = (kind: string): string => b.kinds[kind] ?? kind
/** `732 829 320`. */
export const sirenText = (siren: string | null): string | null => (siren === null ? null : formatSiren(siren))

export const stateChoices = () =>
  Object.entries(states).map(([value, state]) => ({ value, label: b.states[state] }))
export const kindChoices = () => organisationKinds.map((value) => ({ value, label: kindLabel(value) }))
export const departmentChoices = ({ departments }: Territory) =>
  departments.map((value) => ({ value, label: departmentName(value) }))

/** « 75, 93 », or the whole territory. */
export const departmentsText = (codes: readonly string[], territory: Territory): string => {
  if (codes.length === 0) return b.list.noDepartment
  const everywhere = territory.departments.every((code) => codes.includes(code))
  return everywhere && territory.departments.length > 1 ? b.list.allDepartments : codes.join(', ')
}

/** Each filter in force, in words, with the page that it would be without it. */
export const activeFilters = (query: BodiesQuery) => {
  const { q, sorte, departement, etat } = query
  const filter = (name: 'q' | 'sorte' | 'departement' | 'etat', label: string) => ({
    label,
    href: bodiesHref(query, { [name]: undefined }),
  })
  return [
    ...(q === undefined ? [] : [filter('q', `«\u00a0${q}\u00a0»`)]),
    ...(sorte === undefined ? [] : [filter('sorte', `${b.list.kind}\u00a0: ${kindLabel(sorte)}`)]),
    ...(departement === undefined
      ? []
      : [filter('departement', `${b.list.department}\u00a0: ${departmentName(departement)}`)]),
    ...(etat === undefined ? [] : [filter('etat', `${b.list.state}\u00a0: ${b.states[states[etat]]}`)]),
  ]
}

export type BodyRow = BodyLine & { readonly kindsText: string; readonly departmentsText: string }

export const presentBody = (line: BodyLine, territory: Territory): BodyRow => ({
  ...line,
  kindsText: line.kinds.map(kindLabel).join(', '),
  departmentsText: departmentsText(line.departments, territory),
})
