import type { Refusal } from '../../platform/kernel/result.ts'

export type RefusalCode =
  | 'not-a-badge'
  | 'other-event'
  | 'unknown-badge'
  | 'unknown-person'
  | 'not-here'
  | 'label-missing'
  | 'day-over'
  | 'too-many-devices'
  | 'unknown-device'
  | 'unknown-participant'
  | 'unknown-slot'

export type Refused = Refusal<RefusalCode>
