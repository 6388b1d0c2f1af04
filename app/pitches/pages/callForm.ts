import { z } from 'zod'
import { sectorCodes } from '../../directory/index.ts'
import { isDepartment } from '../../platform/geo/departments.ts'
import { clock, isoDate, optionalText, text, ticked, wholeNumber } from '../../platform/http/fields.ts'
import type { Typed } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { answerLengths, type Call, type CallContent, MOST_WEIGHT, tieRules } from '../domain/call.ts'
import type { Quota } from '../domain/quota.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { CONDITIONS, CRITERIA, lineOf, QUESTIONS, QUOTA_LINES } from './rows.ts'

export const quotaRules = [
  'most-sector',
  'most-department',
  'least-sector',
  'least-department',
  'least-first-timer',
] as const
type QuotaRule = (typeof quotaRules)[number]

const field = optionalText(300)
const yesNo = optional(z.enum(['oui', 'non']))
const each = <T extends z.ZodType>(names: readonly string[], kind: T): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, kind]))
const of = (prefix: string, ids: readonly string[]): readonly string[] => ids.map((id) => `${prefix}-${id}`)
const quotaFields = (prefix: string): readonly string[] => QUOTA_LINES.map((line) => `${prefix}-${line}`)

const isCode = (code: string): boolean => isDepartment(code) || sectorCodes.some((known) => known === code)

/** The call as a form: rows of a fixed number, left empty where they are not needed. */
export const callForm = z.strictObject({
  opensOn: isoDate('Donnez le jour d’ouverture.'),
  opensTime: clock('Écrivez l’heure d’ouverture comme 09:00.'),
  closesOn: isoDate('Donnez le jour de clôture.'),
  closesTime: clock('Écrivez l’heure de clôture comme 18:00.'),
  juryUntil: isoDate('Donnez le dernier jour du jury.'),
  presentation: text(4000, t.refusals.presentationMissing),
  places: wholeNumber(1, 50),
  substitutes: wholeNumber(0, 50),
  blind: ticked,
  tieRule: z.enum(tieRules, 'Choisissez une règle.'),
  ...each(of('label', CRITERIA), field),
  ...each(of('weight', CRITERIA), optional(wholeNumber(1, MOST_WEIGHT))),
  ...each(of('condition', CONDITIONS), field),
  ...each(of('expected', CONDITIONS), yesNo),
  ...each(of('sentence', CONDITIONS), field),
  ...each(of('question', QUESTIONS), field),
  ...each(of('length', QUESTIONS), optional(z.enum(answerLengths))),
  ...each(quotaFields('rule'), optional(z.enum(quotaRules))),
  ...each(quotaFields('code'), optional(z.string().refine(isCode, 'Choisissez dans la liste.'))),
  ...each(quotaFields('count'), optional(wholeNumber(1, 50))),
} as const)

type Given = z.output<typeof callForm> & { readonly [name: string]: unknown }
type Rows<T> = Result<readonly T[], Refused>

