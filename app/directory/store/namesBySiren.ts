import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'

export type Named = { readonly siret: string; readonly name: string }

/** Establishments by the SIREN that they share; those in the trash are left out. */
export const namesBySiren = async (
  db: Db,
  scope: Scope,
  sirens: readonly string[],
): Promise<ReadonlyMap<string, readonly Named[]>> => {
  const rows = await db
    .selectFrom('structure')
    .select(['siren', 'siret', 'name'])
    .where('territory_id', '=', scope.territoryId)
    .where('siren', 'in', sirens)
    .where('deleted_at', 'is', null)
    .orderBy('siret')
    .execute()
  const bySiren = new Map<string, Named[]>()
  for (const { siren, siret, name } of rows) {
    if (siren === null || siret === null) continue
    const found = bySiren.get(siren)
    if (found === undefined) bySiren.set(siren, [{ siret, name }])
    else found.push({ siret, name })
  }
  return bySiren
}
