import { idOf, idsOf, type Letter, type Rows, startOf } from './tenant.ts'

/** Rows of the modules that stand around an event: registrations, needs, requests. Parents come before their children. */
export const dayRows = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const later = new Date(now.getTime() + 86_400_000)
  const ofEvent = { territory_id, event_id: id.event }
  const text = startOf(letter)
  return {
    timetable_step: [
      {
        ...ofEvent,
        id: idOf(letter, 67),
        version_id: id.version,
        number: 1,
        kind: 'move',
        before: '[]',
        after: '[]',
        at: now,
      },
    ],
    meeting_rules: [{ ...ofEvent, mode: 'parties' }],
    stated_need: [
      {
        ...ofEvent,
        id: id.need,
        participant_id: id.buyer,
        title: text,
        sector: 'nettoyage',
        created_at: now,
      },
    ],
    stated_offer: [{ ...ofEvent, participant_id: id.buyer, sectors: ['nettoyage'] }],
    meeting_request: [
      {
        ...ofEvent,
        id: id.request,
        from_id: id.supplier,
        to_id: id.buyer,
        state: 'waiting',
        slot_id: id.slot,
        message: text,
        created_at: now,
        expires_at: later,
      },
    ],
    registration_call: [
      { ...ofEvent, opens_on: '2026-01-01', closes_on: '2099-03-09', places: 200, taken: 1 },
    ],
    registration_role: [{ ...ofEvent, role: 'public', places: 100, taken: 1 }],
    registration_question: [
      {
        ...ofEvent,
        id: id.question,
        position: 1,
        field: 1,
        kind: 'text',
        label: 'Attentes',
        required: false,
      },
      {
        ...ofEvent,
        id: id.fileQuestion,
        position: 2,
        field: 2,
        kind: 'file',
        label: 'Plaquette',
        required: false,
      },
    ],
    registration: [
      {
        ...ofEvent,
        id: id.registration,
        role: 'public',
        state: 'confirmed',
        name: text,
        email: `i-${text}@${letter.toLowerCase()}.exemple.fr`,
        created_at: now,
        queued_at: now,
      },
    ],
    registration_file: [
      {
        ...ofEvent,
        registration_id: id.registration,
        question_id: id.fileQuestion,
        name: `${text}.pdf`,
        media_type: 'application/pdf',
        content: Buffer.from(text),
        given_at: now,
      },
    ],
  }
}
