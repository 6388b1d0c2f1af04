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
  register_source: {
    processing: 'directory',
    retention: 'reference',
    columns: {
      internal: [
        'territory_id',
        'id',
        'register',
        'title',
        'url',
        'every',
        'by_itself',
        'end_gone',
        'created_at',
        'checked_at',
        'file_hash',
        'outcome',
        'failure',
        'import_id',
      ],
      personal: ['created_by'],
    },
    shown: ['title', 'created_at'],
    of: ({ id }) => sql`created_by = ${id}`,
    erasure: { set: { created_by: null } },
  },
  address_lookup: {
    processing: 'directory',
    retention: 'structure',
    columns: { internal: ['territory_id', 'structure_id', 'address_hash', 'asked_at'] },
  },
} satisfies Tables
