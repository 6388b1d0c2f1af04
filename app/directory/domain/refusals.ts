import type { Refusal } from '../../platform/kernel/result.ts'

/** Every expected refusal of the module; the sentence is what the user reads. */
export type RefusalCode =
  | 'unknown-structure'
  | 'conflict'
  | 'merged'
  | 'siret-taken'
  | 'post-code-town'
  | 'name-absent'
  | 'kind-absent'
  | 'area-absent'
  | 'commune-unknown'
  | 'picture-invalid'
  | 'too-many-pictures'
  | 'unknown-picture'

export type Refused = Refusal<RefusalCode> & {
  /** Fields that somebody changed meanwhile. */
  readonly fields?: readonly string[]
  /** The record that has this SIRET already. */
  readonly record?: { readonly slug: string; readonly name: string }
}
