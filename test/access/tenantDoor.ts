import { idOf, idsOf, type Letter, type Rows, startOf } from './tenant.ts'

/** Rows of the door of a day: badges, devices, arrivals, absences. */
export const doorRows = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const ofEvent = { territory_id, event_id: id.event }
  const text = startOf(letter)
  return {
    badge: [{ ...ofEvent, representative_id: id.representative, code: letter.repeat(16), created_at: now }],
    door_device: [{ ...ofEvent, id: id.device, label: text, created_at: now }],
    check_in: [
      {
        ...ofEvent,
        id: idOf(letter, 72),
        representative_id: id.representative,
        kind: 'arrival',
        way: 'badge',
        actor: `agent:${id.device}`,
        at: now,
        received_at: now,
      },
      {
        ...ofEvent,
        id: idOf(letter, 73),
        representative_id: id.representative,
        kind: 'arrival',
        way: 'name',
        actor: `person:${id.person}`,
        at: now,
        received_at: now,
      },
    ],
    day_note: [{ ...ofEvent, participant_id: id.buyer, about_id: id.supplier, text, written_at: now }],
    shared_contact: [{ ...ofEvent, participant_id: id.buyer, agreed_at: now }],
    absence: [{ ...ofEvent, participant_id: id.buyer, recorded_at: now }],
  }
}
