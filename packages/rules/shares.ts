import type { Day } from './day.ts'
import { compare, exact, percentOf } from './exact.ts'
import { type Applied, valuesAt } from './lookup.ts'
import type { ParameterError, QuestionError, Timelines } from './parameter.ts'
import { fail, ok, type Result } from './result.ts'

export type ShareAnswer = { readonly reached: boolean; readonly applied: Applied }

const whole = (number: number): boolean => Number.isSafeInteger(number) && number >= 0

/**
 * Is the share of `count` in `total` at least the percentage that holds on this day? Equality is enough; nothing is
 * rounded: 299 of 1 000 are not 30 %.
 */
export const reachesShare = (
  question: { readonly count: number; readonly total: number; readonly day: Day; readonly key: string },
  parameters: Timelines,
): Result<ShareAnswer, ParameterError | QuestionError> => {
  const { count, total, day, key } = question
  const held = valuesAt(parameters, day, key)
  if (!held.ok) return held
  if (!whole(count) || !whole(total) || count > total)
    return fail({ code: 'bad-count', field: 'count', message: `${count} of ${total} is not a share.` })
  const [part, all] = [exact(count), exact(total)]
  const share = part === null || all === null ? null : percentOf(part, all)
  const minimum = held.value.exact[key]
  const applied = held.value.applied[key]
  if (minimum === undefined || applied === undefined) throw new Error('a value was just read')
  return ok({ reached: share !== null && compare(share, minimum) >= 0, applied })
}

export type TargetKey = 'national-target.social' | 'national-target.environmental' | 'sme.minimum-share'

/** Is a national target met? In number of contracts notified in the year of `day`. */
export const reachesTarget = (
  question: { readonly count: number; readonly total: number; readonly day: Day; readonly key: TargetKey },
  parameters: Timelines,
): Result<ShareAnswer, ParameterError | QuestionError> => reachesShare(question, parameters)
