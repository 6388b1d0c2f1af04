import { sql } from 'kysely'
import type { Tables } from '../classes.ts'

/** Who people are, and how they prove it. */
export const identityTables = {
  person_session: {
    processing: 'security',
    retention: 'sessions',
    columns: {
      internal: ['id', 'person_id', 'method', 'second_factor_at', 'expires_at'],
      personal: ['ip_address', 'user_agent', 'created_at', 'updated_at'],
      secret: ['token'],
    },
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
  },
  person_credential: {
    processing: 'security',
    retention: 'account',
    columns: {
      internal: [
        'id',
        'person_id',
        'provider_id',
        'access_token_expires_at',
        'refresh_token_expires_at',
        'scope',
        'created_at',
        'updated_at',
      ],
      personal: ['account_id'],
      secret: ['password', 'access_token', 'refresh_token', 'id_token'],
    },
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
  },
  // A challenge or the digest of a link, with whom it was made for.
  person_verification: {
    processing: 'security',
    retention: 'sessions',
    columns: { internal: ['id', 'expires_at', 'created_at', 'updated_at'], secret: ['identifier', 'value'] },
    of: ({ id, email }) => sql`(position(${id} in value) > 0 or position(${email} in lower(value)) > 0)`,
    erasure: 'delete',
  },
  second_factor: {
    processing: 'security',
    retention: 'account',
    columns: {
      internal: ['id', 'person_id', 'verified', 'failed_verification_count', 'locked_until'],
      secret: ['secret', 'backup_codes'],
    },
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
  },
  passkey: {
    processing: 'security',
    retention: 'account',
    columns: {
      internal: [
        'id',
        'person_id',
        'counter',
        'device_type',
        'backed_up',
        'transports',
        'aaguid',
        'created_at',
        'user_verified',
        'last_used_at',
      ],
      personal: ['name', 'public_key', 'credential_id'],
    },
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
  },
  api_key: {
    processing: 'security',
    retention: 'account',
    columns: {
      internal: [
        'territory_id',
        'id',
        'person_id',
        'organisation_id',
        'created_by',
        'ending',
        'scopes',
        'created_at',
        'expires_at',
        'last_used_at',
        'revoked_at',
      ],
      personal: ['name'],
      secret: ['key_hash'],
    },
    of: ({ id }) => sql`(person_id = ${id} or created_by = ${id})`,
    shown: ['id', 'name', 'organisation_id', 'ending', 'scopes', 'created_at', 'expires_at', 'last_used_at'],
    erasure: 'with the account',
  },
  person_device: {
    processing: 'security',
    retention: 'account',
    columns: { internal: ['person_id', 'first_seen_at'], personal: ['digest'] },
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
  },
  closed_checklist: {
    processing: 'account',
    retention: 'account',
    columns: { internal: ['person_id'], personal: ['checklist', 'closed_at'] },
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
  },
  notice: {
    processing: 'account',
    retention: 'mails',
    columns: {
      internal: ['territory_id', 'id', 'person_id', 'key', 'href', 'frequency', 'digest_day'],
      personal: ['topic', 'title', 'body', 'created_at', 'read_at', 'archived_at'],
    },
    of: ({ id }) => sql`person_id = ${id}`,
    shown: ['topic', 'title', 'body', 'created_at', 'read_at', 'archived_at'],
    erasure: 'with the account',
    mentions: ['title', 'body'],
  },
  notice_preference: {
    processing: 'account',
    retention: 'account',
    columns: { internal: ['territory_id', 'person_id'], personal: ['topic', 'frequency', 'updated_at'] },
    of: ({ id }) => sql`person_id = ${id}`,
    shown: ['topic', 'frequency', 'updated_at'],
    erasure: 'with the account',
  },
  // Keyed digests: nobody is found from them.
  throttle: {
    processing: 'security',
    retention: 'attempts',
    columns: { internal: ['key', 'window_start', 'count'] },
  },
  // Last: erasing it takes away all that goes with the account.
  person: {
    processing: 'account',
    retention: 'accounts',
    columns: {
      internal: [
        'id',
        'email_verified',
        'second_factor',
        'deactivated_at',
        'demo',
        'created_at',
        'updated_at',
      ],
      personal: [
        'name',
        'email',
        'image',
        'last_seen_at',
        'workplace_siret',
        'workplace_stated_at',
        'workplace_settled_at',
      ],
    },
    of: ({ id }) => sql`id = ${id}`,
    erasure: 'delete',
  },
} satisfies Tables
