import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { t } from '../messages.ts'
import { MOST_QUESTIONS, type Question } from './call.ts'
import type { Refused } from './refusals.ts'

/** What was answered to one question: a text, or the choices made. A consent holds its own sentence once given. */
export type Answer = { readonly questionId: string; readonly value: string | readonly string[] }

/** Name of the field of a question: fixed names, so that the form refuses any other. */
export const fieldOf = (question: Pick<Question, 'field'>): string => `q${question.field}`

/** Every field that a form of this kind may hold. */
export const answerFields = Array.from({ length: MOST_QUESTIONS }, (_, index) => `q${index + 1}`)

const LONGEST = { text: 300, long: 4000 } as const

/**
 * The answers of a form, or the first thing to mend in it. A file is given later, on the registration's own page.
 *
 * @param typed values by field name, as many as were sent
 */
export const readAnswers = (
  questions: readonly Question[],
  typed: Readonly<Record<string, readonly string[]>>,
): Result<readonly Answer[], Refused> => {
  const answers: Answer[] = []
  for (const question of questions) {
    if (question.kind === 'file') continue
    const field = fieldOf(question)
    const values = (typed[field] ?? []).map((value) => value.trim()).filter((value) => value !== '')
    const refusal = refusalOf(question, values)
    if (refusal !== null) return refuse({ code: 'answer-invalid', field, sentence: refusal })
    if (values.length === 0) continue
    answers.push({
      questionId: question.id,
      value:
        question.kind === 'choices'
          ? values
          : question.kind === 'consent'
            ? question.label
            : (values[0] ?? ''),
    })
  }
  return ok(answers)
}

/**
 * The questions as they are put again to somebody who answered before: a choice that is no longer offered stays theirs,
 * as long as they keep it.
 */
export const withAnswered = (
  questions: readonly Question[],
  answers: readonly Answer[],
): readonly Question[] =>
  questions.map((question) => {
    if (question.kind !== 'choice' && question.kind !== 'choices') return question
    const said = answers.find(({ questionId }) => questionId === question.id)
    const gone = [said?.value ?? []].flat().filter((value) => !question.options.includes(value))
    return gone.length === 0 ? question : { ...question, options: [...question.options, ...gone] }
  })

const refusalOf = (question: Question, values: readonly string[]): string | null => {
  const words = t.refusals
  if (values.length === 0) {
    if (!question.required) return null
    return question.kind === 'consent' ? words.consentMissing : words.answerMissing(question.label)
  }
  switch (question.kind) {
    case 'text':
    case 'long':
      return (values[0] ?? '').length > LONGEST[question.kind]
        ? words.answerTooLong(LONGEST[question.kind], (values[0] ?? '').length)
        : null
    case 'choice':
    case 'choices':
      return values.every((value) => question.options.includes(value)) &&
        (question.kind === 'choices' || values.length === 1)
        ? null
        : words.choiceUnknown
    case 'consent':
    case 'file':
      return null
  }
}
