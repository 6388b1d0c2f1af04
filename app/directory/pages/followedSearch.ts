import type { Ctx } from '../../platform/database/context.ts'
import { flatten } from '../../platform/http/input.ts'
import { today } from '../../platform/kernel/dates.ts'
import type { Territory } from '../../platform/territory.ts'
import { findStructures } from '../store/findStructures.ts'
import { addressOf, listQuery } from './listQuery.ts'
import { activeFilters, presentResult } from './presentList.ts'
import { searchOf } from './searchOf.ts'

/** A search read again from its address, and what it finds now. */
export type FollowedSearch = {
  /** The address without its path, its view nor its page: equal for equal searches. */
  readonly query: string
  /** The filters in words. */
  readonly label: string
  readonly total: number
  readonly found: readonly {
    readonly id: string
    readonly name: string
    /** Why it is found, in words; empty when the search says nothing. */
    readonly why: string
  }[]
}

/**
 * Reads the address of a list and finds its first results. Null when it is no search that the list knows. The only place
 * that what is followed shares with the list: when the filters change, it changes here.
 */
export const followedSearch = async (
  ctx: Ctx,
  services: { readonly territory: Territory },
  address: string,
  most: number,
): Promise<FollowedSearch | null> => {
  const read = listQuery.safeParse(flatten(new URLSearchParams(address)))
  if (!read.success) return null
  const query = read.data
  const { search, problem } = await searchOf(ctx, services, query)
  if (problem !== null) return null
  const { items, total } = await findStructures(ctx.db, ctx.scope, search, { page: 1, size: most })
  const day = today(ctx.clock).toString()
  return {
    query: addressOf('', query, { vue: undefined, page: undefined, tri: undefined }).slice(1),
    label: activeFilters(query)
      .map(({ label }) => label)
      .join(', '),
    total,
    found: items.map((item) => ({ id: item.id, name: item.name, why: presentResult(item, search, day).why })),
  }
}
