import { sql } from 'kysely'
import type { Tables } from '../classes.ts'

/** Structures put aside, what is noted on them, searches that are followed. */
export const shortlistsTables = {
  shortlist_item: {
    processing: 'shortlists',
    retention: 'lists',
    columns: {
      internal: ['territory_id', 'shortlist_id', 'structure_id', 'position', 'note_version', 'removed_at'],
      personal: ['note', 'note_by', 'note_at', 'added_by', 'added_at'],
    },
    shown: ['shortlist_id', 'structure_id', 'note', 'note_at', 'added_at'],
    of: ({ id }) => sql`(added_by = ${id} or note_by = ${id})`,
    // The lines of a body stay with it, without a name; one's own go with their list.
    erasure: 'with the account',
    mentions: ['note'],
  },
  shortlist: {
    processing: 'shortlists',
    retention: 'lists',
    columns: {
      internal: [
        'territory_id',
        'id',
        'owner_id',
        'organisation_id',
        'updated_at',
        'archived_at',
        'deleted_at',
      ],
      personal: ['title', 'created_by', 'created_at'],
    },
    shown: ['title', 'organisation_id', 'created_at', 'archived_at', 'deleted_at'],
    of: ({ id }) => sql`(owner_id = ${id} or created_by = ${id})`,
    erasure: 'with the account',
    mentions: ['title'],
  },
  shortlist_link: {
    processing: 'shortlists',
    retention: 'discarded',
    columns: {
      internal: ['territory_id', 'id', 'shortlist_id', 'with_notes', 'revoked_at', 'last_used_at'],
      personal: ['title', 'created_by', 'created_at', 'expires_at'],
      secret: ['token_hash'],
    },
    shown: ['shortlist_id', 'title', 'created_at', 'expires_at', 'revoked_at', 'last_used_at'],
    of: ({ id }) => sql`created_by = ${id}`,
    // Those of a body's list stay with it, without a name; those of one's own go with the list.
    erasure: 'with the account',
    mentions: ['title'],
  },
  saved_search: {
    processing: 'shortlists',
    retention: 'account',
    columns: {
      internal: ['territory_id', 'id', 'person_id', 'frequency', 'seen', 'checked_at', 'deleted_at'],
      personal: ['title', 'query', 'paused', 'created_at'],
    },
    shown: ['title', 'query', 'frequency', 'paused', 'created_at'],
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
  },
} satisfies Tables
