import type { Refusal } from '../../platform/kernel/result.ts'

/** Every expected refusal of the module; the sentence is what the user reads. */
export type RefusalCode =
  | 'no-call'
  | 'dates-invalid'
  | 'places-below-taken'
  | 'role-in-use'
  | 'no-role'
  | 'too-many-questions'
  | 'unknown-question'
  | 'options-missing'
  | 'not-open'
  | 'role-closed'
  | 'answer-invalid'
  | 'siret-invalid'
  | 'body-missing'
  | 'body-full'
  | 'unknown-registration'
  | 'registration-over'
  | 'offer-over'
  | 'same-person'
  | 'address-taken'

export type Refused = Refusal<RefusalCode>
