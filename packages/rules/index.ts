export { addMonths, covers, type Day, dayAfter, dayBefore, isDay, overlap, type Span } from './day.ts'
export { defaults, definitions, isParameterKey, type ParameterKey, parameterKeys } from './defaults/index.ts'
export type { Amount } from './exact.ts'
export { type Applied, nextChange, valueAt, valuesAt } from './lookup.ts'
export { cut, merge } from './merge.ts'
export {
  type BuyerKind,
  type Obligations,
  type OptOut,
  obligationsOf,
  optOuts,
  type Purchase,
  type PurchaseQuestion,
  spaserIsDue,
} from './obligations.ts'
export {
  type DatedValue,
  type Definition,
  type ParameterError,
  type ParameterKind,
  parameterKinds,
  type QuestionError,
  type Theme,
  type Timelines,
  themes,
  type Verification,
  verifications,
} from './parameter.ts'
export { readValue, type ValueError } from './readValue.ts'
export {
  type ReservationArticle,
  recognition,
  reservationArticles,
  type StructureKind,
  structureKinds,
} from './recognition.ts'
export {
  essDurationFits,
  type HeldKind,
  type ReservationAnswer,
  type ReservationQuestion,
  type ReservationReason,
  reservationsFor,
} from './reservation.ts'
export type { Result } from './result.ts'
export { reachesShare, reachesTarget, type ShareAnswer, type TargetKey } from './shares.ts'
