import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { isKind } from '../domain/kinds.ts'
import { isSector } from '../domain/sectors.ts'
import type { Siret } from '../domain/siret.ts'
import type {
  Activity,
  Area,
  LegalBasis,
  Photo,
  Recognition,
  Reference,
  Structure,
} from '../domain/structure.ts'

const columns = [
  'id',
  'slug',
  'siret',
  'name',
  'brand',
  'description',
  'naf',
  'address',
  'post_code',
  'city',
  'commune_code',
  'department',
  'latitude',
  'longitude',
  'website',
  'fictitious',
  'source',
  'source_date',
  'origins',
  'phone',
  'email',
  'headcount',
  'insertion_places',
  'insertion_fte',
  'capacity',
  'capacity_text',
  'labels',
  'networks',
  'closed_on',
  'successor_siret',
  'organisation_id',
  'deleted_at',
  'version',
] as const

const areaOf = (row: {
  area: string
  departments: string[]
  communes: string[]
  radius_km: number | null
}): Area => {
  if (row.area === 'country') return { kind: 'country' }
  if (row.area === 'departments') return { kind: 'departments', departments: row.departments }
  if (row.area === 'communes') return { kind: 'communes', communes: row.communes }
  if (row.area === 'radius' && row.radius_km !== null) return { kind: 'radius', km: row.radius_km }
  return { kind: 'unknown' }
}

type KindRow = {
  number: string | null
  valid_from: string | null
  valid_to: string | null
  evidence: string | null
  checked_by: string | null
  checked_at: Date | null
}

const basisOf = (row: KindRow): LegalBasis | null => {
  const { number, valid_from: validFrom, valid_to: validTo, evidence, checked_by: checkedBy } = row
  const checkedAt = row.checked_at?.toISOString() ?? null
  const basis = { number, validFrom, validTo, evidence, checkedBy, checkedAt }
  return Object.values(basis).every((value) => value === null) ? null : basis
}

const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

const referencesAndPhotos = async (db: Db, scope: Scope, ids: readonly string[]) => {
  const references = new Map<string, Reference[]>()
  const photos = new Map<string, Photo[]>()
  const referenceRows = await db
    .selectFrom('structure_reference')
    .select(['structure_id', 'client', 'object', 'year', 'amount_band'])
    .where('territory_id', '=', scope.territoryId)
    .where('structure_id', 'in', ids)
    .orderBy('position')
    .execute()
  for (const { structure_id: id, client, object, year, amount_band: amount } of referenceRows) {
    push(references, id, { client, object, year, amount: amount as Reference['amount'] })
  }
  const photoRows = await db
    .selectFrom('structure_photo')
    .select(['structure_id', 'id', 'media_type', 'width', 'height', 'alt'])
    .where('territory_id', '=', scope.territoryId)
    .where('structure_id', 'in', ids)
    .orderBy('position')
    .execute()
  for (const { structure_id: of, media_type, ...photo } of photoRows) {
    push(photos, of, { ...photo, mediaType: media_type as Photo['mediaType'] })
  }
  return { references, photos }
}

/** Kinds and activities of these structures, in two statements whatever their number. */
const childrenOf = async (db: Db, scope: Scope, ids: readonly string[]) => {
  const kinds = new Map<string, Recognition[]>()
  const activities = new Map<string, Activity[]>()
  if (ids.length === 0) return { kinds, activities }
  const kindRows = await db
    .selectFrom('structure_kind')
    .select([
      'structure_id',
      'kind',
      'source',
      'source_date',
      'number',
      'valid_from',
      'valid_to',
      'evidence',
      'checked_by',
      'checked_at',
    ])
    .where('territory_id', '=', scope.territoryId)
    .where('structure_id', 'in', ids)
    .orderBy('kind')
    .execute()
  for (const { structure_id: id, kind, source, source_date: sourceDate, ...row } of kindRows) {
    if (!isKind(kind)) continue
    const basis = basisOf(row)
    push(kinds, id, basis === null ? { kind, source, sourceDate } : { kind, source, sourceDate, basis })
  }
  const activityRows = await db
    .selectFrom('structure_activity')
    .select(['structure_id', 'sector', 'service', 'area', 'departments', 'communes', 'radius_km', 'deduced'])
    .where('territory_id', '=', scope.territoryId)
    .where('structure_id', 'in', ids)
    .orderBy('id')
    .execute()
  for (const row of activityRows) {
    if (!isSector(row.sector)) continue
    const service = row.service === 'secondment' ? 'secondment' : 'service'
    const activity: Activity = { sector: row.sector, service, area: areaOf(row), deduced: row.deduced }
    push(activities, row.structure_id, activity)
  }
  return { kinds, activities }
}

export type ReadOptions = {
  /** Until the end of the transaction nobody else changes them: for whoever reads in order to write. */
  readonly lock?: boolean
  /** Those in the trash too. */
  readonly deleted?: boolean
}

/** Structures by one of their keys; unknown keys are left out, and what is in the trash. */
export const readStructures = async (
  db: Db,
  scope: Scope,
  key: 'id' | 'siret' | 'slug' | 'short_id',
  values: readonly string[],
  { lock = false, deleted = false }: ReadOptions = {},
): Promise<Structure[]> => {
  if (values.length === 0) return []
  const rows = await db
    .selectFrom('structure')
    .select(columns)
    .where('territory_id', '=', scope.territoryId)
    .where(key, 'in', values)
    .$if(!deleted, (query) => query.where('deleted_at', 'is', null))
    // In one order, so that two of them never wait for one another.
    .$if(lock, (query) => query.orderBy('id').forUpdate())
    .execute()
  const ids = rows.map((row) => row.id)
  const { kinds, activities } = await childrenOf(db, scope, ids)
  const { references, photos } =
    ids.length === 0
      ? { references: new Map<string, Reference[]>(), photos: new Map<string, Photo[]>() }
      : await referencesAndPhotos(db, scope, ids)
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    siret: row.siret as Siret | null,
    name: row.name,
    brand: row.brand,
    description: row.description,
    naf: row.naf,
    address: row.address,
    postCode: row.post_code,
    city: row.city,
    communeCode: row.commune_code,
    department: row.department,
    position:
      row.latitude === null || row.longitude === null
        ? null
        : { latitude: row.latitude, longitude: row.longitude },
    website: row.website,
    kinds: kinds.get(row.id) ?? [],
    activities: activities.get(row.id) ?? [],
    fictitious: row.fictitious,
    source: row.source,
    sourceDate: row.source_date,
    origins: row.origins as Structure['origins'],
    phone: row.phone,
    email: row.email,
    headcount: row.headcount,
    insertionPlaces: row.insertion_places,
    insertionFte: row.insertion_fte,
    capacity: row.capacity,
    capacityText: row.capacity_text,
    labels: row.labels,
    networks: row.networks,
    references: references.get(row.id) ?? [],
    photos: photos.get(row.id) ?? [],
    closedOn: row.closed_on,
    successorSiret: row.successor_siret,
    organisationId: row.organisation_id,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    version: row.version,
  }))
}
