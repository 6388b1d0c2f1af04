import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'

/** Bodies of `ids` where somebody works beside the reader, or was invited to. */
export const accompaniedAmong = async (
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const members = await db
    .selectFrom('membership')
    .select('organisation_id')
    .where('territory_id', '=', scope.territoryId)
    .where('organisation_id', 'in', ids)
    .groupBy('organisation_id')
    .having(({ fn }) => fn.countAll<number>(), '>', 1)
    .execute()
  const invited = await db
    .selectFrom('invitation')
    .select('organisation_id')
    .distinct()
    .where('territory_id', '=', scope.territoryId)
    .where('organisation_id', 'in', ids)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
  return new Set([...members, ...invited].map(({ organisation_id }) => organisation_id ?? ''))
}

/** Does a second proof protect this person's account: an application, or a passkey? `db` is that of identities. */
export const isProtected = async (db: Db, personId: string): Promise<boolean> => {
  const factor = await db
    .selectFrom('person as p')
    .select('p.id')
    .where('p.id', '=', personId)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('p.second_factor', '=', true),
        exists(selectFrom('passkey as k').select('k.id').whereRef('k.person_id', '=', 'p.id')),
      ]),
    )
    .executeTakeFirst()
  return factor !== undefined
}
