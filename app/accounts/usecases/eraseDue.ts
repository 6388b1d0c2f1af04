import type { Transact } from '../../platform/jobs/transact.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { blockerOf } from '../domain/erasure.ts'
import { mailErasureBlocked } from '../mails/privacyMails.ts'
import { blockErasure, dueErasures, findErasureRequest, readBlockers } from '../store/erasures.ts'
import { type ErasureParts, erasePerson } from './erasePerson.ts'

/**
 * Erases those whose days of grace are over, each in a transaction of their own. Whoever became the last manager or
 * administrator meanwhile is told so, and waits until somebody takes over.
 *
 * @returns how many were erased
 */
export const eraseDue = async (parts: ErasureParts & { readonly transact: Transact }): Promise<number> => {
  const due = await parts.transact((ctx) => dueErasures(ctx.db, toDate(ctx.clock.now())))
  let count = 0
  for (const personId of due) {
    const erased = await parts.transact(async (ctx) => {
      // Changed their mind a moment ago?
      if ((await findErasureRequest(ctx.db, personId)) === null) return false
      const blockers = await readBlockers(ctx.db, personId)
      const code = blockerOf(blockers)
      if (code === null) return erasePerson(ctx, parts, { personId, cause: 'request' })
      if (await blockErasure(ctx.db, personId, code))
        await mailErasureBlocked(ctx, parts, { personId, code, blockers })
      return false
    })
    if (erased) count += 1
  }
  return count
}
