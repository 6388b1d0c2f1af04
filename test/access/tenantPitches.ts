import { idOf, idsOf, type Letter, type Rows, startOf } from './tenant.ts'

/** What tenants hold of the pitches of their day: one row at least in each table. */
export const pitchRowsOf = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const ofEvent = { territory_id, event_id: id.event }
  const made = { created_at: now, updated_at: now }
  const text = startOf(letter)
  const told = letter === 'C'
  return {
    pitch_call: [
      {
        ...ofEvent,
        ...made,
        id: idOf(letter, 80),
        opens_at: '2020-01-01T09:00:00',
        closes_at: told ? '2020-02-01T18:00:00' : '2099-02-01T18:00:00',
        jury_until: told ? '2020-02-15' : '2099-02-15',
        // Public words: nothing of them tells a tenant.
        presentation: `Appel ${letter}`,
        tie_rule: 'earliest',
        criteria: JSON.stringify([{ id: 'c1', label: `Critère ${letter}`, weight: 1 }]),
      },
    ],
    pitch_half_day: [
      {
        ...ofEvent,
        id: id.halfDay,
        starts_at: '2099-03-01T09:00:00',
        ends_at: '2099-03-01T12:00:00',
        place: text,
        capacity: 1,
      },
    ],
    pitch_application: [
      {
        ...ofEvent,
        ...made,
        id: id.application,
        number: 1,
        state: 'submitted',
        structure: text,
        contact_name: text,
        contact_email: `candidature-${text}@${letter.toLowerCase()}.exemple.fr`,
        person_id: id.person,
        consented_at: now,
        submitted_at: now,
      },
    ],
    // The colleague judges; who asked sits beside them, and said nothing yet.
    pitch_juror: [
      { ...ofEvent, person_id: id.colleague, invited_at: now },
      { ...ofEvent, person_id: id.asker, invited_at: now },
    ],
    pitch_juror_invitation: [
      { ...ofEvent, email: `demande-${text}@${letter.toLowerCase()}.exemple.fr`, invited_at: now },
    ],
    pitch_assessment: [
      {
        ...ofEvent,
        application_id: id.application,
        person_id: id.colleague,
        state: 'complete',
        scores: JSON.stringify({ c1: 1 }),
        comment: text,
        updated_at: now,
      },
    ],
  }
}
