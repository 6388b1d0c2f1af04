import type { Refusal } from '../../platform/kernel/result.ts'

/** Every expected refusal of the module; the sentence is what the user reads. */
export type RefusalCode =
  | 'unknown-variable'
  | 'unknown-segment'
  | 'unknown-mailing'
  | 'not-draft'
  | 'nobody'
  | 'list-changed'
  | 'too-many-today'
  | 'nothing-left'
  | 'no-account'
  | 'unknown-way-out'

export type Refused = Refusal<RefusalCode>
