import type { Day } from './day.ts'
import { isDay } from './day.ts'
import { type Amount, compare, exact } from './exact.ts'
import { type Applied, valueAt, valuesAt } from './lookup.ts'
import type { ParameterError, QuestionError, Timelines } from './parameter.ts'
import { fail, ok, type Result } from './result.ts'

/** The State; other contracting authorities (local authorities, hospitals…); contracting entities (networks). */
export type BuyerKind = 'central' | 'other' | 'entity'
export type Purchase = 'supplies' | 'services' | 'works' | 'concession'

/** Motives that may set the social obligation aside, each to be written down in the file of the contract. */
export const optOuts = [
  'immediately-available',
  'no-sufficient-link',
  'restricts-competition',
  'short-works',
] as const
export type OptOut = (typeof optOuts)[number]

export type PurchaseQuestion = {
  readonly buyer: BuyerKind
  readonly purchase: Purchase
  /** Estimated value of the whole need, all lots, € HT. */
  readonly need: Amount
  /** Day on which the consultation is engaged or the notice sent. */
  readonly day: Day
  readonly months?: number
  /** Defence or security: own threshold; the climate law says « may », not « must ». */
  readonly defence?: boolean
}

export type Obligations = {
  /** At or above the European threshold of the day, or below it (MAPA). */
  readonly procedure: 'formal' | 'adapted'
  /** S1: social considerations in the conditions of performance, L2112-2-1. */
  readonly social: boolean
  /** E1: environment in the conditions of performance, L2112-2. */
  readonly environmentalCondition: boolean
  /** E2: at least one award criterion on the environment, R2152-7. */
  readonly environmentalCriterion: boolean
  /** Motives open to this purchase. They do not switch the obligation off: one of them must be given. */
  readonly optOuts: readonly OptOut[]
  /** The values that decided, to be shown with the answer. */
  readonly applied: readonly Applied[]
}

const thresholdOf = ({ buyer, purchase, defence }: PurchaseQuestion): string => {
  if (purchase === 'works' || purchase === 'concession') return `formal-threshold.${purchase}`
  return `formal-threshold.${defence === true ? 'entity' : buyer}`
}

/** Equal to the threshold is above it: « égale ou supérieure ». */
const atLeast = (one: Amount, other: Amount): boolean | null => {
  const [left, right] = [exact(one), exact(other)]
  return left === null || right === null ? null : compare(left, right) >= 0
}

/** What the law asks of a purchase, by its amount, its buyer and the day of its notice (sections a3 and a4). */
export const obligationsOf = (
  question: PurchaseQuestion,
  parameters: Timelines,
): Result<Obligations, ParameterError | QuestionError> => {
  const { need, day, months, purchase } = question
  const key = thresholdOf(question)
  const threshold = valueAt(parameters, key, day)
  if (!threshold.ok) return threshold
  const entry = valueAt(parameters, 'climate.entry-day', day)
  if (!entry.ok) return entry
  const amount = exact(need)
  if (amount === null || amount.over < 0n)
    return fail({ code: 'bad-amount', field: 'need', message: `« ${need} » is not an amount in euros.` })
  const formal = atLeast(need, threshold.value.value) === true
  const inForce = isDay(entry.value.value) && day >= entry.value.value && question.defence !== true
  const social = inForce && formal
  const applied: Applied[] = [
    { ...threshold.value, key },
    { ...entry.value, key: 'climate.entry-day' },
  ]
  let short = false
  if (social && purchase === 'works' && months !== undefined) {
    const limit = valuesAt(parameters, day, 'climate.short-works')
    if (!limit.ok) return limit
    const duration = exact(months)
    short = duration !== null && compare(duration, limit.value.exact['climate.short-works']) < 0
    applied.push(limit.value.applied['climate.short-works'])
  }
  return ok({
    procedure: formal ? 'formal' : 'adapted',
    social,
    environmentalCondition: inForce,
    environmentalCriterion: inForce,
    optOuts: social ? optOuts.filter((motive) => motive !== 'short-works' || short) : [],
    applied,
  })
}

/** Must the buyer publish a SPASER (L2111-3)? Strictly above the amount. */
export const spaserIsDue = (
  question: { readonly purchases: Amount; readonly day: Day },
  parameters: Timelines,
): Result<{ readonly due: boolean; readonly applied: Applied }, ParameterError | QuestionError> => {
  const held = valuesAt(parameters, question.day, 'spaser.minimum')
  if (!held.ok) return held
  const purchases = exact(question.purchases)
  if (purchases === null)
    return fail({
      code: 'bad-amount',
      field: 'purchases',
      message: `« ${question.purchases} » is not an amount in euros.`,
    })
  return ok({
    due: compare(purchases, held.value.exact['spaser.minimum']) > 0,
    applied: held.value.applied['spaser.minimum'],
  })
}
