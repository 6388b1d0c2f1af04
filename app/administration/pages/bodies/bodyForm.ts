import { z } from 'zod'
import { type BodyRecord, organisationKinds, type TypedBody } from '../../../accounts/index.ts'
import { emailField, optionalText, text, ticked, wholeNumber } from '../../../platform/http/fields.ts'
import { many, optional, problemsOf } from '../../../platform/http/input.ts'
import { ok, type Result, refuse } from '../../../platform/kernel/result.ts'
import type { FieldErrors } from '../../../ui/index.ts'
import type { BodyValues } from './bodyFormView.tsx'
import { b } from './messages.ts'

const loose = z.string().max(4000).default('')
const edited = {
  name: loose,
  kinds: many(z.string().max(40)),
  siren: loose,
  distinct: ticked,
  departments: many(z.string().max(3)),
  city: loose,
  website: loose,
  description: loose,
}

/** Whatever was typed is taken, lists included, so that a refused form shows all of it again. */
export const editForm = z.strictObject({ ...edited, version: wholeNumber(1, 1_000_000_000) })
export const createForm = z.strictObject({ ...edited, manager: loose })

const webAddress = optional(
  z
    .string()
    .trim()
    .max(300, 'Écrivez au plus 300 caractères.')
    .refine((value) => /^https?:\/\/\S+$/i.test(value) && URL.canParse(value), b.form.websiteWrong),
)

const rules = z.object({
  name: text(200, b.form.nameMissing),
  kinds: z.array(z.enum(organisationKinds)).min(1, b.form.kindsMissing),
  siren: optionalText(30),
  departments: z.array(z.string().regex(/^(\d{2,3}|2[AB])$/)),
  city: optionalText(120),
  website: webAddress,
  description: optionalText(2000),
})
const withManager = rules.extend({ manager: emailField })

/** What was typed, judged: a body to write, or an error for each field. */
export const judgeBody = (
  typed: BodyValues,
  isNew: boolean,
): Result<{ readonly body: TypedBody; readonly managerEmail: string }, FieldErrors> => {
  const judged = (isNew ? withManager : rules).safeParse(typed)
  if (!judged.success) {
    const problems = problemsOf(judged.error).map(({ field, sentence }) => [field, sentence])
    return refuse(Object.fromEntries(problems.reverse()))
  }
  const { name, kinds, siren, departments, city, website, description } = judged.data
  return ok({
    body: {
      name,
      kinds,
      siren: siren ?? null,
      distinct: typed.distinct,
      departments: [...new Set(departments)].sort(),
      city: city ?? null,
      website: website ?? null,
      description: description?.replaceAll('\r\n', '\n') ?? null,
    },
    managerEmail: 'manager' in judged.data ? String(judged.data.manager) : '',
  })
}

export const valuesOf = (body: BodyRecord): BodyValues => ({
  name: body.name,
  kinds: body.kinds,
  siren: body.siren ?? '',
  distinct: false,
  departments: body.departments,
  city: body.city ?? '',
  website: body.website ?? '',
  description: body.description ?? '',
  manager: '',
  version: String(body.version),
})
