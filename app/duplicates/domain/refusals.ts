import type { Refusal } from '../../platform/kernel/result.ts'

/** Every expected refusal of the module; the sentence is what the user reads. */
export type Refused = Refusal<
  | 'unknown-pair'
  | 'decided'
  | 'in-trash'
  | 'two-bodies'
  | 'changed'
  | 'busy'
  | 'too-late'
  | 'merged-again'
  | 'record'
>
