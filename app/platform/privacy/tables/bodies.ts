import { sql } from 'kysely'
import type { Tables } from '../classes.ts'

/** Bodies, and who works for them. */
export const bodiesTables = {
  organisation: {
    processing: 'bodies',
    retention: 'body',
    columns: {
      public: ['slug', 'name', 'kinds', 'siren', 'departments', 'city', 'website', 'description'],
      internal: ['territory_id', 'id', 'fictitious', 'created_at', 'archived_at', 'version'],
    },
  },
  membership: {
    processing: 'bodies',
    retention: 'account',
    columns: { internal: ['territory_id', 'organisation_id', 'person_id', 'created_at'], personal: ['role'] },
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
  },
  platform_role: {
    processing: 'bodies',
    retention: 'account',
    columns: { internal: ['territory_id', 'person_id', 'created_at'], personal: ['role'] },
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
  },
  invitation: {
    processing: 'bodies',
    retention: 'requests',
    columns: {
      internal: [
        'territory_id',
        'id',
        'organisation_id',
        'platform_role',
        'role',
        'invited_by',
        'created_at',
        'expires_at',
        'accepted_at',
        'accepted_by',
        'revoked_at',
      ],
      personal: ['email'],
      secret: ['token_hash'],
    },
    of: ({ id, email }) => sql`(lower(email) = ${email} or accepted_by = ${id})`,
    erasure: 'delete',
  },
  join_request: {
    processing: 'bodies',
    retention: 'requests',
    columns: {
      internal: [
        'territory_id',
        'id',
        'organisation_id',
        'person_id',
        'state',
        'decided_by',
        'created_at',
        'decided_at',
      ],
      personal: ['message', 'reason'],
    },
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
    mentions: ['message', 'reason'],
  },
  body_request: {
    processing: 'bodies',
    retention: 'requests',
    columns: {
      public: ['name', 'siren', 'kinds'],
      internal: [
        'territory_id',
        'id',
        'person_id',
        'state',
        'organisation_id',
        'decided_by',
        'created_at',
        'decided_at',
      ],
      personal: ['message', 'reason'],
    },
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
    mentions: ['message', 'reason'],
  },
  organisation_merge: {
    processing: 'bodies',
    retention: 'body',
    columns: {
      public: ['merged_slug'],
      internal: ['territory_id', 'merged_id', 'survivor_id', 'merged_at'],
    },
  },
  email_domain: {
    processing: 'bodies',
    retention: 'body',
    columns: { internal: ['territory_id', 'organisation_id', 'domain', 'created_at'] },
  },
  delegation: {
    processing: 'bodies',
    retention: 'requests',
    columns: {
      internal: ['territory_id', 'id', 'organisation_id', 'from_person_id', 'to_person_id', 'created_at'],
      personal: ['role', 'starts_on', 'ends_on', 'revoked_at'],
    },
    of: ({ id }) => sql`(from_person_id = ${id} or to_person_id = ${id})`,
    erasure: 'with the account',
  },
} satisfies Tables
