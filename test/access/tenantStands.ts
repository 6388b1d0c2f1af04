import { idsOf, type Letter, type Rows, startOf } from './tenant.ts'

/** A stand that the buyer has, and what it asked for. */
export const standRowsOf = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const ofEvent = { territory_id, event_id: id.event, participant_id: id.buyer }
  return {
    stand: [{ ...ofEvent, id: id.stand, number: 1, x: 1, y: 1, given_at: now }],
    stand_request: [
      {
        ...ofEvent,
        id: id.standRequest,
        state: 'accepted',
        note: startOf(letter),
        asked_at: now,
      },
    ],
  }
}
