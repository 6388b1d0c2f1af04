import { formatDate, formatNumber, formatSiret } from '../../../platform/i18n/format.ts'
import { referenceCell } from '../../domain/judgeMore.ts'
import { kinds } from '../../domain/kinds.ts'
import type { RevisedField, Snapshot } from '../../domain/revision.ts'
import { sectors } from '../../domain/sectors.ts'
import type { Activity, Recognition } from '../../domain/structure.ts'
import { e } from './editMessages.ts'
import { r } from './messages.ts'
import { areaText, validityText } from './presentRecord.ts'

export type NamedField = RevisedField | 'contact'

const labels: { readonly [F in NamedField]?: string } = {
  siret: r.siret,
  name: e.identity.name,
  brand: e.identity.brand,
  description: r.description,
  naf: r.naf,
  address: r.address,
  postCode: e.identity.postCode,
  city: e.identity.city,
  website: e.identity.website,
  kinds: r.kinds,
  activities: r.activities,
  phone: r.phone,
  email: r.email,
  headcount: r.headcount,
  insertionPlaces: e.means.insertionPlaces,
  insertionFte: e.means.insertionFte,
  capacity: r.capacity,
  capacityText: e.means.capacityText,
  labels: r.labels,
  networks: r.networks,
  references: r.references,
  photos: r.photos,
  closedOn: e.identity.closedOn,
  successorSiret: e.identity.successor,
  contact: r.contact,
}

/** Name of a field as people read it; null for what is of the machinery (slug, origins…). */
export const fieldLabel = (field: string): string | null => labels[field as NamedField] ?? null

export const activityText = (
  { sector, service, area }: Activity,
  communes: ReadonlyMap<string, string>,
): string =>
  [sectors[sector].name, service === 'service' ? r.serviceName : r.secondment, areaText(area, communes)].join(
    ', ',
  )

const kindText = ({ kind, basis }: Recognition): string =>
  [
    kinds[kind].name,
    ...(basis === undefined || basis === null
      ? []
      : [basis.number, validityText(basis), basis.evidence].filter((part) => part !== null)),
  ].join(', ')

/** A value of a record in words, for differences and conflicts; empty when nothing was there. */
export const fieldText = (
  field: NamedField,
  snapshot: Snapshot,
  communes: ReadonlyMap<string, string> = new Map(),
): string => {
  switch (field) {
    case 'siret':
    case 'successorSiret': {
      const value = snapshot[field] ?? null
      return value === null ? '' : formatSiret(value)
    }
    case 'closedOn':
      return snapshot.closedOn === null || snapshot.closedOn === undefined
        ? ''
        : formatDate(snapshot.closedOn)
    case 'headcount':
    case 'insertionPlaces':
    case 'insertionFte':
    case 'capacity': {
      const value = snapshot[field] ?? null
      return value === null ? '' : formatNumber(value)
    }
    case 'labels':
    case 'networks':
      return (snapshot[field] ?? []).join(', ')
    case 'references':
      return (snapshot.references ?? []).map(referenceCell).join('\n')
    case 'photos':
      return (snapshot.photos ?? []).map(({ alt }) => alt).join('\n')
    case 'kinds':
      return (snapshot.kinds ?? []).map(kindText).join('\n')
    case 'activities':
      return (snapshot.activities ?? []).map((one) => activityText(one, communes)).join('\n')
    default: {
      const value = snapshot[field]
      return typeof value === 'string' ? value : ''
    }
  }
}
