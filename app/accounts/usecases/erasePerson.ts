import { sign } from '../../platform/access/signing.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { secretOf } from '../../platform/database/secrets.ts'
import type { FilesPort } from '../../platform/files/port.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type { ErasureList } from '../../platform/privacy/erasureList.ts'
import { forgetPerson } from '../../platform/privacy/forget.ts'
import { whoIs } from '../../platform/privacy/gather.ts'
import type { Territory } from '../../platform/territory.ts'
import type { ErasureCause } from '../domain/erasure.ts'
import { mailErased } from '../mails/privacyMails.ts'
import { recordChange } from '../store/audit.ts'
import { dropExports } from '../store/personalExports.ts'

export type ErasureParts = {
  readonly files: FilesPort
  readonly erasures: ErasureList
  readonly territory: Territory
  readonly publicUrl: string
}

/** Name of the key that makes the digests of erased addresses. */
export const ERASURE_KEY = 'erasure'

export const addressDigest = (key: string, email: string): string =>
  sign(key, `erased:${email.toLowerCase()}`)

/**
 * Erases somebody, in one transaction, as the system: their rows, their name in the texts of others, and every copy
 * prepared before, since one may tell of them. What the law keeps (trail of changes, log of readings) holds an identifier
 * that means nothing any more. The list of erasures is written before the end, so that nobody comes back by a restore.
 *
 * @returns false when nobody has this identifier
 */
export const erasePerson = async (
  ctx: Ctx,
  parts: ErasureParts,
  { personId, cause }: { readonly personId: string; readonly cause: ErasureCause },
): Promise<boolean> => {
  const who = await whoIs(ctx.db, personId)
  if (who === null) return false
  const now = ctx.clock.now()
  const email =
    who.email ??
    (await ctx.db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirstOrThrow())
      .email
  const digest = addressDigest(await secretOf(ctx.db, ERASURE_KEY), email)
  await dropExports(ctx, parts.files)
  await forgetPerson(ctx, who)
  await ctx.db
    .insertInto('erased_person')
    .values({ person_id: personId, address_digest: digest, erased_at: toDate(now), cause })
    .execute()
  await recordChange(ctx, {
    action: 'person.erased',
    subject: { kind: 'person', id: personId },
    after: { cause },
  })
  await mailErased(ctx, parts, { personId, email, cause })
  await parts.erasures.append({ personId, digest, erasedAt: now.toString(), cause })
  return true
}
