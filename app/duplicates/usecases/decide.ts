import { recordChange } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { decidePair, findPair } from '../store/pairs.ts'

const decided =
  (from: 'open' | 'aside', to: 'open' | 'aside', action: string) =>
  async (ctx: Ctx, { pairId }: { readonly pairId: string }): Promise<Result<null, Refused>> => {
    const pair = await findPair(ctx.db, ctx.scope, pairId)
    if (pair === null) return refuse({ code: 'unknown-pair', sentence: t.refusals.unknown })
    if (!(await decidePair(ctx, pairId, { from, to })))
      return refuse({ code: 'decided', sentence: t.refusals.decided })
    await recordChange(ctx, {
      action,
      subject: { kind: 'structure', id: pair.oneId },
      after: { other: pair.otherId },
    })
    return ok(null)
  }

/** These are two establishments: the pair is shown no more, however alike they become. */
export const setAside = decided('open', 'aside', 'structure.not-duplicate')

/** On second thoughts, somebody should look at them again. */
export const reopen = decided('aside', 'open', 'structure.maybe-duplicate')
