import { expect, it } from 'vitest'
import { z } from 'zod'
import { many, problemsOf } from './input.ts'

it('says what is wrong with one of several values beside their field', () => {
  const form = z.strictObject({ roles: many(z.enum(['a', 'b'], 'Choisissez.')) })
  const parsed = form.safeParse({ roles: ['a', 'c'] })
  expect(problemsOf(parsed.error ?? new z.ZodError([]))).toEqual([
    { field: 'roles', sentence: 'Choisissez.' },
  ])
})
