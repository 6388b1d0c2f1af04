import type { Db } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/id.ts'

export type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly emailVerified: boolean
  readonly secondFactor: boolean
  readonly deactivatedAt: Date | null
}

const columns = [
  'id',
  'name',
  'email',
  'email_verified as emailVerified',
  'second_factor as secondFactor',
  'deactivated_at as deactivatedAt',
] as const

/** The person of an address that was just proved; created when nobody has it yet. */
export const personOfEmail = async (
  db: Db,
  wanted: { readonly email: string; readonly name: string; readonly now: Date },
): Promise<Person> => {
  await db
    .insertInto('person')
    .values({
      id: newId(),
      name: wanted.name,
      email: wanted.email,
      email_verified: true,
      created_at: wanted.now,
      updated_at: wanted.now,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  return db.selectFrom('person').select(columns).where('email', '=', wanted.email).executeTakeFirstOrThrow()
}

/** Somebody new, whose address was proved; null when it has an account already. */
export const addPerson = async (
  db: Db,
  wanted: { readonly email: string; readonly name: string; readonly now: Date },
): Promise<Person | null> =>
  (await db
    .insertInto('person')
    .values({
      id: newId(),
      name: wanted.name,
      email: wanted.email,
      email_verified: true,
      created_at: wanted.now,
      updated_at: wanted.now,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning(columns)
    .executeTakeFirst()) ?? null

/** Names that the person never gave. */
export const fillName = async (db: Db, id: string, name: string): Promise<void> => {
  if (name === '') return
  await db.updateTable('person').set({ name }).where('id', '=', id).where('name', '=', '').execute()
}

export const findPerson = async (db: Db, id: string): Promise<Person | null> =>
  (await db.selectFrom('person').select(columns).where('id', '=', id).executeTakeFirst()) ?? null

/** Names of these people, read once; those whose account is gone are not there. */
export const namesOfPeople = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export const findPersonByEmail = async (db: Db, email: string): Promise<Person | null> =>
  (await db.selectFrom('person').select(columns).where('email', '=', email).executeTakeFirst()) ?? null

export type DemoPerson = { readonly id: string; readonly key: string; readonly name: string }

/** One-click accounts; there are none outside a demonstration territory. */
export const demoPeople = async (db: Db): Promise<DemoPerson[]> => {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'demo', 'name'])
    .where('demo', 'is not', null)
    .where('deactivated_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, demo, name }) => ({ id, key: demo ?? '', name }))
}

/** Who has an account among these addresses: identifiers only, for the log of readings. */
export const accountsOfAddresses = async (db: Db, emails: readonly string[]): Promise<string[]> => {
  if (emails.length === 0) return []
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where(
      'email',
      'in',
      emails.map((email) => email.toLowerCase()),
    )
    .where('email_verified', '=', true)
    .execute()
  return rows.map(({ id }) => id)
}
