import { sectors } from '../../directory/index.ts'
import { departmentName } from '../../platform/geo/departments.ts'
import { formatDecimal } from '../../platform/i18n/format.ts'
import { t } from '../messages.ts'
import type { Call, Criterion } from './call.ts'
import type { Choice } from './decision.ts'
import type { Quota } from './quota.ts'
import { meanOf, type Ranked } from './ranking.ts'
import type { NotRetained } from './selection.ts'

export const sectorName = (code: string | null): string =>
  code === null ? '' : (Object.entries(sectors).find(([key]) => key === code)?.[1].name ?? code)

const counted = ({ kind, code }: Quota): string => {
  if (kind === 'first-timer') return t.quota.firstTimers
  if (kind === 'sector') return code === null ? t.quota.sameSector : t.quota.ofSector(sectorName(code))
  return code === null ? t.quota.sameDepartment : t.quota.ofDepartment(departmentName(code))
}

/** « au plus 2 du même secteur » */
export const quotaText = (quota: Quota): string => t.quota[quota.bound](quota.count, counted(quota))

/** Why this application is not among those proposed, for whoever decides. */
export const notRetainedText = (reason: NotRetained, call: Pick<Call, 'tieRule'>): string => {
  switch (reason.kind) {
    case 'unscored':
      return t.reasons.unscored
    case 'below':
      return t.reasons.below
    case 'tie':
      return t.reasons.tie(t.tieRules[call.tieRule])
    case 'quota':
      return t.reasons.quota([...new Set(reason.quotas.map(quotaText))])
  }
}

const extreme = (criteria: readonly Criterion[], one: Ranked, sign: 1 | -1): Criterion | undefined =>
  [...criteria].sort((a, b) => sign * ((one.byCriterion[b.id] ?? 0) - (one.byCriterion[a.id] ?? 0)))[0]

/** The reasoned answer to whoever applied: what was decided, what their file obtained, what helped and what lacked. */
export const answerText = (source: {
  readonly choice: Choice
  readonly ranked: Ranked
  readonly call: Pick<Call, 'places' | 'criteria' | 'tieRule' | 'quotas'>
  readonly reason: NotRetained | null
  readonly count: number
}): string => {
  const { choice, ranked, call, reason, count } = source
  const of = (criterion: Criterion): string => formatDecimal(ranked.byCriterion[criterion.id] ?? 0)
  const best = extreme(call.criteria, ranked, 1)
  const worst = extreme(call.criteria, ranked, -1)
  const scored = ranked.mean !== null
  return [
    choice.outcome === 'substitute' ? t.answer.substitute(choice.position ?? 1) : t.answer[choice.outcome],
    t.answer.received(count, call.places),
    ...(ranked.mean === null ? [] : [t.answer.mean(formatDecimal(meanOf(ranked.mean)))]),
    ...(scored && best !== undefined ? [t.answer.best(best.label, of(best))] : []),
    ...(scored && worst !== undefined && worst.id !== best?.id && choice.outcome !== 'chosen'
      ? [t.answer.worst(worst.label, of(worst))]
      : []),
    ...(choice.outcome !== 'chosen' && reason?.kind === 'quota'
      ? [t.answer.quotas(call.quotas.map(quotaText))]
      : []),
    ...(choice.outcome !== 'chosen' && reason?.kind === 'tie'
      ? [t.reasons.tie(t.tieRules[call.tieRule])]
      : []),
  ].join(' ')
}
