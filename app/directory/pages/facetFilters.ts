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
  state: {
    parameter: 'etat',
    legend: () => t.list.state,
    label: (value) => (value === CLOSED ? t.list.states.closed : t.list.states.atWork),
  },
} as const satisfies { readonly [F in FacetName]: FacetFilter }
