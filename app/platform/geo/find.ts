import type { Db } from '../database/connect.ts'
import { communeKey } from './load.ts'

export type Commune = {
  readonly code: string
  readonly name: string
  readonly department: string
  readonly postCodes: readonly string[]
  readonly position: { readonly latitude: number; readonly longitude: number } | null
  readonly approximate: boolean
}

/** The commune that a person names: INSEE code, postal code or name; those of `departments` come first. Null when unknown. */
export const findCommune = async (
  db: Db,
  text: string,
  departments: readonly string[],
): Promise<Commune | null> => {
  const words = text.trim()
  if (words === '') return null
  const row = await db
    .selectFrom('commune')
    .select(['code', 'name', 'department', 'post_codes', 'latitude', 'longitude', 'position_source'])
    .where((eb) =>
      eb.or([
        eb('name_key', '=', communeKey(words)),
        eb('post_codes', '@>', [words]),
        eb('code', '=', words.toUpperCase()),
      ]),
    )
    .orderBy((eb) =>
      eb
        .case()
        .when('department', '=', eb.fn.any(eb.val([...departments])))
        .then(0)
        .else(1)
        .end(),
    )
    .orderBy((eb) => eb.fn('length', ['name_key']))
    .orderBy('code')
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    code: row.code,
    name: row.name,
    department: row.department,
    postCodes: row.post_codes,
    position:
      row.latitude === null || row.longitude === null
        ? null
        : { latitude: row.latitude, longitude: row.longitude },
    approximate: row.position_source === 'approximate',
  }
}

/** Communes by postal code, for the checks of an import: read once, kept by the caller. */
export const communesByPostCode = async (db: Db): Promise<Map<string, Commune[]>> => {
  const rows = await db
    .selectFrom('commune')
    .select(['code', 'name', 'department', 'post_codes', 'latitude', 'longitude', 'position_source'])
    .execute()
  const found = new Map<string, Commune[]>()
  for (const row of rows) {
    const commune: Commune = {
      code: row.code,
      name: row.name,
      department: row.department,
      postCodes: row.post_codes,
      position:
        row.latitude === null || row.longitude === null
          ? null
          : { latitude: row.latitude, longitude: row.longitude },
      approximate: row.position_source === 'approximate',
    }
    for (const code of row.post_codes) found.set(code, [...(found.get(code) ?? []), commune])
  }
  return found
}
