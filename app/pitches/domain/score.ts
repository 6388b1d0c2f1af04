import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { t } from '../messages.ts'
import { BEST_SCORE, type Call, type Criterion } from './call.ts'
import type { Scores } from './ranking.ts'
import type { Refused } from './refusals.ts'

/** Scores of one member: whole numbers from 0 to 5, for criteria of the call; all of them when it is complete. */
export const judgeScores = (
  criteria: readonly Criterion[],
  typed: { readonly [criterion: string]: number | null },
  complete: boolean,
): Result<Scores, Refused> => {
  const scores: Record<string, number> = {}
  for (const [id, value] of Object.entries(typed)) {
    const criterion = criteria.find((one) => one.id === id)
    if (value === null) continue
    if (criterion === undefined || !Number.isInteger(value) || value < 0 || value > BEST_SCORE)
      return refuse({ code: 'score-invalid', field: id, sentence: t.refusals.scoreInvalid })
    scores[id] = value
  }
  const absent = criteria.find(({ id }) => scores[id] === undefined)
  return complete && absent !== undefined
    ? refuse({
        code: 'score-missing',
        field: absent.id,
        sentence: t.refusals.scoreMissing(absent.label),
      })
    : ok(scores)
}

/** Members score once the call is closed, until something is decided. */
export const mayScore = (call: Pick<Call, 'decidedAt'>): Result<null, Refused> =>
  call.decidedAt === null ? ok(null) : refuse({ code: 'jury-over', sentence: t.refusals.juryOver })
