import type { Invalid } from './route.ts'

/** What a form shows again: its errors, and what was typed. */
export type Typed = {
  readonly errors: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string>>
}

export const untouched: Typed = { errors: {}, values: {} }

/** A refusal beside the field it names, or at the top under a field of its own. */
export const refusedForm = (
  refusal: { readonly field?: string; readonly sentence: string },
  values: Typed['values'],
): Typed => ({ errors: { [refusal.field ?? 'form']: refusal.sentence }, values })

/** Problems of a body that did not fit its schema, each beside its field. */
export const errorsOf = (problems: Invalid['problems']): Typed['errors'] =>
  Object.fromEntries(problems.map(({ field, sentence }) => [field, sentence]))

export const invalidForm = ({ problems, typed }: Invalid): Typed => ({
  errors: errorsOf(problems),
  values: typed,
})
