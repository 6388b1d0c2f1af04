import type { Db } from '../../platform/database/connect.ts'
import { boxAround, distance, type Point } from '../domain/distance.ts'
import type { Area, Structure } from '../domain/structure.ts'

/** The départements that an area reaches, from the address where it starts. */
export type Reach = (area: Area, position: Structure['position']) => string[]

const needed = (structures: readonly Structure[]): boolean =>
  structures.some(({ activities }) =>
    activities.some(({ area }) => area.kind === 'radius' || area.kind === 'communes'),
  )

type Place = Point & { readonly code: string; readonly department: string }

/** Prepares `Reach` for these structures: communes are read only when an area speaks of a radius or of communes. */
export const reachFor = async (db: Db, structures: readonly Structure[]): Promise<Reach> => {
  const places: Place[] = []
  const departments = new Map<string, string>()
  if (needed(structures)) {
    const rows = await db
      .selectFrom('commune')
      .select(['code', 'department', 'latitude', 'longitude'])
      .execute()
    for (const { code, department, latitude, longitude } of rows) {
      departments.set(code, department)
      if (latitude !== null && longitude !== null) places.push({ code, department, latitude, longitude })
    }
  }
  const around = (centre: Point, km: number): string[] => {
    const box = boxAround(centre, km * 1000)
    const found = new Set<string>()
    for (const place of places) {
      if (found.has(place.department) || place.latitude < box.south || place.latitude > box.north) continue
      if (place.longitude < box.west || place.longitude > box.east) continue
      if (distance(centre, place) <= km * 1000) found.add(place.department)
    }
    return [...found].sort()
  }
  return (area, position) => {
    if (area.kind === 'departments') return [...area.departments]
    if (area.kind === 'communes') {
      return [...new Set(area.communes.flatMap((code) => departments.get(code) ?? []))].sort()
    }
    return area.kind === 'radius' && position !== null ? around(position, area.km) : []
  }
}
