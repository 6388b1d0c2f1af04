import { sql } from 'kysely'
import type { Tables } from '../classes.ts'

/** Stands of a day: places and bodies, but for the words of a request. Before the representatives: found through them. */
export const standsTables = {
  stand: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: [
        'territory_id',
        'id',
        'event_id',
        'number',
        'label',
        'x',
        'y',
        'equipment',
        'participant_id',
        'given_at',
      ],
    },
  },
  stand_request: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: [
        'territory_id',
        'id',
        'event_id',
        'participant_id',
        'needs',
        'listed',
        'state',
        'asked_at',
        'decided_at',
      ],
      personal: ['note', 'reason'],
    },
    shown: ['event_id', 'needs', 'listed', 'state', 'asked_at', 'note', 'reason'],
    of: ({ email }) =>
      sql`participant_id in (select participant_id from representative where lower(email) = ${email})`,
    erasure: { set: { note: null, reason: null } },
  },
} satisfies Tables
