import { idOf, idsOf, type Letter, type Rows } from './tenant.ts'

/** Rows of the board of a day: what its organiser forbids, and a computation. */
export const boardRows = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const ofEvent = { territory_id, event_id: id.event }
  return {
    meeting_forbid: [
      {
        ...ofEvent,
        id: id.forbid,
        buyer_id: id.buyer,
        supplier_id: id.supplier,
        slot_id: id.slot,
        created_at: now,
      },
    ],
    meeting_video: [
      {
        ...ofEvent,
        buyer_id: id.buyer,
        supplier_id: id.supplier,
        url: `https://visio.exemple.fr/salle-${letter.toLowerCase()}`,
        written_at: now,
      },
    ],
    timetable_run: [
      {
        ...ofEvent,
        id: idOf(letter, 101),
        seed: 1,
        seconds: 2,
        state: 'done',
        version_id: id.version,
        asked_at: now,
        ended_at: now,
      },
    ],
  }
}
