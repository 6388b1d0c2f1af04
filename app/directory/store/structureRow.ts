import type { TradeWords } from '../../administration/index.ts'
import { offersOf } from '../domain/offers.ts'
import { activityWords, folded } from '../domain/searchText.ts'
import type { Structure } from '../domain/structure.ts'
import type { Reach } from './reach.ts'

/** Columns of the table that come as they are from the JSON of a row, with their type there. */
export const COLUMNS = {
  id: 'uuid',
  slug: 'text',
  siret: 'text',
  name: 'text',
  brand: 'text',
  description: 'text',
  naf: 'text',
  address: 'text',
  post_code: 'text',
  city: 'text',
  commune_code: 'text',
  department: 'text',
  latitude: 'float8',
  longitude: 'float8',
  website: 'text',
  kinds: 'text[]',
  sectors: 'text[]',
  offers: 'text[]',
  origins: 'jsonb',
  fictitious: 'boolean',
  source: 'text',
  source_date: 'date',
  name_key: 'text',
  letters: 'text',
  phone: 'text',
  email: 'text',
  headcount: 'int',
  insertion_places: 'int',
  insertion_fte: 'float8',
  capacity: 'int',
  capacity_text: 'text',
  labels: 'text[]',
  networks: 'text[]',
  closed_on: 'date',
  successor_siret: 'text',
  organisation_id: 'uuid',
  deleted_at: 'timestamptz',
} as const

export const rowOf = (structure: Structure, reach: Reach, local: TradeWords) => {
  const { position, activities } = structure
  const reaching = activities.map(({ sector, area }) => ({
    sector,
    area: area.kind,
    reached: reach(area, position),
  }))
  const trades = [...new Set(activities.map(({ sector }) => sector))]
  return {
    id: structure.id,
    slug: structure.slug,
    siret: structure.siret,
    name: structure.name,
    brand: structure.brand,
    description: structure.description,
    naf: structure.naf,
    address: structure.address,
    post_code: structure.postCode,
    city: structure.city,
    commune_code: structure.communeCode,
    department: structure.department,
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    website: structure.website,
    kinds: structure.kinds.map(({ kind }) => kind),
    sectors: trades,
    offers: offersOf(reaching, structure.department),
    origins: structure.origins,
    fictitious: structure.fictitious,
    source: structure.source,
    source_date: structure.sourceDate,
    name_key: folded(structure.name),
    letters: folded([structure.name, structure.brand ?? '', structure.city ?? ''].join(' ')),
    phone: structure.phone,
    email: structure.email,
    headcount: structure.headcount,
    insertion_places: structure.insertionPlaces,
    insertion_fte: structure.insertionFte,
    capacity: structure.capacity,
    capacity_text: structure.capacityText,
    labels: structure.labels,
    networks: structure.networks,
    closed_on: structure.closedOn,
    successor_siret: structure.successorSiret,
    organisation_id: structure.organisationId,
    deleted_at: structure.deletedAt,
    // By weight: the name first, then what it is and does, the place, what it says of itself.
    search_a: folded([structure.name, structure.brand ?? '', structure.siret ?? ''].join(' ')),
    search_b: activityWords(
      structure.kinds.map(({ kind }) => kind),
      trades,
      local,
    ),
    search_c: folded([structure.city ?? '', structure.postCode ?? ''].join(' ')),
    search_d: folded(
      [
        structure.description ?? '',
        structure.capacityText ?? '',
        ...structure.labels,
        ...structure.networks,
      ].join(' '),
    ),
  }
}
