import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { t } from '../messages.ts'
import type { Outcome } from './application.ts'
import type { Ranked } from './ranking.ts'
import type { Refused } from './refusals.ts'
import type { Proposal } from './selection.ts'

export type Choice = { readonly id: string; readonly outcome: Outcome; readonly position: number | null }

export type Decision = {
  /** In the order of the ranking; those chosen and the substitutes are numbered from 1, each on their side. */
  readonly choices: readonly Choice[]
  /** Why it is not what was proposed; null when it is. */
  readonly deviation: string | null
}

const same = (ids: readonly string[], others: readonly string[]): boolean =>
  ids.length === others.length && ids.every((id) => others.includes(id))

/** The outcome of each application, as the organiser confirms it; whatever is not said is not retained. */
export const judgeDecision = (
  source: {
    readonly ranked: readonly Ranked[]
    readonly proposal: Proposal
    readonly places: number
  },
  given: ReadonlyMap<string, Outcome>,
  deviation: string,
): Result<Decision, Refused> => {
  const order = source.ranked.map(({ candidate }) => candidate.id)
  const having = (outcome: Outcome) => order.filter((id) => given.get(id) === outcome)
  const chosen = having('chosen')
  const substitutes = having('substitute')
  const no = (code: Refused['code'], field: string, sentence: string) => refuse({ code, field, sentence })
  if (chosen.length === 0) return no('too-many-chosen', 'decision', t.refusals.nobodyChosen)
  if (chosen.length > source.places)
    return no('too-many-chosen', 'decision', t.refusals.tooManyChosen(chosen.length, source.places))
  const { proposal } = source
  const follows =
    proposal.feasible && same(chosen, proposal.chosen) && same(substitutes, proposal.substitutes)
  const reason = deviation.trim()
  if (!follows && reason === '') return no('reason-missing', 'deviation', t.refusals.reasonMissing)
  return ok({
    choices: order.map((id) => {
      const outcome = given.get(id) ?? 'declined'
      const among = outcome === 'chosen' ? chosen : substitutes
      return { id, outcome, position: outcome === 'declined' ? null : among.indexOf(id) + 1 }
    }),
    deviation: follows ? null : reason,
  })
}

/** The order with one moved by a place, up or down; unchanged at either end. */
export const moved = (order: readonly string[], id: string, by: -1 | 1): readonly string[] => {
  const from = order.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= order.length) return order
  const rest = order.filter((one) => one !== id)
  return [...rest.slice(0, to), id, ...rest.slice(to)]
}
