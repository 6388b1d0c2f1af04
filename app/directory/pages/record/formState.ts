import type { Invalid } from '../../../platform/http/route.ts'

/** What a form shows again: its errors, and what was typed. */
export type Typed = {
  readonly errors: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string>>
}

export const invalidForm = ({ problems, typed }: Invalid): Typed => ({
  errors: Object.fromEntries(problems.map(({ field, sentence }) => [field, sentence])),
  values: typed,
})

export const refusedForm = (
  refusal: { readonly field?: string; readonly sentence: string },
  values: Typed['values'],
): Typed => ({ errors: { [refusal.field ?? 'form']: refusal.sentence }, values })

/** Lines that somebody typed, without the empty ones. */
export const linesOf = (text: string | undefined): string[] => [
  ...new Set(
    (text ?? '')
      .split(/\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]
