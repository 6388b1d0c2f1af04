import { departmentName } from '../../platform/geo/departments.ts'
import { CLOSED, type FacetName } from '../domain/facets.ts'
import { isKind, kinds } from '../domain/kinds.ts'
import { t } from '../messages.ts'

type FacetFilter = {
  readonly parameter: string
  readonly legend: () => string
  readonly label: (value: string) => string
}

const reservationNames: Readonly<Record<string, () => string>> = {
  'L2113-12': () => t.list.reservations.disabled,
  'L2113-13': () => t.list.reservations.disadvantaged,
  'L2113-15': () => t.list.reservations.socialEconomy,
}

const sizeNames: Readonly<Record<string, () => string>> = {
  'moins-de-10': () => t.list.sizes.few,
  '10-49': () => t.list.sizes.small,
  '50-249': () => t.list.sizes.medium,
  '250-et-plus': () => t.list.sizes.large,
}

/** How the filters of `domain/facets.ts` are written in addresses and on screens: one line each. */
export const facetFilters = {
  kind: {
    parameter: 'type',
    legend: () => t.list.kind,
    label: (value) => (isKind(value) ? `${kinds[value].name} (${value})` : value),
  },
  reservation: {
    parameter: 'reservation',
    legend: () => t.list.reservation,
    label: (value) => reservationNames[value]?.() ?? value,
  },
  home: { parameter: 'siege', legend: () => t.list.home, label: departmentName },
  network: { parameter: 'reseau', legend: () => t.list.network, label: (value) => value },
  label: { parameter: 'label', legend: () => t.list.label, label: (value) => value },
  size: { parameter: 'effectif', legend: () => t.list.size, label: (value) => sizeNames[value]?.() ?? value },
  state: {
    parameter: 'etat',
    legend: () => t.list.state,
    label: (value) => (value === CLOSED ? t.list.states.closed : t.list.states.atWork),
  },
} as const satisfies { readonly [F in FacetName]: FacetFilter }
