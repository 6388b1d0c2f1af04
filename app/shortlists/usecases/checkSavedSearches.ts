import { notify, type Site } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { Territory } from '../../platform/territory.ts'
import { isDue, MOST_FOLLOWED, MOST_TOLD, newlyFound } from '../domain/savedSearch.ts'
import { t } from '../messages.ts'
import { followedSearches, lockSavedSearch, updateSavedSearch } from '../store/savedSearches.ts'

type Found = { readonly id: string; readonly name: string; readonly why: string }

type Parts = {
  readonly site: Site & { readonly territory: Territory }
  /** Reads the address of a list again; null when it is no search any more. */
  readonly find: (
    ctx: Ctx,
    services: { readonly territory: Territory },
    query: string,
    most: number,
  ) => Promise<{ readonly found: readonly Found[] } | null>
}

type Transact = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

/** « Nom (raison)\u00a0; Nom (raison), et 3 de plus ». */
const told = (found: readonly Found[]): string => {
  const named = found
    .slice(0, MOST_TOLD)
    .map(({ name, why }) => (why === '' ? name : `${name} (${why})`))
    .join('\u00a0; ')
  const more = found.length - MOST_TOLD
  return more > 0 ? `${named}, ${t.alertMore(more)}.` : `${named}.`
}

/** Looks at one search and tells its person what is new; looked at again at once, nothing is due. @returns how many are new */
const check = async (ctx: Ctx, id: string, { site, find }: Parts): Promise<number> => {
  const held = await lockSavedSearch(ctx, id)
  const now = toDate(ctx.clock.now())
  if (held === null || !isDue(held.search, now)) return 0
  const { search, seen } = held
  const result = await find(ctx, site, search.query, MOST_FOLLOWED)
  if (result === null) {
    await updateSavedSearch(ctx, id, { checked_at: now })
    return 0
  }
  const fresh = newlyFound(result.found, seen)
  await updateSavedSearch(ctx, id, { checked_at: now, seen: result.found.map((one) => one.id) })
  if (fresh.length === 0) return 0
  await notify(ctx, site, {
    personId: search.personId,
    topic: 'search',
    key: `saved-search:${id}:${now.toISOString()}`,
    title: t.alertTitle(fresh.length, search.title),
    // What was searched for may say much of a purchase to come.
    subject: t.alertSubject,
    text: told(fresh),
    href: `/structures?${search.query}`,
    action: t.alertAction,
  })
  return fresh.length
}

/** Every search that is due, each in a transaction of its own: what fails for one keeps no other waiting. */
export const checkSavedSearches = async (transact: Transact, parts: Parts): Promise<void> => {
  const due = await transact(async (ctx) => {
    const now = toDate(ctx.clock.now())
    return (await followedSearches(ctx.db, ctx.scope)).filter((search) => isDue(search, now))
  })
  const faults: unknown[] = []
  for (const { id } of due) {
    try {
      await transact((ctx) => check(ctx, id, parts))
    } catch (error) {
      faults.push(error)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `followed searches: ${faults.length} not looked at`)
}
