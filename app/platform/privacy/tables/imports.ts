import { sql } from 'kysely'
import type { Tables } from '../classes.ts'

/** Files of participants and wishes: what each import did, so that it can be undone. */
export const importsTables = {
  import_columns: {
    processing: 'events',
    retention: 'event',
    columns: { internal: ['territory_id', 'event_id', 'kind', 'columns'] },
  },
  event_import: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: [
        'territory_id',
        'id',
        'event_id',
        'kind',
        'file_name',
        'made_at',
        'added',
        'changed',
        'rejected',
        'undone_at',
      ],
    },
    mentions: ['file_name'],
  },
  import_change: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: [
        'territory_id',
        'event_id',
        'import_id',
        'number',
        'participant_id',
        'to_id',
        'before',
        'after',
        'outcome',
        'reasons',
      ],
    },
  },
  import_person: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: ['territory_id', 'event_id', 'import_id', 'number', 'id', 'position'],
      personal: ['name', 'email'],
    },
    shown: ['event_id', 'name', 'email'],
    of: ({ email }) => sql`lower(email) = ${email}`,
    erasure: 'delete',
  },
} satisfies Tables
