import type { Refusal } from '../../platform/kernel/result.ts'
import type { CannotCancel } from './cancellation.ts'

/** Every expected refusal of the module; the sentence is what the user reads. */
export type RefusalCode =
  | 'wishes-closed'
  | 'unknown-party'
  | 'same-side'
  | 'unknown-slot'
  | 'slot-taken'
  | 'no-common-slot'
  | 'quota-reached'
  | 'already-meeting'
  | 'already-asked'
  | 'refused'
  | 'too-many-requests'
  | 'not-parties-mode'
  | 'unknown-request'
  | 'request-over'
  | 'unknown-meeting'
  | 'meeting-cancelled'
  | CannotCancel
  | 'sector-unknown'
  | 'too-many-needs'
  | 'date-invalid'

export type Refused = Refusal<RefusalCode> & {
  /** Slots still free for both, where another one would do. */
  readonly freeSlotIds?: readonly string[]
}
