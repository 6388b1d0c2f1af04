/** An expected outcome: a value, or a refusal that the user can read. The unexpected throws instead. */
export type Result<T, R> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const refuse = <R>(refusal: R): { readonly ok: false; readonly refusal: R } => ({
  ok: false,
  refusal,
})

/**
 * What every refusal carries, whatever its module: a stable code for programs, the French sentence that the user
 * reads, and the field it is about when there is one.
 */
export type Refusal<Code extends string = string> = {
  readonly code: Code
  readonly sentence: string
  readonly field?: string
}
