import { idsOf, type Letter, type Rows, startOf } from './tenant.ts'

/** What tenants hold of what came of their day: one row at least in each table, and both sides of the meeting. */
export const outcomeRowsOf = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const ofEvent = { territory_id, event_id: id.event }
  const text = startOf(letter)
  const pair = { ...ofEvent, buyer_id: id.buyer, supplier_id: id.supplier, meeting_id: id.meeting }
  const answer = { ...pair, step: 'at-once', outcome: 'follow-up', note: text, answered_at: now }
  return {
    meeting_answer: [
      { ...answer, side: 'buyer' },
      { ...answer, side: 'supplier' },
    ],
    meeting_consequence: [
      { ...pair, id: id.consequence, kind: 'need', step: 'day-7', reference: text, noted_at: now },
    ],
    satisfaction_answer: [
      {
        ...ofEvent,
        respondent_id: id.registration,
        role: 'buyer',
        overall: 4,
        recommend: 9,
        comment: text,
        answered_at: now,
      },
      {
        ...ofEvent,
        respondent_id: id.supplier,
        role: 'supplier',
        overall: 4,
        recommend: 9,
        answered_at: now,
      },
    ],
    follow_up: [{ ...ofEvent, step: 'day-7', sent_at: now, mailed: 1 }],
    report_talk: [
      {
        ...ofEvent,
        id: id.talk,
        title: `Intervention ${letter}`,
        speaker: `Organisme ${letter}`,
        url: 'https://exemple.fr/intervention',
        created_at: now,
      },
    ],
    report_testimony: [
      {
        ...ofEvent,
        id: id.testimony,
        quote: `Témoignage ${letter}`,
        body: `Organisme ${letter}`,
        job: 'Direction',
        consented_at: now,
      },
    ],
    event_report: [{ ...ofEvent, published_at: now, figures: FIGURES }],
  }
}

const none = { answers: 0, asked: 0, counts: [] }
const FIGURES = JSON.stringify({
  asOf: '2026-01-01T00:00:00Z',
  people: [],
  meetings: { asked: 1, planned: 1, held: 1, notHeld: 0, unsaid: 0 },
  unmet: [],
  atOnce: none,
  bySide: { buyer: 0, supplier: 0 },
  otherwise: none,
  day7: none,
  day90: none,
  followed: [],
  satisfaction: { answers: 0, asked: 0, means: [], recommendation: null },
})
