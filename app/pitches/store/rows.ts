import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { PitchApplication, PitchAssessment, PitchCall } from '../../platform/database/schema.ts'
import { type Application, applicationStates, outcomes } from '../domain/application.ts'
import { answerLengths, type Call, type CallContent, tieRules } from '../domain/call.ts'
import { quotaKinds } from '../domain/quota.ts'
import type { Assessment } from '../domain/ranking.ts'

const eligibility = z.array(
  z.strictObject({ id: z.string(), text: z.string(), expected: z.boolean(), sentence: z.string() }),
)
const questions = z.array(z.strictObject({ id: z.string(), text: z.string(), length: z.enum(answerLengths) }))
const criteria = z.array(z.strictObject({ id: z.string(), label: z.string(), weight: z.int() }))
const quotas = z.array(
  z.strictObject({
    kind: z.enum(quotaKinds),
    bound: z.enum(['most', 'least']),
    code: z.string().nullable(),
    count: z.int(),
  }),
)

/** Columns are closed by checks and written by this module alone: anything else is a fault of the database. */
export const toCall = (row: Selectable<PitchCall>): Call => ({
  id: row.id,
  eventId: row.event_id,
  opensAt: row.opens_at,
  closesAt: row.closes_at,
  juryUntil: row.jury_until,
  presentation: row.presentation,
  places: row.places,
  substitutes: row.substitutes,
  blind: row.blind,
  tieRule: z.enum(tieRules).parse(row.tie_rule),
  eligibility: eligibility.parse(row.eligibility),
  questions: questions.parse(row.questions),
  criteria: criteria.parse(row.criteria),
  quotas: quotas.parse(row.quotas),
  decidedAt: row.decided_at,
  deviation: row.deviation,
  answeredAt: row.answered_at,
  publishedAt: row.published_at,
  programmeItemId: row.programme_item_id,
})

export const fromContent = (content: CallContent) => ({
  opens_at: content.opensAt,
  closes_at: content.closesAt,
  jury_until: content.juryUntil,
  presentation: content.presentation,
  places: content.places,
  substitutes: content.substitutes,
  blind: content.blind,
  tie_rule: content.tieRule,
  eligibility: JSON.stringify(content.eligibility),
  questions: JSON.stringify(content.questions),
  criteria: JSON.stringify(content.criteria),
  quotas: JSON.stringify(content.quotas),
})

export const toApplication = (row: Selectable<PitchApplication>): Application => ({
  id: row.id,
  eventId: row.event_id,
  number: row.number,
  state: z.enum(applicationStates).parse(row.state),
  structure: row.structure,
  siret: row.siret,
  sector: row.sector,
  department: row.department,
  firstTimer: row.first_timer,
  contactName: row.contact_name,
  contactEmail: row.contact_email,
  personId: row.person_id,
  eligibility: z.record(z.string(), z.boolean()).parse(row.eligibility),
  answers: z.record(z.string(), z.string()).parse(row.answers),
  submittedAt: row.submitted_at,
  outcome: z.enum(outcomes).nullable().parse(row.outcome),
  position: row.position,
  reason: row.reason,
  halfDayId: row.half_day_id,
})

export const toAssessment = (row: Selectable<PitchAssessment>): Assessment => ({
  applicationId: row.application_id,
  personId: row.person_id,
  state: z.enum(['draft', 'complete', 'conflict']).parse(row.state),
  scores: z.record(z.string(), z.int()).parse(row.scores),
  comment: row.comment,
})
