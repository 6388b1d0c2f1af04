import type { Temporal } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { t } from '../messages.ts'
import { type Call, type CallPhase, LONGEST_ANSWER, phaseOf } from './call.ts'
import type { Refused } from './refusals.ts'

export type ApplicationState = 'draft' | 'submitted' | 'withdrawn'
export const applicationStates = ['draft', 'submitted', 'withdrawn'] as const

export const outcomes = ['chosen', 'substitute', 'declined'] as const
export type Outcome = (typeof outcomes)[number]

/** What an applicant writes. */
export type Answers = {
  readonly structure: string
  readonly siret: string | null
  readonly sector: string | null
  readonly department: string | null
  readonly firstTimer: boolean | null
  readonly contactName: string | null
  readonly contactEmail: string | null
  readonly eligibility: { readonly [question: string]: boolean }
  readonly answers: { readonly [question: string]: string }
}

export type Application = Answers & {
  readonly id: string
  readonly eventId: string
  /** From 1, in the order of first saving: what the jury calls it by. */
  readonly number: number
  readonly state: ApplicationState
  readonly personId: string | null
  readonly submittedAt: Date | null
  readonly outcome: Outcome | null
  readonly position: number | null
  readonly reason: string | null
  readonly halfDayId: string | null
}

/** The people to be written to about these applications. */
export const contactsOf = (applications: readonly Application[]) =>
  applications.map(({ contactName, contactEmail }) => ({ name: contactName, email: contactEmail }))

export type Problem = { readonly field: string; readonly sentence: string }

/** What keeps an application from being sent; empty when it is ready. */
export const problemsOf = (
  call: Pick<Call, 'eligibility' | 'questions'>,
  application: Answers,
): readonly Problem[] => {
  const missing = (value: unknown, field: string, sentence: string): Problem[] =>
    value === null || value === undefined || value === '' ? [{ field, sentence }] : []
  return [
    ...missing(application.sector, 'sector', t.missing.sector),
    ...missing(application.department, 'department', t.missing.department),
    ...missing(application.firstTimer, 'firstTimer', t.missing.firstTimer),
    ...missing(application.contactName, 'contactName', t.missing.contactName),
    ...missing(application.contactEmail, 'contactEmail', t.missing.contactEmail),
    ...call.eligibility.flatMap(({ id, text, expected, sentence }): Problem[] => {
      const given = application.eligibility[id]
      if (given === undefined) return [{ field: id, sentence: t.missing.answer(text) }]
      return given === expected ? [] : [{ field: id, sentence }]
    }),
    ...call.questions.flatMap(({ id, text, length }): Problem[] => {
      const given = application.answers[id] ?? ''
      if (given === '') return [{ field: id, sentence: t.missing.answer(text) }]
      return given.length > LONGEST_ANSWER[length]
        ? [{ field: id, sentence: t.missing.tooLong(text, LONGEST_ANSWER[length]) }]
        : []
    }),
  ]
}

const phaseRefusal = (call: Call, phase: CallPhase): Refused =>
  phase === 'coming'
    ? { code: 'not-open', sentence: t.refusals.notOpen(call.opensAt) }
    : { code: 'too-late', sentence: t.refusals.tooLate(call.closesAt) }

/** May something be written in this call now? */
export const acceptsNow = (call: Call, now: Temporal.PlainDateTime): Result<null, Refused> => {
  const phase = phaseOf(call, now)
  return phase === 'open' ? ok(null) : refuse(phaseRefusal(call, phase))
}

/** A draft may be changed while the call is open; what was sent may not. */
export const mayEdit = (
  call: Call,
  application: Pick<Application, 'state'>,
  now: Temporal.PlainDateTime,
): Result<null, Refused> =>
  application.state === 'draft'
    ? acceptsNow(call, now)
    : refuse({ code: 'not-draft', sentence: t.refusals.notDraft[application.state] })

/** A draft that is whole, in time, with the consent of whoever sends it. */
export const maySubmit = (
  call: Call,
  application: Application,
  now: Temporal.PlainDateTime,
  consent: boolean,
): Result<null, Refused> => {
  const editable = mayEdit(call, application, now)
  if (!editable.ok) return editable
  const [problem] = problemsOf(call, application)
  if (problem !== undefined) return refuse({ code: 'incomplete', ...problem })
  return consent
    ? ok(null)
    : refuse({ code: 'consent-missing', field: 'consent', sentence: t.refusals.consentMissing })
}

/** Until an answer is sent, whoever applied may withdraw; once chosen, the organiser must know by another way. */
export const mayWithdraw = (call: Call, application: Application): Result<null, Refused> => {
  if (application.state === 'withdrawn')
    return refuse({ code: 'not-submitted', sentence: t.refusals.alreadyWithdrawn })
  return call.answeredAt === null
    ? ok(null)
    : refuse({ code: 'already-answered', sentence: t.refusals.withdrawAfterAnswer })
}
