import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { isKind } from '../domain/kinds.ts'
import { isSector } from '../domain/sectors.ts'
import type { Siret } from '../domain/siret.ts'
import type { Activity, Area, Recognition, Structure } from '../domain/structure.ts'

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

/** Kinds and activities of these structures, in two statements whatever their number. */
const childrenOf = async (db: Db, scope: Scope, ids: readonly string[]) => {
  const kinds = new Map<string, Recognition[]>()
  const activities = new Map<string, Activity[]>()
  if (ids.length === 0) return { kinds, activities }
  const kindRows = await db
    .selectFrom('structure_kind')
    .select(['structure_id', 'kind', 'source', 'source_date'])
    .where('territory_id', '=', scope.territoryId)
    .where('structure_id', 'in', ids)
    .orderBy('kind')
    .execute()
  for (const { structure_id: id, kind, source, source_date: sourceDate } of kindRows) {
    if (isKind(kind)) kinds.set(id, [...(kinds.get(id) ?? []), { kind, source, sourceDate }])
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
    activities.set(row.structure_id, [...(activities.get(row.structure_id) ?? []), activity])
  }
  return { kinds, activities }
}

/** Structures by one of their keys; unknown keys are left out. */
export const readStructures = async (
  db: Db,
  scope: Scope,
  key: 'id' | 'siret' | 'slug' | 'short_id',
  values: readonly string[],
): Promise<Structure[]> => {
  if (values.length === 0) return []
  const rows = await db
    .selectFrom('structure')
    .select(columns)
    .where('territory_id', '=', scope.territoryId)
    .where(key, 'in', values)
    .execute()
  const { kinds, activities } = await childrenOf(
    db,
    scope,
    rows.map((row) => row.id),
  )
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
  }))
}
