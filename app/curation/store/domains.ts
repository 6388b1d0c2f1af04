import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'

/** Legal units of the directory whose site or address of mail is of this domain; a record without SIRET counts for one. */
export const unitsOfDomain = async (db: Db, scope: Scope, domain: string): Promise<number> => {
  const site = `^https?://(www\\.)?${domain.replaceAll('.', '\\.')}(:[0-9]+)?([/?#]|$)`
  const { rows } = await sql<{ count: number }>`
    select count(distinct coalesce(siren, id::text))::int as count from structure
    where territory_id = ${scope.territoryId} and deleted_at is null
      and (split_part(lower(email), '@', 2) = ${domain} or lower(website) ~ ${site})`.execute(db)
  return rows[0]?.count ?? 0
}
