import type { Refusal } from '../../platform/kernel/result.ts'

export type Refused = Refusal<
  | 'file-unreadable'
  | 'unknown-import'
  | 'wrong-moment'
  | 'under-way'
  | 'file-gone'
  | 'columns-missing'
  | 'nothing'
  | 'host-not-allowed'
  | 'too-many-sources'
>
