import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { t } from '../messages.ts'
import type { Application } from './application.ts'
import type { Call } from './call.ts'
import type { Refused } from './refusals.ts'

type Placed = Pick<Application, 'id' | 'position'>

export type Promotion = {
  /** Place in the order of passage that changes hands. */
  readonly position: number
  /** Substitutes that are left, in their order. */
  readonly waiting: readonly string[]
}

/** One of the chosen leaves its place to a substitute, once answers were sent: before that the selection itself changes. */
export const judgePromotion = (
  source: {
    readonly call: Pick<Call, 'answeredAt'>
    readonly chosen: readonly Placed[]
    /** In their order. */
    readonly substitutes: readonly Placed[]
  },
  { leaving, replacement }: { readonly leaving: string; readonly replacement: string },
): Result<Promotion, Refused> => {
  if (source.call.answeredAt === null)
    return refuse({ code: 'not-answered', sentence: t.refusals.notAnswered })
  const out = source.chosen.find(({ id }) => id === leaving)
  if (out === undefined) return refuse({ code: 'not-chosen', sentence: t.refusals.notChosen })
  if (!source.substitutes.some(({ id }) => id === replacement))
    return refuse({ code: 'not-substitute', field: 'replacement', sentence: t.refusals.notSubstitute })
  return ok({
    position: out.position ?? source.chosen.indexOf(out) + 1,
    waiting: source.substitutes.map(({ id }) => id).filter((id) => id !== replacement),
  })
}
