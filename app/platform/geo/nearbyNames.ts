import type { Db } from '../database/connect.ts'
import { editDistance } from '../kernel/editDistance.ts'
import { communeKey } from './communeKey.ts'

const MOST = 3

/** Communes of these départements whose name is nearly that one, the nearest first. */
export const nearbyNames = async (
  db: Db,
  words: string,
  departments: readonly string[],
): Promise<string[]> => {
  const key = communeKey(words.slice(0, 60)).replace(/ \d+$/, '')
  if (key.length < 3 || departments.length === 0) return []
  const rows = await db
    .selectFrom('commune')
    .select(['name', 'name_key'])
    .where('department', 'in', departments)
    .where('parent', 'is', null)
    .execute()
  const most = key.length >= 8 ? 3 : 2
  return rows
    .map(({ name, name_key: known }) => ({
      name: name.replaceAll("'", '’'),
      faults: known.startsWith(key) && key.length >= 4 ? 1 : editDistance(key, known, most),
    }))
    .filter(({ faults }) => faults <= most)
    .sort((a, b) => a.faults - b.faults || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
    .map(({ name }) => name)
}
