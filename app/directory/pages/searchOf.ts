import type { Ctx } from '../../platform/database/context.ts'
import { type Commune, findCommune } from '../../platform/geo/find.ts'
import type { Services } from '../../platform/http/route.ts'
import type { Search } from '../domain/search.ts'
import { t } from '../messages.ts'
import { type ListQuery, toSearch } from './listQuery.ts'

type Located = { readonly commune: Commune | null; readonly unknown: boolean }

/** The commune that an address names, and whether it names one that nobody knows. */
export const locate = async (
  ctx: Ctx,
  services: Pick<Services, 'territory'>,
  query: ListQuery,
): Promise<Located> => {
  const words = query['pres-de']
  if (words === undefined) return { commune: null, unknown: false }
  const commune = await findCommune(ctx.db, words, services.territory.departments)
  return { commune, unknown: commune === null || commune.position === null }
}

/** What an address of the list asks for, whatever the form of the answer; the parameter that names nothing known. */
export const searchOf = async (
  ctx: Ctx,
  services: Pick<Services, 'territory'>,
  query: ListQuery,
): Promise<{ readonly search: Search; readonly problem: { field: string; sentence: string } | null }> => {
  const { commune, unknown } = await locate(ctx, services, query)
  return {
    search: toSearch(query, commune?.position ?? null),
    problem: unknown ? { field: 'pres-de', sentence: t.list.nearUnknown } : null,
  }
}
