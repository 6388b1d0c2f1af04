import { definitions, isParameterKey } from '../../../packages/rules/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import type { EligibilityAnswer, EligibilityArticle, Evidence } from '../domain/eligibility.ts'
import { kinds } from '../domain/kinds.ts'
import { e } from './eligibilityMessages.ts'

/** « L2113-12 – Entreprises adaptées… »; concessions carry their articles in their name. */
export const articleName = (article: EligibilityArticle): string =>
  article === 'L3113-1' ? e.articles[article] : `${article} – ${e.articles[article]}`

export const reasonsOf = ({ reasons, verdict, missing }: EligibilityAnswer): string[] => {
  // Nobody dated it: only the article is sure.
  const undated = missing.includes('validity-unknown')
  const said = [
    ...new Set(reasons.map(({ code }) => (code === 'kind' && undated ? e.kindUndated : e.reasons[code]))),
  ]
  return said.length === 0 && verdict === 'no' ? [e.noReason] : said
}

export const missingOf = ({ missing }: EligibilityAnswer): string[] => missing.map((one) => e.missings[one])

/** What the notice must cite, and the dated values of the law with their article. */
export const conditionsOf = ({ article, conditions, verdict }: EligibilityAnswer): string[] =>
  verdict === 'no'
    ? []
    : [
        article === 'L3113-1' ? e.citeConcession : e.cite(article),
        ...conditions.map(({ key, value, article: text }) => {
          const known = isParameterKey(key) ? definitions[key] : null
          return e.condition(
            known?.label ?? key,
            `${value}\u00a0${known?.unit ?? ''}`.trim(),
            text ?? e.noArticle,
          )
        }),
      ]

const spanOf = ({ validFrom, validTo, number }: Evidence): string =>
  [
    number === null ? '' : e.number(number),
    validFrom === null ? '' : e.from(formatDate(validFrom)),
    validTo === null ? '' : e.to(formatDate(validTo)),
  ]
    .filter((part) => part !== '')
    .join(', ')

export const validityOf = (evidence: Evidence): string =>
  evidence.valid === null
    ? [e.noValidity, spanOf(evidence)].filter((part) => part !== '').join(', ')
    : evidence.valid
      ? e.valid(spanOf(evidence))
      : e.invalid(spanOf(evidence))

export const evidenceRow = (evidence: Evidence): readonly [string, string, string, string, string] => [
  `${kinds[evidence.kind].name} (${evidence.kind})`,
  kinds[evidence.kind].basis,
  evidence.source,
  evidence.sourceDate === null ? e.unknownDate : formatDate(evidence.sourceDate),
  validityOf(evidence),
]