/** One line. French spaces that do not break stay: the same text sent again is the same text. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/[ \t\r\n]+/g, ' ').trim() : ''

const incomplete = (name: string, line: number) =>
  refuse<Refused>({ code: 'row-incomplete', field: name, sentence: t.refusals.rowIncomplete(line) })

const collected = <T>(rows: readonly Result<T | null, Refused>[]): Rows<T> => {
  const kept: T[] = []
  for (const row of rows) {
    if (!row.ok) return row
    if (row.value !== null) kept.push(row.value)
  }
  return ok(kept)
}

const criteriaOf = (form: Given): Rows<CallContent['criteria'][number]> =>
  collected(
    CRITERIA.map((id) => {
      const label = textOf(form[`label-${id}`])
      const weight = form[`weight-${id}`]
      if (label === '' && weight === undefined) return ok(null)
      if (label === '' || typeof weight !== 'number')
        return incomplete(label === '' ? `label-${id}` : `weight-${id}`, lineOf(id))
      return ok({ id, label, weight })
    }),
  )

const conditionsOf = (form: Given): Rows<CallContent['eligibility'][number]> =>
  collected(
    CONDITIONS.map((id) => {
      const question = textOf(form[`condition-${id}`])
      const sentence = textOf(form[`sentence-${id}`])
      const expected = form[`expected-${id}`]
      if (question === '' && sentence === '') return ok(null)
      if (question === '' || expected === undefined || sentence === '')
        return incomplete(question === '' ? `condition-${id}` : `sentence-${id}`, lineOf(id))
      return ok({ id, text: question, expected: expected === 'oui', sentence })
    }),
  )

const questionsOf = (form: Given): CallContent['questions'] =>
  QUESTIONS.flatMap((id) => {
    const question = textOf(form[`question-${id}`])
    return question === ''
      ? []
      : [{ id, text: question, length: form[`length-${id}`] === 'short' ? 'short' : 'long' } as const]
  })

const kindsOf: Readonly<Record<QuotaRule, Pick<Quota, 'bound' | 'kind'>>> = {
  'most-sector': { bound: 'most', kind: 'sector' },
  'most-department': { bound: 'most', kind: 'department' },
  'least-sector': { bound: 'least', kind: 'sector' },
  'least-department': { bound: 'least', kind: 'department' },
  'least-first-timer': { bound: 'least', kind: 'first-timer' },
}

const fits = (kind: Quota['kind'], code: string): boolean =>
  kind === 'department' ? isDepartment(code) : kind === 'sector' && !isDepartment(code)

const quotasOf = (form: Given): Rows<Quota> =>
  collected(
    QUOTA_LINES.map((line) => {
      const rule = quotaRules.find((one) => one === form[`rule-${line}`])
      const count = form[`count-${line}`]
      const typed = form[`code-${line}`]
      if (rule === undefined && count === undefined) return ok(null)
      if (rule === undefined || typeof count !== 'number')
        return incomplete(rule === undefined ? `rule-${line}` : `count-${line}`, line)
      const { bound, kind } = kindsOf[rule]
      const code = kind !== 'first-timer' && typeof typed === 'string' ? typed : null
      const needs = (code === null && bound === 'least') || (code !== null && !fits(kind, code))
      return kind !== 'first-timer' && needs
        ? refuse<Refused>({
            code: 'row-incomplete',
            field: `code-${line}`,
            sentence: t.refusals.quotaNeedsCode(line),
          })
        : ok({ kind, bound, code, count })
    }),
  )

/** The call that the form describes. */
export const contentOf = (form: Given): Result<CallContent, Refused> => {
  const criteria = criteriaOf(form)
  if (!criteria.ok) return criteria
  const eligibility = conditionsOf(form)
  if (!eligibility.ok) return eligibility
  const quotas = quotasOf(form)
  if (!quotas.ok) return quotas
  return ok({
    opensAt: `${form.opensOn}T${form.opensTime}:00`,
    closesAt: `${form.closesOn}T${form.closesTime}:00`,
    juryUntil: form.juryUntil,
    presentation: form.presentation.replaceAll('\r\n', '\n'),
    places: form.places,
    substitutes: form.substitutes,
    blind: form.blind,
    tieRule: form.tieRule,
    criteria: criteria.value,
    eligibility: eligibility.value,
    questions: questionsOf(form),
    quotas: quotas.value,
  })
}

const withId = <T extends { readonly id: string }>(
  rows: readonly T[],
  fields: (row: T) => Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.assign(
    {},
    ...rows.map((row) =>
      Object.fromEntries(Object.entries(fields(row)).map(([name, value]) => [`${name}-${row.id}`, value])),
    ),
  )

/** The form that would give this call again. */
export const formOf = (call: Call): Typed['values'] => ({
  opensOn: call.opensAt.slice(0, 10),
  opensTime: call.opensAt.slice(11, 16),
  closesOn: call.closesAt.slice(0, 10),
  closesTime: call.closesAt.slice(11, 16),
  juryUntil: call.juryUntil,
  presentation: call.presentation,
  places: String(call.places),
  substitutes: String(call.substitutes),
  blind: call.blind ? 'on' : '',
  tieRule: call.tieRule,
  ...withId(call.criteria, ({ label, weight }) => ({ label, weight: String(weight) })),
  ...withId(call.eligibility, ({ text: condition, expected, sentence }) => ({
    condition,
    expected: expected ? 'oui' : 'non',
    sentence,
  })),
  ...withId(call.questions, ({ text: question, length }) => ({ question, length })),
  ...Object.assign(
    {},
    ...call.quotas.map(({ kind, bound, code, count }, index) => ({
      [`rule-${index + 1}`]: `${bound}-${kind}`,
      [`code-${index + 1}`]: code ?? '',
      [`count-${index + 1}`]: String(count),
    })),
  ),
})

/** What a new call begins with: six places, two substitutes, and half an hour of thought spared. */
export const usual: Typed['values'] = {
  opensTime: '09:00',
  closesTime: '18:00',
  places: '6',
  substitutes: '2',
  tieRule: 'main-criterion',
  'label-c1': 'Réponse aux besoins des acheteurs publics',
  'weight-c1': '3',
  'label-c2': 'Effet social et environnemental',
  'weight-c2': '2',
  'label-c3': 'Clarté de la présentation',
  'weight-c3': '1',
}

/** What was typed, to be shown again beside a refusal. */
export const typedOf = (form: Given): Typed['values'] =>
  Object.fromEntries(
    Object.entries(form).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? (value ? 'on' : '') : String(value ?? ''),
    ]),
  )
