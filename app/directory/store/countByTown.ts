import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Search } from '../domain/search.ts'
import { unsorted } from './placesOfSearch.ts'
import { resultsOf } from './resultSets.ts'

export type TownCount = {
  /** Code of the commune or of the district of a city; null = unknown. */
  readonly code: string | null
  readonly name: string | null
  /** Département of the address; null = unknown. */
  readonly department: string | null
  readonly count: number
}

/** How many results of a search have their address in each commune: they add up to all of them. */
export const countByTown = async (
  db: Db,
  scope: Scope,
  search: Search,
): Promise<{ readonly total: number; readonly towns: readonly TownCount[] }> => {
  const { ordinals, total, memory } = await resultsOf(db, scope, unsorted(search))
  const { columns } = memory
  const { profiles, towns } = columns
  const counts = new Map<string, number>()
  for (const ordinal of ordinals) {
    const home = profiles.home.at(columns.profile[ordinal] ?? 0)
    const key = `${home} ${columns.town[ordinal] ?? 0}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const found = [...counts].map(([key, count]) => {
    const [home = 0, town = 0] = key.split(' ').map(Number)
    const department = home === 0 ? null : (profiles.departments.list[home - 1] ?? null)
    return { code: towns.list[town] || null, department, count }
  })
  const codes = [...new Set(found.flatMap(({ code }) => code ?? []))]
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from commune where code = any(${codes}::text[])`.execute(db)
  const names = new Map(rows.map(({ code, name }) => [code, name.replaceAll("'", '’')]))
  return { total, towns: found.map((one) => ({ ...one, name: names.get(one.code ?? '') ?? null })) }
}
