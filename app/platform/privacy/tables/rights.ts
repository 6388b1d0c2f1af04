import { sql } from 'kysely'
import type { Tables } from '../classes.ts'

/** What is owed to people about their data. */
export const rightsTables = {
  // Whoever read is told by body and by function, never by name.
  access_log: {
    processing: 'readings',
    retention: 'readings',
    columns: {
      internal: [
        'territory_id',
        'number',
        'at',
        'capacity',
        'organisation_id',
        'purpose',
        'record_kind',
        'record_id',
        'count',
        'previous_hash',
        'hash',
      ],
      personal: ['actor', 'person_id', 'people'],
    },
    of: ({ id }) => sql`(person_id = ${id} or people @> array[${id}]::uuid[])`,
    shown: ['number', 'at', 'capacity', 'organisation_id', 'purpose', 'record_kind', 'count'],
    erasure: { keep: 'readings' },
  },
  access_log_head: {
    processing: 'readings',
    retention: 'proof',
    columns: { internal: ['territory_id', 'last_number', 'last_hash', 'gone_number', 'gone_hash'] },
  },
  personal_export: {
    processing: 'rights',
    retention: 'requests',
    columns: {
      internal: [
        'territory_id',
        'id',
        'person_id',
        'session_id',
        'organisation_id',
        'state',
        'progress',
        'reason',
        'file_id',
        'finished_at',
        'expires_at',
      ],
      personal: ['kind', 'requested_at', 'people'],
    },
    of: ({ id }) => sql`person_id = ${id}`,
    shown: ['id', 'kind', 'organisation_id', 'state', 'requested_at', 'finished_at', 'expires_at'],
    erasure: 'with the account',
  },
  erasure_request: {
    processing: 'rights',
    retention: 'account',
    columns: { internal: ['person_id', 'state'], personal: ['requested_at', 'due_at', 'reason'] },
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
  },
  erased_person: {
    processing: 'rights',
    retention: 'erasures',
    columns: { internal: ['person_id', 'address_digest', 'erased_at', 'cause'] },
  },
  inactivity_notice: {
    processing: 'rights',
    retention: 'account',
    columns: { internal: ['person_id'], personal: ['warned_at', 'erase_on'] },
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
  },
  retention_setting: {
    processing: 'rights',
    retention: 'reference',
    columns: { internal: ['territory_id', 'rule', 'days', 'decided_at'] },
  },
  retention_hold: {
    processing: 'rights',
    retention: 'requests',
    columns: {
      internal: [
        'territory_id',
        'id',
        'subject_kind',
        'subject_id',
        'placed_by',
        'placed_at',
        'lifted_by',
        'lifted_at',
      ],
      personal: ['reason'],
    },
    of: ({ id }) => sql`(subject_kind = 'person' and subject_id = ${id})`,
    shown: ['reason', 'placed_at', 'lifted_at'],
    erasure: 'delete',
    mentions: ['reason'],
  },
  retention_certificate: {
    processing: 'rights',
    retention: 'proof',
    columns: {
      internal: ['territory_id', 'id', 'rule', 'ran_at', 'cutoff', 'gone', 'held', 'counts', 'hash'],
    },
  },
  consent: {
    processing: 'rights',
    retention: 'account',
    columns: {
      internal: ['id', 'person_id', 'text_version', 'method'],
      personal: ['subject', 'given_at', 'withdrawn_at'],
    },
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
  },
} satisfies Tables
