import type { Refusal } from '../../platform/kernel/result.ts'
import type { RefusalCode } from './message.ts'

export type Refused = Refusal<RefusalCode>
