import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { type ConsentSubject, consentSubjects } from '../domain/consent.ts'
import { recordChange } from '../store/audit.ts'
import { addConsent, endConsent, hasConsented } from '../store/consents.ts'

/**
 * Gives or withdraws an agreement: withdrawing is as easy as giving (article 7, paragraph 3, RGPD). What was agreed to
 * before stays written with its dates: it is the proof.
 *
 * @param method where it was said: `page`, `form`…
 */
export const changeConsent = async (
  ctx: Ctx,
  said: {
    readonly personId: string
    readonly subject: ConsentSubject
    readonly given: boolean
    readonly method: string
  },
): Promise<void> => {
  const { personId, subject, given, method } = said
  if ((await hasConsented(ctx.db, personId, subject)) === given) return
  const now = toDate(ctx.clock.now())
  await endConsent(ctx.db, personId, subject, now)
  if (given) await addConsent(ctx.db, { personId, subject, method, now })
  await recordChange(ctx, {
    action: given ? 'consent.given' : 'consent.withdrawn',
    subject: { kind: 'person', id: personId },
    after: { subject, version: consentSubjects[subject], method },
  })
}
