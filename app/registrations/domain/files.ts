import type { ParticipantRole } from '../../events/index.ts'
import { asks, type Question } from './call.ts'
import type { Registration } from './registration.ts'

/** A file that somebody gave in answer to a question, without its bytes. */
export type GivenFile = {
  readonly registrationId: string
  readonly questionId: string
  readonly name: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
}

export const filesAsked = (questions: readonly Question[], role: ParticipantRole): readonly Question[] =>
  questions.filter((one) => one.kind === 'file' && asks(one, role))

export const fileFor = (
  files: readonly GivenFile[],
  registration: Pick<Registration, 'id'>,
  question: Pick<Question, 'id'>,
): GivenFile | undefined =>
  files.find(
    ({ registrationId, questionId }) => registrationId === registration.id && questionId === question.id,
  )

/** Questions whose file is still expected: files are given once the place is confirmed. */
export const filesMissing = (
  questions: readonly Question[],
  registration: Pick<Registration, 'id' | 'role' | 'state'>,
  files: readonly GivenFile[],
): readonly Question[] =>
  registration.state !== 'confirmed'
    ? []
    : filesAsked(questions, registration.role).filter(
        (one) => one.required && fileFor(files, registration, one) === undefined,
      )
