import { z } from 'zod'
import { sectorCodes, siret } from '../../directory/index.ts'
import type { Typed } from '../../events/pages/index.ts'
import { isDepartment } from '../../platform/geo/departments.ts'
import { emailField, optionalText, text } from '../../platform/http/fields.ts'
import { optional } from '../../platform/http/input.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Answers, Application } from '../domain/application.ts'
import { LONGEST_ANSWER } from '../domain/call.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { CONDITIONS, QUESTIONS } from './rows.ts'

const yesNo = optional(z.enum(['oui', 'non'], 'Répondez par oui ou par non.'))
const answer = optionalText(LONGEST_ANSWER.long)

/** The fields of an application: those of every call, then as many conditions and questions as a call may have. */
export const applicationForm = z.strictObject({
  structure: text(200, t.missing.structure),
  siret: optionalText(20),
  sector: optional(z.enum(sectorCodes, t.missing.sector)),
  department: optional(z.string().refine(isDepartment, t.missing.department)),
  firstTimer: yesNo,
  contactName: optionalText(200),
  contactEmail: emailField,
  suite: z.enum(['verifier', 'brouillon']).default('brouillon'),
  ...Object.fromEntries(CONDITIONS.map((id) => [id, yesNo])),
  ...Object.fromEntries(QUESTIONS.map((id) => [id, answer])),
} as const)

type Given = z.output<typeof applicationForm> & { readonly [field: string]: unknown }

const said = (value: unknown): boolean | null => (value === 'oui' ? true : value === 'non' ? false : null)

/** What the form says; a SIRET is checked by the rule of the directory. */
export const answersOf = (form: Given): Result<Answers, Refused> => {
  const checked = form.siret === undefined ? null : siret(form.siret)
  if (checked !== null && !checked.ok)
    return refuse({ code: 'siret-invalid', field: 'siret', sentence: checked.refusal.sentence })
  return ok({
    structure: form.structure,
    siret: checked === null ? null : checked.value,
    sector: form.sector ?? null,
    department: form.department ?? null,
    firstTimer: said(form.firstTimer),
    contactName: form.contactName ?? null,
    contactEmail: form.contactEmail,
    eligibility: Object.fromEntries(
      CONDITIONS.flatMap((id) => {
        const value = said(form[id])
        return value === null ? [] : [[id, value]]
      }),
    ),
    answers: Object.fromEntries(
      QUESTIONS.flatMap((id) => {
        const value = form[id]
        return typeof value === 'string' ? [[id, value.replaceAll('\r\n', '\n')]] : []
      }),
    ),
  })
}

/** What was typed, to be shown again beside a refusal. */
export const typedOf = (form: Given): Typed['values'] =>
  Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value ?? '')]))

const word = (value: boolean | null | undefined): string =>
  value === true ? 'oui' : value === false ? 'non' : ''

/** The form that would give this draft again. */
export const valuesOf = (application: Application): Typed['values'] => ({
  structure: application.structure,
  siret: application.siret ?? '',
  sector: application.sector ?? '',
  department: application.department ?? '',
  firstTimer: word(application.firstTimer),
  contactName: application.contactName ?? '',
  contactEmail: application.contactEmail ?? '',
  ...Object.fromEntries(Object.entries(application.eligibility).map(([id, value]) => [id, word(value)])),
  ...application.answers,
})
