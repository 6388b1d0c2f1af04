import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Search } from '../domain/search.ts'
import { resultsOf } from './resultSets.ts'

/** How many structures a search finds; no row is read. */
export const countResults = async (db: Db, scope: Scope, search: Search): Promise<number> =>
  (await resultsOf(db, scope, search, 1)).total
