import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import type { Search } from '../domain/search.ts'
import { type ListQuery, toSearch } from './listQuery.ts'
import { locate, sentenceOf } from './locate.ts'

/** What an address of the list asks for, whatever the form of the answer; the parameter that names no place known. */
export const searchOf = async (
  ctx: Ctx,
  services: Pick<Services, 'territory'>,
  query: ListQuery,
): Promise<{ readonly search: Search; readonly problem: { field: string; sentence: string } | null }> => {
  const located = await locate(ctx, services, query)
  const [unfound] = located.unfound
  return {
    search: toSearch(query, located),
    problem: unfound === undefined ? null : { field: unfound.field, sentence: sentenceOf(unfound) },
  }
}
