import type { Db } from '../../platform/database/connect.ts'

export type Passkey = {
  readonly id: string
  readonly name: string
  readonly createdAt: Date | null
  readonly lastUsedAt: Date | null
  /** It recognised its person (finger, face, code) at least once. */
  readonly userVerified: boolean
}

/** Passkeys of a person, in the order in which they were added. */
export const passkeysOf = async (db: Db, personId: string): Promise<Passkey[]> => {
  const rows = await db
    .selectFrom('passkey')
    .select(['id', 'name', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .select('user_verified as userVerified')
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, name: row.name ?? '' }))
}

/** The passkey of this person, or null: that of somebody else is as unknown as one that never was. */
export const findPasskey = async (db: Db, personId: string, id: string): Promise<Passkey | null> =>
  (await passkeysOf(db, personId)).find((passkey) => passkey.id === id) ?? null

/** Keeps when a key served, and that it recognised its person. */
export const recordPasskeyUse = async (
  db: Db,
  credentialId: string,
  used: { readonly userVerified: boolean; readonly at: Date | null },
): Promise<void> => {
  await db
    .updateTable('passkey')
    .set((set) => ({
      last_used_at: used.at ?? set.ref('last_used_at'),
      user_verified: used.userVerified ? true : set.ref('user_verified'),
    }))
    .where('credential_id', '=', credentialId)
    .execute()
}
