import { sql } from 'kysely'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'

/** In what function somebody wrote: their name is nobody's business. */
export type AuthorFunction =
  | { readonly kind: 'body'; readonly name: string }
  | { readonly kind: 'mission' | 'coordination' | 'other' }

/** What these accounts are to a record, as they stand today. */
export const functionsOf = (
  ctx: Ctx,
  accountIds: readonly string[],
  organisationId: string | null,
): Promise<ReadonlyMap<string, AuthorFunction>> =>
  asSystem(ctx, async () => {
    const ids = [...new Set(accountIds)]
    if (ids.length === 0) return new Map()
    const { rows } = await sql<{ id: string; body: string | null; mission: boolean; coordination: boolean }>`
      select p.id,
        (select o.name from membership m join organisation o on o.territory_id = m.territory_id and o.id = m.organisation_id
          where m.territory_id = ${ctx.scope.territoryId} and m.person_id = p.id
            and m.organisation_id = ${organisationId}::uuid) as body,
        exists (select from platform_role r where r.territory_id = ${ctx.scope.territoryId}
          and r.person_id = p.id and r.role = 'mission') as mission,
        exists (select from membership m join organisation o on o.territory_id = m.territory_id and o.id = m.organisation_id
          where m.territory_id = ${ctx.scope.territoryId} and m.person_id = p.id
            and 'coordination' = any (o.kinds)) as coordination
      from person p where p.id = any (${ids}::uuid[])`.execute(ctx.db)
    return new Map(
      rows.map(({ id, body, mission, coordination }): [string, AuthorFunction] => [
        id,
        body !== null
          ? { kind: 'body', name: body }
          : { kind: mission ? 'mission' : coordination ? 'coordination' : 'other' },
      ]),
    )
  })
