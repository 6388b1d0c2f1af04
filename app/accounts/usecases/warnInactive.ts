import type { Transact } from '../../platform/jobs/transact.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { readDays } from '../../platform/privacy/retention/engine.ts'
import { periodText } from '../../platform/privacy/retention/periods.ts'
import { mailInactive } from '../mails/privacyMails.ts'
import { forgetOldNotices, noteInactive } from '../store/inactivity.ts'
import type { ErasureParts } from './erasePerson.ts'

/** Days between the warning and the erasure. */
export const WARNING_DAYS = 30

/**
 * Writes to those whose account will go in thirty days for want of a visit. Nobody is erased who was not warned, however
 * long ago their last visit: the first run of a deployment warns first, like the others.
 */
export const warnInactive = ({
  transact,
  ...site
}: Pick<ErasureParts, 'territory' | 'publicUrl'> & { readonly transact: Transact }): Promise<number> =>
  transact(async (ctx) => {
    const now = ctx.clock.now()
    const { accounts } = await readDays(ctx.db, ctx.scope.territoryId)
    await forgetOldNotices(ctx.db)
    const warned = await noteInactive(ctx.db, {
      now: toDate(now),
      since: toDate(now.subtract({ hours: 24 * (accounts - WARNING_DAYS) })),
      eraseOn: toDate(now.add({ hours: 24 * WARNING_DAYS })),
    })
    for (const one of warned) await mailInactive(ctx, site, { ...one, period: periodText(accounts) })
    return warned.length
  })
