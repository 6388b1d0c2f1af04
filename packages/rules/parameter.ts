import type { Day, Span } from './day.ts'

/** What a value measures; `unit` says in which words people read it. */
export const parameterKinds = ['euros', 'percent', 'hours', 'months', 'count', 'ratio', 'date'] as const
export type ParameterKind = (typeof parameterKinds)[number]

/**
 * How sure a value is: read in an official publication; stated by a document with its source, or chosen by this project;
 * or given as an hypothesis that a jurist has yet to confirm.
 */
export const verifications = ['official', 'document', 'to-verify'] as const
export type Verification = (typeof verifications)[number]

/** Families under which parameters are read, with their French name. */
export const themes = {
  procedures: 'Procédures et publicité',
  climate: 'Loi Climat et Résilience',
  reservations: 'Marchés réservés',
  targets: 'Objectifs et SPASER',
  hours: 'Heures d’insertion',
  labour: 'Parts de main-d’œuvre',
  oeth: 'Obligation d’emploi des travailleurs handicapés',
  privacy: 'Données des personnes',
  advice: 'Conseil sur le levier',
} as const
export type Theme = keyof typeof themes

/** What does not change with time. */
export type Definition = {
  readonly theme: Theme
  readonly kind: ParameterKind
  /** French: `€ HT`, `%`, `mois`. Empty for a date. */
  readonly unit: string
  /** French name. */
  readonly label: string
  /** French: how the value is compared, or what it is an hypothesis of. */
  readonly hint?: string
}

/** A value with the days on which it holds, and where it comes from. */
export type DatedValue = Span & {
  /** Decimal with a point, or a day: exact, never a floating number. */
  readonly value: string
  /** Article or text of law; null when the document names none. */
  readonly article: string | null
  readonly source: string
  readonly verified: Verification
  /** French. */
  readonly note?: string
}

/** The dated values of each parameter, in any order. */
export type Timelines<T extends DatedValue = DatedValue> = { readonly [key: string]: readonly T[] }

/** Why a value could not be read. */
export type ParameterError = {
  readonly code: 'unknown-key' | 'bad-day' | 'no-value' | 'overlap'
  readonly key: string
  readonly day: Day
  readonly message: string
}

/** What a caller asked that no rule can answer. */
export type QuestionError = {
  readonly code: 'bad-amount' | 'bad-count'
  readonly field: string
  readonly message: string
}
