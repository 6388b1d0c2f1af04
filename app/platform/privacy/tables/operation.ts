import { sql } from 'kysely'
import type { Tables } from '../classes.ts'

/** What is left of a mail without its reader: that it was written, and whether it left. */
export const emptiedMail = {
  recipient: '',
  subject: '',
  body_text: '',
  body_html: '',
  last_error: null,
  headers: '{}',
  secrets: '{}',
  state: sql`case when state = 'sent' then state else 'erased' end`,
}

/** Mails, journals and what makes the service run. */
export const operationTables = {
  // Before the mails: they are found through them.
  mail_attachment: {
    processing: 'mails',
    retention: 'mails',
    columns: {
      internal: ['territory_id', 'mail_id', 'position', 'media_type'],
      personal: ['name', 'content'],
    },
    of: ({ email }) => sql`mail_id in (select id from mail where lower(recipient) = ${email})`,
    erasure: 'delete',
  },
  mail: {
    processing: 'mails',
    retention: 'mails',
    columns: {
      internal: [
        'territory_id',
        'id',
        'unique_key',
        'template',
        'state',
        'attempts',
        'created_at',
        'sent_at',
        'last_tried_at',
        'forget',
      ],
      personal: ['recipient', 'subject', 'body_text', 'body_html', 'last_error'],
      // Links that stop a sort of mail.
      secret: ['secrets', 'headers'],
    },
    of: ({ email }) => sql`lower(recipient) = ${email}`,
    erasure: { set: emptiedMail },
    mentions: ['subject', 'body_text', 'body_html', 'last_error'],
  },
  audit_entry: {
    processing: 'audit',
    retention: 'audit',
    columns: {
      internal: ['territory_id', 'id', 'at', 'action', 'subject_kind', 'organisation_id'],
      personal: ['actor', 'person_id', 'subject_id', 'before', 'after'],
    },
    of: ({ id }) => sql`(person_id = ${id} or (subject_kind = 'person' and subject_id = ${id}))`,
    shown: ['id', 'at', 'action', 'subject_kind', 'organisation_id', 'before', 'after'],
    erasure: { keep: 'audit' },
    mentions: ['before', 'after'],
  },
  // The trail of changes tells who decided: these rows go sooner.
  approval: {
    processing: 'audit',
    retention: 'requests',
    columns: {
      internal: [
        'territory_id',
        'id',
        'kind',
        'asked_at',
        'expires_at',
        'state',
        'decided_at',
        'asked_by',
        'decided_by',
        // Identifiers of what is decided about.
        'payload',
        'subject',
      ],
      personal: ['reason'],
    },
    of: ({ id }) => sql`(subject = ${`person:${id}`} or asked_by = ${id} or decided_by = ${id})`,
    shown: ['id', 'kind', 'reason', 'state', 'asked_at', 'decided_at'],
    erasure: 'delete',
    mentions: ['reason'],
  },
  backup_record: {
    processing: 'operation',
    retention: 'reference',
    columns: { internal: ['id', 'kind', 'bytes', 'made_at'] },
  },
  idempotency_key: {
    processing: 'operation',
    retention: 'replies',
    columns: { internal: ['key', 'actor', 'route', 'body_hash', 'created_at'], personal: ['reply'] },
    of: ({ id }) => sql`actor = ${`person:${id}`}`,
    erasure: 'delete',
    mentions: ['reply'],
  },
  // Payloads hold identifiers.
  fact: {
    processing: 'operation',
    retention: 'facts',
    columns: { internal: ['id', 'territory_id', 'type', 'payload', 'actor', 'recorded_at'] },
    mentions: ['payload'],
  },
  fact_effect: {
    processing: 'operation',
    retention: 'facts',
    columns: { internal: ['fact_id', 'effect', 'done_at'] },
  },
  stored_file: {
    processing: 'rights',
    retention: 'exports',
    columns: {
      internal: ['territory_id', 'id', 'key', 'name', 'media_type', 'size_bytes', 'sha256', 'created_at'],
    },
  },
  setting: {
    processing: 'operation',
    retention: 'reference',
    columns: { public: ['key', 'value'], internal: ['territory_id', 'updated_at', 'updated_by'] },
  },
  // Who read it in the official text is named beside the value that they answer for.
  legal_parameter: {
    processing: 'operation',
    retention: 'reference',
    columns: {
      public: ['key', 'value', 'valid_from', 'valid_to', 'legal_reference', 'note'],
      internal: [
        'territory_id',
        'id',
        'verified_by',
        'verified_at',
        'created_at',
        'created_by',
        'superseded_at',
        'superseded_by',
      ],
      personal: ['verified_by_name'],
    },
    of: ({ id }) => sql`verified_by = ${id}`,
    shown: ['key', 'verified_by_name', 'verified_at'],
    erasure: { set: { verified_by_name: sql`case when verified_at is null then null else '–' end` } },
  },
  trade_synonym: {
    processing: 'operation',
    retention: 'reference',
    columns: { public: ['sector', 'words'], internal: ['territory_id', 'updated_at', 'updated_by'] },
  },
  reference_import: {
    processing: 'operation',
    retention: 'reference',
    columns: { public: ['name', 'file', 'credit', 'rows', 'imported_at'] },
  },
  territory: {
    processing: 'operation',
    retention: 'reference',
    columns: {
      public: ['slug', 'name', 'zone', 'departments', 'demo'],
      internal: ['id', 'created_at'],
    },
  },
  secret: {
    processing: 'operation',
    retention: 'reference',
    columns: { internal: ['name'], secret: ['value'] },
  },
} satisfies Tables
