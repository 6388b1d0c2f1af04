import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { codeOf } from '../../app/events/index.ts'
import { newId } from '../../app/platform/database/id.ts'
import type { DB } from '../../app/platform/database/schema.ts'

/** Where the rows are: `eventId` and `participantId` are of their own tenant. */
export type MarkedPlace = {
  readonly territoryId: string
  readonly eventId: string
  readonly participantId: string
  readonly at: Date
}

type Marks = {
  readonly id: string
  readonly email: string
  readonly name: string
  /** Words given to the person. */
  readonly mark: (column: string, value?: string) => string
  /** Words that open doors. */
  readonly hide: (column: string) => string
  readonly hidden: (column: string, value: string) => string
}

/** The same, in the tables of a day and of what stands around it. */
export const seedMarkedDay = async (
  db: Kysely<DB>,
  place: MarkedPlace,
  { id, email, name, mark, hide, hidden }: Marks,
): Promise<void> => {
  const { territoryId: territory_id, at } = place
  const later = new Date(at.getTime() + 3_600_000)
  const dated = { created_at: at, updated_at: at }
  const representativeId = newId()
  await db
    .insertInto('representative')
    .values({
      territory_id,
      id: representativeId,
      event_id: place.eventId,
      participant_id: place.participantId,
      position: 1,
      name: mark('representative.name', name),
      email: mark('representative.email', email),
    })
    .execute()
  const [side, other] = [newId(), newId()]
  const parties = [side, other].map((party, n) => ({
    territory_id,
    id: party,
    event_id: place.eventId,
    role: n === 0 ? 'supplier' : 'buyer',
    display_name: `Partie ${party}`,
    name_key: `partie ${party}`,
    created_at: at,
  }))
  await db.insertInto('participant').values(parties).execute()
  await db
    .insertInto('representative')
    .values({
      territory_id,
      id: newId(),
      event_id: place.eventId,
      participant_id: side,
      position: 1,
      name,
      email,
    })
    .execute()
  await db
    .insertInto('meeting_request')
    .values({
      territory_id,
      id: newId(),
      event_id: place.eventId,
      from_id: side,
      to_id: other,
      state: 'declined',
      message: mark('meeting_request.message'),
      reason: mark('meeting_request.reason'),
      created_at: at,
      expires_at: later,
    })
    .execute()
  const mailing = newId()
  await db
    .insertInto('mailing')
    .values({
      territory_id,
      id: mailing,
      event_id: place.eventId,
      author_id: id,
      state: 'confirmed',
      segment: 'everybody',
      subject: 'Objet',
      body: 'Texte',
      with_link: false,
      created_at: at,
      updated_at: at,
      confirmed_at: at,
    })
    .execute()
  await db
    .insertInto('mailing_recipient')
    .values({
      territory_id,
      id: newId(),
      event_id: place.eventId,
      mailing_id: mailing,
      address: mark('mailing_recipient.address', email),
      name: mark('mailing_recipient.name', name),
      state: 'queued',
      way_out: hidden('mailing_recipient.way_out', `refus-${mailing}`),
    })
    .execute()
  await db
    .insertInto('mailing_refusal')
    .values({
      territory_id,
      event_id: place.eventId,
      address: mark('mailing_refusal.address', email),
      refused_at: at,
    })
    .execute()
  await db
    .insertInto('stand_request')
    .values({
      territory_id,
      id: newId(),
      event_id: place.eventId,
      participant_id: side,
      state: 'refused',
      note: mark('stand_request.note'),
      reason: mark('stand_request.reason'),
      asked_at: at,
    })
    .execute()
  const importId = newId()
  const ofImport = { territory_id, event_id: place.eventId, import_id: importId, number: 1 }
  const marked = { name: mark('import_person.name', name), email: mark('import_person.email', email) }
  await db
    .insertInto('event_import')
    .values({
      territory_id,
      event_id: place.eventId,
      id: importId,
      kind: 'participants',
      file_name: 'participants.csv',
      made_at: at,
      added: 0,
      changed: 1,
      rejected: 0,
    })
    .execute()
  await db
    .insertInto('import_change')
    .values({ ...ofImport, participant_id: side, before: '{}', after: 'x' })
    .execute()
  await db
    .insertInto('import_person')
    .values({ ...ofImport, ...marked, id: newId(), position: 1 })
    .execute()
  await db
    .insertInto('meeting_answer')
    .values({
      territory_id,
      event_id: place.eventId,
      buyer_id: other,
      supplier_id: side,
      side: 'supplier',
      step: 'at-once',
      meeting_id: newId(),
      outcome: 'nothing',
      note: mark('meeting_answer.note'),
      answered_at: at,
    })
    .execute()
  await db
    .insertInto('satisfaction_answer')
    .values({
      territory_id,
      event_id: place.eventId,
      respondent_id: side,
      role: 'supplier',
      overall: 4,
      recommend: 8,
      comment: mark('satisfaction_answer.comment'),
      answered_at: at,
    })
    .execute()
  await db
    .insertInto('registration_call')
    .values({ territory_id, event_id: place.eventId, opens_on: '2026-01-01', closes_on: '2026-01-02' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const registrationId = newId()
  await db
    .insertInto('registration')
    .values({
      territory_id,
      id: registrationId,
      event_id: place.eventId,
      role: 'public',
      state: 'confirmed',
      name: mark('registration.name', name),
      email: mark('registration.email', email),
      job_title: mark('registration.job_title'),
      access_needs: mark('registration.access_needs'),
      answers: JSON.stringify([{ questionId: newId(), value: mark('registration.answers') }]),
      created_at: at,
      queued_at: at,
    })
    .execute()
  const questionId = newId()
  await db
    .insertInto('registration_question')
    .values({
      territory_id,
      event_id: place.eventId,
      id: questionId,
      position: 1,
      field: 1,
      kind: 'file',
      label: 'Fichier',
      required: false,
    })
    .execute()
  await db
    .insertInto('registration_file')
    .values({
      territory_id,
      event_id: place.eventId,
      registration_id: registrationId,
      question_id: questionId,
      name: mark('registration_file.name'),
      media_type: 'application/pdf',
      content: Buffer.from(mark('registration_file.content')),
      given_at: at,
    })
    .execute()
  await db
    .insertInto('badge')
    .values({
      territory_id,
      event_id: place.eventId,
      representative_id: representativeId,
      code: hidden('badge.code', codeOf(randomBytes(10))),
      created_at: at,
    })
    .execute()
  await db
    .insertInto('check_in')
    .values({
      territory_id,
      event_id: place.eventId,
      id: newId(),
      representative_id: representativeId,
      kind: 'arrival',
      way: 'badge',
      actor: 'system:essai',
      at,
      received_at: at,
    })
    .execute()
  await db
    .insertInto('day_note')
    .values({
      territory_id,
      event_id: place.eventId,
      participant_id: place.participantId,
      about_id: place.participantId,
      text: mark('day_note.text'),
      written_at: at,
    })
    .execute()
  await db
    .insertInto('access_link')
    .values({
      territory_id,
      id: newId(),
      token_hash: hide('access_link.token_hash'),
      subject_id: place.participantId,
      event_id: place.eventId,
      rights: ['agenda.read'],
      created_at: at,
      expires_at: later,
    })
    .execute()
  const ofEvent = { territory_id, event_id: place.eventId }
  const applicationId = newId()
  await db
    .insertInto('pitch_application')
    .values({
      ...ofEvent,
      ...dated,
      id: applicationId,
      number: 1,
      state: 'draft',
      structure: 'Structure d’essai',
      contact_name: mark('pitch_application.contact_name', name),
      contact_email: mark('pitch_application.contact_email', email),
      person_id: id,
    })
    .execute()
  await db
    .insertInto('pitch_juror')
    .values({ ...ofEvent, person_id: id, invited_at: at })
    .execute()
  await db
    .insertInto('pitch_juror_invitation')
    .values({ ...ofEvent, email: mark('pitch_juror_invitation.email', email), invited_at: at })
    .execute()
  await db
    .insertInto('pitch_assessment')
    .values({
      ...ofEvent,
      application_id: applicationId,
      person_id: id,
      state: 'draft',
      scores: JSON.stringify({ [mark('pitch_assessment.scores')]: 1 }),
      comment: mark('pitch_assessment.comment'),
      updated_at: at,
    })
    .execute()
}
