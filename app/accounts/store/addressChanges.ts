import { z } from 'zod'
import { hashToken } from '../../platform/access/signing.ts'
import type { Db } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/id.ts'

/** An address that a person asked for, until they open the link sent to it. */
const asked = z.strictObject({ personId: z.uuid(), email: z.string() })
export type AskedAddress = z.output<typeof asked>

/** The token itself is stored nowhere. */
const identifierOf = (token: string): string => `address:${hashToken(token)}`

export const saveAskedAddress = async (
  db: Db,
  token: string,
  wanted: AskedAddress & { readonly now: Date; readonly expiresAt: Date },
): Promise<void> => {
  const { personId, email, now, expiresAt } = wanted
  await db
    .insertInto('person_verification')
    .values({
      id: newId(),
      identifier: identifierOf(token),
      value: JSON.stringify({ personId, email }),
      expires_at: expiresAt,
      created_at: now,
      updated_at: now,
    })
    .execute()
}

/** The address that this link is for; reading it uses nothing. */
export const findAskedAddress = async (db: Db, token: string, now: Date): Promise<AskedAddress | null> => {
  const row = await db
    .selectFrom('person_verification')
    .select('value')
    .where('identifier', '=', identifierOf(token))
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row === undefined ? null : asked.parse(JSON.parse(row.value))
}

/** @returns false when another use took it a moment before */
export const takeAskedAddress = async (db: Db, token: string): Promise<boolean> => {
  const taken = await db
    .deleteFrom('person_verification')
    .where('identifier', '=', identifierOf(token))
    .executeTakeFirst()
  return taken.numDeletedRows > 0
}

const isTaken = (error: unknown): boolean => (error as { code?: unknown }).code === '23505'

/** Gives the person this address, which they just proved. @returns false when somebody else has it */
export const writeAddress = async (
  db: Db,
  { personId, email, now }: AskedAddress & { readonly now: Date },
): Promise<boolean> => {
  try {
    const changed = await db
      .updateTable('person')
      .set({ email, email_verified: true, updated_at: now })
      .where('id', '=', personId)
      .executeTakeFirst()
    return changed.numUpdatedRows > 0
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
}
