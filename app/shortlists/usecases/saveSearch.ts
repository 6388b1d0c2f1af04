import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { MOST_SEARCHES, type SavedSearch, type SearchFrequency } from '../domain/savedSearch.ts'
import type { Refused } from '../domain/shortlist.ts'
import { t } from '../messages.ts'
import { insertSavedSearch, savedSearchesOf, updateSavedSearch } from '../store/savedSearches.ts'
import { personOf } from './changeShortlist.ts'

/** Follows a search from now on: what it finds today is not new. */
export const saveSearch = async (
  ctx: Ctx,
  input: {
    readonly title: string
    readonly query: string
    readonly frequency: SearchFrequency
    readonly seen: readonly string[]
  },
): Promise<Result<string, Refused>> => {
  const personId = personOf(ctx.actor)
  const all = await savedSearchesOf(ctx.db, ctx.scope, personId)
  if (all.length >= MOST_SEARCHES)
    return refuse({ code: 'too-many-searches', field: 'titre', sentence: t.tooManySearches(MOST_SEARCHES) })
  const id = newId()
  await insertSavedSearch(ctx, { ...input, id, personId })
  return ok(id)
}

/** Its name, how often it tells, whether it rests. */
export const changeSearch = (
  ctx: Ctx,
  { search, ...set }: { readonly search: SavedSearch } & Parameters<typeof updateSavedSearch>[2],
): Promise<void> => updateSavedSearch(ctx, search.id, set)

export const setSearchDeleted = (
  ctx: Ctx,
  { search, deleted }: { readonly search: SavedSearch; readonly deleted: boolean },
): Promise<void> =>
  updateSavedSearch(ctx, search.id, { deleted_at: deleted ? toDate(ctx.clock.now()) : null })
