import type { Db } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/id.ts'
import { PASSWORD_PROVIDER } from '../../platform/identity/password.ts'

/** The hash of the password of this person, if they chose one. */
export const passwordHashOf = async (db: Db, personId: string): Promise<string | null> => {
  const row = await db
    .selectFrom('person_credential')
    .select('password')
    .where('person_id', '=', personId)
    .where('provider_id', '=', PASSWORD_PROVIDER)
    .executeTakeFirst()
  return row?.password ?? null
}

export const writePassword = async (
  db: Db,
  wanted: { readonly personId: string; readonly hash: string; readonly now: Date },
): Promise<void> => {
  const { personId, hash, now } = wanted
  await db
    .insertInto('person_credential')
    .values({
      id: newId(),
      person_id: personId,
      provider_id: PASSWORD_PROVIDER,
      account_id: personId,
      password: hash,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: now }),
    )
    .execute()
}

/** @returns true when there was one */
export const deletePassword = async (db: Db, personId: string): Promise<boolean> => {
  const gone = await db
    .deleteFrom('person_credential')
    .where('person_id', '=', personId)
    .where('provider_id', '=', PASSWORD_PROVIDER)
    .executeTakeFirst()
  return gone.numDeletedRows > 0
}
