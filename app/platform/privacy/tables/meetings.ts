import { sql } from 'kysely'
import type { Tables } from '../classes.ts'

/** What the parties of a day need, offer and ask of each other: bodies, but for the words of a request. */
export const meetingsTables = {
  meeting_rules: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: [
        'territory_id',
        'event_id',
        'mode',
        'acceptance',
        'wishes_until',
        'request_hours',
        'most_requests',
      ],
    },
  },
  stated_need: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: [
        'territory_id',
        'id',
        'event_id',
        'participant_id',
        'title',
        'sector',
        'departments',
        'quarter',
        'amount_band',
        'created_at',
      ],
    },
  },
  stated_offer: {
    processing: 'events',
    retention: 'event',
    columns: { internal: ['territory_id', 'event_id', 'participant_id', 'sectors', 'departments'] },
  },
  // Before the representatives: it is found through them.
  meeting_request: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: [
        'territory_id',
        'id',
        'event_id',
        'from_id',
        'to_id',
        'state',
        'slot_id',
        'created_at',
        'expires_at',
        'answered_at',
        'meeting_id',
        'cancelled_by',
      ],
      personal: ['message', 'reason'],
    },
    shown: ['event_id', 'state', 'created_at', 'message', 'reason'],
    of: ({ email }) =>
      sql`from_id in (select participant_id from representative where lower(email) = ${email})`,
    erasure: { set: { message: null, reason: null } },
  },
} satisfies Tables
