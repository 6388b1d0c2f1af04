import { z } from 'zod'
import type { ParticipantRole } from '../../events/index.ts'
import { participantRoles } from '../../events/index.ts'
import { optionalText, ticked } from '../../platform/http/fields.ts'
import { many, optional } from '../../platform/http/input.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { type Answer, answerFields, fieldOf, readAnswers } from '../domain/answers.ts'
import { asks, type Question } from '../domain/call.ts'
import type { Refused } from '../domain/refusals.ts'
import type { Registration } from '../domain/registration.ts'
import { judgeRegistration, needsBody } from '../usecases/register.ts'

const MISSING = {
  name: 'Donnez votre prénom et votre nom.',
  email: 'Donnez votre adresse de courriel.',
  emailShape: 'Écrivez une adresse de courriel entière, par exemple prenom.nom@exemple.fr.',
}

const answers = Object.fromEntries(
  answerFields.map((name) => [name, many(z.string().max(6000, 'Écrivez au plus 6 000 caractères.'))]),
) as Record<string, ReturnType<typeof many<z.ZodString>>>

/** What a person says of themselves, at first and again later. */
export const personFields = {
  name: optionalText(160),
  jobTitle: optionalText(160),
  accessNeeds: optionalText(1000),
  signLanguage: ticked,
  listed: ticked,
  ...answers,
}

/** Everything is read leniently, then judged whole: nothing that was typed is lost when something is missing. */
export const registrationForm = z.strictObject({
  role: z.enum(participantRoles, 'Choisissez un rôle.'),
  body: optionalText(200),
  siret: optionalText(40),
  email: optional(z.string().trim().toLowerCase().max(254, 'Cette adresse est trop longue.')),
  ...personFields,
})
export const editForm = z.strictObject(personFields)

export type Filled = {
  readonly role: ParticipantRole
  readonly body: string
  readonly siret: string
  readonly email: string
  readonly name: string
  readonly jobTitle: string
  readonly accessNeeds: string
  readonly signLanguage: boolean
  readonly listed: boolean
  readonly answers: Readonly<Record<string, readonly string[]>>
}

export const blank = (role: ParticipantRole): Filled => ({
  role,
  body: '',
  siret: '',
  email: '',
  name: '',
  jobTitle: '',
  accessNeeds: '',
  signLanguage: false,
  listed: false,
  answers: {},
})

type Typed = Partial<z.output<typeof registrationForm>> & { readonly [name: string]: unknown }

export const filledOf = (role: ParticipantRole, form: Typed): Filled => ({
  role,
  body: form.body ?? '',
  siret: form.siret ?? '',
  email: form.email ?? '',
  name: form.name ?? '',
  jobTitle: form.jobTitle ?? '',
  accessNeeds: form.accessNeeds ?? '',
  signLanguage: form.signLanguage ?? false,
  listed: form.listed ?? false,
  answers: Object.fromEntries(
    answerFields.map((name) => [name, (form[name] as readonly string[] | undefined) ?? []]),
  ),
})

/** An agreement holds for the sentence that was agreed to: another sentence asks for another agreement. */
const agreed = ({ label }: Question, value: Answer['value']): readonly string[] =>
  value === label ? ['on'] : []

/** A registration as its form shows it again. */
export const filledFrom = (registration: Registration, questions: readonly Question[]): Filled => ({
  role: registration.role,
  body: registration.bodyName ?? '',
  siret: registration.siret ?? '',
  email: registration.email ?? '',
  name: registration.name ?? '',
  jobTitle: registration.jobTitle ?? '',
  accessNeeds: registration.accessNeeds ?? '',
  signLanguage: registration.signLanguage,
  listed: registration.listed,
  answers: Object.fromEntries(
    questions.flatMap((question): [string, readonly string[]][] => {
      const value = registration.answers.find(({ questionId }) => questionId === question.id)?.value
      if (value === undefined) return []
      return [[fieldOf(question), question.kind === 'consent' ? agreed(question, value) : [value].flat()]]
    }),
  ),
})

export type Judged = {
  readonly bodyName: string | null
  readonly siret: string | null
  readonly answers: readonly Answer[]
}

const textOrNull = (text: string): string | null => (text === '' ? null : text)

/** Every field to mend, or what the form says. */
export const judgeForm = (
  filled: Filled,
  questions: readonly Question[],
  whole: boolean,
): Result<Judged, Readonly<Record<string, string>>> => {
  const errors: Record<string, string> = {}
  const note = ({ field, sentence }: Refused): void => {
    errors[field ?? 'form'] ??= sentence
  }
  const judged = judgeRegistration({
    role: filled.role,
    bodyName: textOrNull(filled.body),
    siret: textOrNull(filled.siret),
  })
  if (whole && !judged.ok) note(judged.refusal)
  if (filled.name === '') errors.name = MISSING.name
  if (whole && filled.email === '') errors.email = MISSING.email
  else if (whole && !z.email().safeParse(filled.email).success) errors.email = MISSING.emailShape
  const answered: Answer[] = []
  // One at a time, so that each wrong answer is shown beside its question.
  for (const question of questions.filter((one) => asks(one, filled.role))) {
    const read = readAnswers([question], filled.answers)
    if (read.ok) answered.push(...read.value)
    else note(read.refusal)
  }
  return Object.keys(errors).length > 0
    ? refuse(errors)
    : ok({
        bodyName: judged.ok ? judged.value.bodyName : null,
        siret: judged.ok ? judged.value.siret : null,
        answers: answered,
      })
}

/** What a form carries on to its next step. */
export const carried = (filled: Filled): readonly (readonly [name: string, value: string])[] => [
  ['role', filled.role],
  ...(needsBody(filled.role) || filled.body !== '' ? [['body', filled.body] as const] : []),
  ['siret', filled.siret],
  ['email', filled.email],
  ['name', filled.name],
  ['jobTitle', filled.jobTitle],
  ['accessNeeds', filled.accessNeeds],
  ...(filled.signLanguage ? [['signLanguage', 'on'] as const] : []),
  ...(filled.listed ? [['listed', 'on'] as const] : []),
  ...Object.entries(filled.answers).flatMap(([name, values]) =>
    values.map((value) => [name, value] as const),
  ),
]
