import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import type { Services } from '../../platform/http/route.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { type BlockerCode, blockerOf, GRACE_DAYS } from '../domain/erasure.ts'
import { mailErasureRequested } from '../mails/privacyMails.ts'
import { refusalOf } from '../mails/privacyMessages.ts'
import { recordChange } from '../store/audit.ts'
import { addErasureRequest, readBlockers } from '../store/erasures.ts'

/**
 * Asks to be erased: done after some days, so that a stolen screen cannot do it unseen. Whoever alone manages a body or
 * administers the installation hands it over first.
 */
export const requestErasure = async (
  ctx: Ctx,
  { site, personId }: { readonly site: Pick<Services, 'territory' | 'publicUrl'>; readonly personId: string },
): Promise<Result<null, Refusal<BlockerCode | 'already'>>> => {
  const blockers = await asSystem(ctx, ({ db }) => readBlockers(db, personId))
  const code = blockerOf(blockers)
  if (code !== null) return refuse(refusalOf(code, blockers))
  const now = ctx.clock.now()
  const dueAt = toDate(now.add({ hours: GRACE_DAYS * 24 }))
  if (!(await addErasureRequest(ctx.db, { personId, requestedAt: toDate(now), dueAt }))) return ok(null)
  await recordChange(ctx, { action: 'erasure.requested', subject: { kind: 'person', id: personId } })
  await mailErasureRequested(ctx, site, { personId, dueAt })
  return ok(null)
}
