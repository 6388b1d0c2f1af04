import type { Refusal } from '../../platform/kernel/result.ts'

/** Every expected refusal of the module; the sentence is what the user reads. */
export type RefusalCode =
  | 'not-yet'
  | 'closed'
  | 'unknown-meeting'
  | 'outcome-first'
  | 'unknown-respondent'
  | 'nobody-to-remind'
  | 'too-soon'
  | 'not-over'
  | 'talk-invalid'
  | 'not-https'
  | 'testimony-invalid'
  | 'consent-missing'
  | 'not-held'

export type Refused = Refusal<RefusalCode>
