import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { KeptBySize } from '../../platform/kernel/keptBySize.ts'
import { type Search, searchKey } from '../domain/search.ts'
import { currentMemory, type Memory } from './memory/directoryMemory.ts'
import { type Evaluated, evaluate } from './memory/evaluate.ts'
import { readWords, scoreWords } from './memory/words.ts'

/** The whole answer to a search, and the version of the directory that it holds for. */
export type ResultSet = Evaluated & { readonly version: number; readonly memory: Memory }

/** Facets weigh a few kilobytes, results four bytes each. */
const OVERHEAD = 8192
type Kept = Evaluated & { readonly version: number; readonly generation: number }
const kept = new KeptBySize<Kept>(32 * 1024 * 1024)

/** Null inside a transaction: the directory may hold rows that others must not see yet. */
export const keyOf = (db: Db, scope: Scope, search: Search): string | null =>
  db.isTransaction ? null : `${scope.territoryId}:${searchKey(search)}`

/** Identifiers `from` (included) to `to` (excluded) of the results. */
export const idsOf = ({ ordinals, memory }: ResultSet, from: number, to: number): string[] =>
  Array.from(ordinals.subarray(from, to), (ordinal) => memory.columns.idOf(ordinal))

/** As many results in order as the first pages show; further ones are put in order when they are asked for. */
const FIRST = 200

/** The answer to a search at the version of a memory: computed again when the directory changed. */
export const resultsIn = async (
  memory: Memory,
  db: Db,
  scope: Scope,
  search: Search,
  needed = Number.POSITIVE_INFINITY,
): Promise<ResultSet> => {
  const asked = await readWords(db, search.words)
  const key = keyOf(db, scope, search)
  const { version, generation } = memory
  const known = key === null ? undefined : kept.get(key)
  const fits = known?.version === version && known.generation === generation
  if (fits && known.ordinals.length >= Math.min(needed, known.total)) return { ...known, memory }
  const most = needed <= FIRST ? FIRST : Number.POSITIVE_INFINITY
  const evaluated = evaluate(memory.columns, search, scoreWords(memory.columns, asked), most)
  const set = { ...evaluated, version, generation }
  if (key !== null) kept.set(key, set, set.ordinals.byteLength + OVERHEAD)
  return { ...set, memory }
}

/** The answer to a search at the present version. */
export const resultsOf = async (db: Db, scope: Scope, search: Search, needed?: number): Promise<ResultSet> =>
  resultsIn(await currentMemory(db, scope), db, scope, search, needed)
