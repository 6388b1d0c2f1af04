import { sql } from 'kysely'
import type { Tables } from '../classes.ts'

/** What people propose about the directory, and records taken out of it. */
export const curationTables = {
  // Their words and their address go; what they proposed says nothing of them.
  proposal_author: {
    processing: 'curation',
    retention: 'requests',
    columns: {
      internal: ['territory_id', 'id', 'proposal_id', 'person_id'],
      personal: ['email', 'source', 'message', 'written_at'],
    },
    shown: ['email', 'source', 'message', 'written_at'],
    of: ({ id, email }) => sql`(person_id = ${id} or lower(email) = ${email})`,
    erasure: 'delete',
    mentions: ['source', 'message'],
  },
  proposal: {
    processing: 'curation',
    retention: 'requests',
    columns: {
      internal: [
        'territory_id',
        'id',
        'kind',
        'structure_id',
        'department',
        'state',
        'change',
        'seen',
        'fingerprint',
        'reports',
        'created_at',
        'decided_at',
        'decided_by',
        'reason',
        'answer',
        'accepted',
      ],
    },
    mentions: ['change', 'answer'],
  },
  structure_removal: {
    processing: 'directory',
    retention: 'structure',
    columns: {
      internal: ['territory_id', 'structure_id', 'reason', 'note', 'removed_at', 'removed_by'],
    },
    mentions: ['note'],
  },
} satisfies Tables
