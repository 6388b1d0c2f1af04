import type { Refusal } from '../../platform/kernel/result.ts'

/** Every expected refusal of the module; the sentence is what the user reads. */
export type Refused = Refusal<string> & {
  /** Fields of the record that somebody changed meanwhile. */
  readonly fields?: readonly string[]
  /** The record that has this SIRET already. */
  readonly record?: { readonly slug: string; readonly name: string }
}
