import type { Refusal } from '../../platform/kernel/result.ts'

/** Every expected refusal of the module; the sentence is what the user reads. */
export type RefusalCode =
  | 'unknown-stand'
  | 'unknown-participant'
  | 'unknown-request'
  | 'number-taken'
  | 'place-taken'
  | 'plan-full'
  | 'stand-taken'
  | 'stand-given'
  | 'request-refused'
  | 'reason-missing'
  | 'requests-closed'
  | 'not-asked'
  | 'nothing-to-give'

export type Refused = Refusal<RefusalCode>
