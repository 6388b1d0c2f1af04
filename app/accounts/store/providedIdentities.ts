import type { Db } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/id.ts'

/** An identity that a provider vouches for: (provider, subject), never an address. */
export type ProvidedIdentity = {
  readonly id: string
  readonly personId: string
  readonly since: Date
}

const columns = ['id', 'person_id as personId', 'created_at as since'] as const

export const identityOf = async (
  db: Db,
  provider: string,
  subject: string,
): Promise<ProvidedIdentity | null> =>
  (await db
    .selectFrom('person_credential')
    .select(columns)
    .where('provider_id', '=', provider)
    .where('account_id', '=', subject)
    .executeTakeFirst()) ?? null

/** Identities of one person at this provider, the oldest first: a person may have one for each of their employers. */
export const identitiesOf = (db: Db, provider: string, personId: string): Promise<ProvidedIdentity[]> =>
  db
    .selectFrom('person_credential')
    .select(columns)
    .where('provider_id', '=', provider)
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()

/** @returns false when the identity is somebody's already, whoever that is */
export const addIdentity = async (
  db: Db,
  added: {
    readonly provider: string
    readonly subject: string
    readonly personId: string
    readonly now: Date
  },
): Promise<boolean> => {
  const row = await db
    .insertInto('person_credential')
    .values({
      id: newId(),
      person_id: added.personId,
      provider_id: added.provider,
      account_id: added.subject,
      created_at: added.now,
      updated_at: added.now,
    })
    .onConflict((conflict) => conflict.columns(['provider_id', 'account_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** @returns true when this person had it */
export const removeIdentity = async (
  db: Db,
  removed: { readonly provider: string; readonly id: string; readonly personId: string },
): Promise<boolean> => {
  const row = await db
    .deleteFrom('person_credential')
    .where('provider_id', '=', removed.provider)
    .where('id', '=', removed.id)
    .where('person_id', '=', removed.personId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Kept for the departure, on the server only. */
export const keepIdToken = async (
  db: Db,
  kept: { readonly provider: string; readonly subject: string; readonly idToken: string; readonly now: Date },
): Promise<void> => {
  await db
    .updateTable('person_credential')
    .set({ id_token: kept.idToken, updated_at: kept.now })
    .where('provider_id', '=', kept.provider)
    .where('account_id', '=', kept.subject)
    .execute()
}

/** That of their latest entry by this provider. */
export const idTokenOf = async (db: Db, provider: string, personId: string): Promise<string | null> => {
  const row = await db
    .selectFrom('person_credential')
    .select('id_token')
    .where('provider_id', '=', provider)
    .where('person_id', '=', personId)
    .where('id_token', 'is not', null)
    .orderBy('updated_at', 'desc')
    .executeTakeFirst()
  return row?.id_token ?? null
}
