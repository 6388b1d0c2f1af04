import { sql } from 'kysely'
import type { Ctx } from '../../platform/database/context.ts'
import { secretOf } from '../../platform/database/secrets.ts'
import type { FilesPort } from '../../platform/files/port.ts'
import type { Transact } from '../../platform/jobs/transact.ts'
import type { ErasedEntry, ErasureList } from '../../platform/privacy/erasureList.ts'
import { forgetPerson } from '../../platform/privacy/forget.ts'
import { whoIs } from '../../platform/privacy/gather.ts'
import { recordChange } from '../store/audit.ts'
import { dropExports } from '../store/personalExports.ts'
import { addressDigest, ERASURE_KEY } from './erasePerson.ts'

type Parts = { readonly transact: Transact; readonly files: FilesPort; readonly erasures: ErasureList }

/** Every address that the database holds, by its digest. */
const addressesByDigest = async (ctx: Ctx, key: string): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ email: string }>`
    select lower(email) as email from person union select lower(email) from representative where email is not null
    union select lower(contact_email) from pitch_application where contact_email is not null
    union select lower(email) from invitation union select lower(recipient) from mail`.execute(ctx.db)
  return new Map(rows.map(({ email }) => [addressDigest(key, email), email]))
}

const again = async (ctx: Ctx, parts: Parts, entry: ErasedEntry, email: string | null): Promise<void> => {
  const { personId: id, digest, erasedAt, cause } = entry
  const known = await whoIs(ctx.db, id)
  await dropExports(ctx, parts.files)
  await forgetPerson(ctx, { id, email: known?.email ?? email, name: known?.name ?? '' })
  // The backup may hold the account under the same address and another identifier: made, erased, made again.
  const twin =
    email === null
      ? undefined
      : await ctx.db
          .selectFrom('person')
          .select('id')
          .where('email', '=', email)
          .where('created_at', '<', new Date(erasedAt))
          .executeTakeFirst()
  const who = twin === undefined ? null : await whoIs(ctx.db, twin.id)
  if (who !== null) await forgetPerson(ctx, who)
  await ctx.db
    .insertInto('erased_person')
    .values({ person_id: id, address_digest: digest, erased_at: new Date(erasedAt), cause })
    .execute()
  await recordChange(ctx, { action: 'person.erased-again', subject: { kind: 'person', id } })
}

/**
 * Compares the list of erasures kept outside the database with the database's own: whatever the latter ignores comes from
 * before a restore, and is erased again, one transaction each. Done at each start, before anybody is served.
 *
 * @returns how many people were erased again
 */
export const replayErasures = async (parts: Parts): Promise<number> => {
  // Made at the first start, so that a backup never lacks it.
  await parts.transact(({ db }) => secretOf(db, ERASURE_KEY))
  const listed = await parts.erasures.read()
  const known = await parts.transact(({ db }) => db.selectFrom('erased_person').selectAll().execute())
  const inDatabase = new Set(known.map(({ person_id }) => person_id))
  const missing = new Map(
    listed.filter(({ personId }) => !inDatabase.has(personId)).map((entry) => [entry.personId, entry]),
  )
  for (const entry of missing.values()) {
    await parts.transact(async (ctx) => {
      const addresses = await addressesByDigest(ctx, await secretOf(ctx.db, ERASURE_KEY))
      await again(ctx, parts, entry, addresses.get(entry.digest) ?? null)
    })
  }
  const inList = new Set(listed.map(({ personId }) => personId))
  for (const { person_id, address_digest, erased_at, cause } of known) {
    if (inList.has(person_id)) continue
    // A new data folder beside a known database: the list begins again from there.
    await parts.erasures.append({
      personId: person_id,
      digest: address_digest,
      erasedAt: erased_at.toISOString(),
      cause: cause === 'request' ? 'request' : 'inactivity',
    })
  }
  return missing.size
}
