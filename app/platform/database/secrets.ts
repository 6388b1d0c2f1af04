import { randomBytes } from 'node:crypto'
import type { Db } from './connect.ts'

/** The key `name`, made at the first call; every process of the deployment reads the same one. */
export const secretOf = async (db: Db, name: string): Promise<string> => {
  await db
    .insertInto('secret')
    .values({ name, value: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const row = await db.selectFrom('secret').select('value').where('name', '=', name).executeTakeFirstOrThrow()
  return row.value
}

/** The key `name` where it was made already: for pages that only read. */
export const knownSecret = async (db: Db, name: string): Promise<string | null> => {
  const row = await db.selectFrom('secret').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? null
}
