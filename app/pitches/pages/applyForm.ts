import { z } from 'zod'
import { sectorCodes, siret } from '../../directory/index.ts'
import { isDepartment } from '../../platform/geo/departments.ts'
import { emailField, optionalText, text } from '../../platform/http/fields.ts'
import type { Typed } from '../../platform/http/formState.ts'
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

/** The same fields as they are while somebody types: what does not fit yet is set aside, and the rest is saved. */
export const unfinishedForm = z.strictObject(
  Object.fromEntries(Object.keys(applicationForm.shape).map((name) => [name, z.string().optional()])),
)

type Unfinished = { readonly answers: Answers; readonly problem: string | null }

/** What may be saved of it: a field that does not fit keeps what the draft holds. Null where even that does not fit. */
export const unfinishedAnswers = (
  form: z.output<typeof unfinishedForm>,
  application: Application,
): Unfinished | null => {
  const held = valuesOf(application)
  const given: Record<string, string | undefined> = { ...form }
  const setAside = (field: string): void => {
    given[field] = held[field] === '' ? undefined : held[field]
  }
  const first = applicationForm.safeParse(given)
  const problem = first.success ? null : (first.error.issues[0]?.message ?? null)
  for (const { path } of first.error?.issues ?? []) setAside(String(path[0]))
  const parsed = applicationForm.safeParse(given)
  if (!parsed.success) return null
  const answers = answersOf(parsed.data)
  if (answers.ok) return { answers: answers.value, problem }
  setAside(answers.refusal.field ?? '')
  const again = answersOf({ ...parsed.data, siret: given.siret })
  return again.ok ? { answers: again.value, problem: problem ?? answers.refusal.sentence } : null
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
