import { sql } from 'kysely'
import type { Tables } from '../classes.ts'

/** What came of a day. All of it is said by those who represent a body: it comes before them, being found through them. */
export const outcomesTables = {
  meeting_answer: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: [
        'territory_id',
        'event_id',
        'buyer_id',
        'supplier_id',
        'side',
        'step',
        'meeting_id',
        'outcome',
        'otherwise',
        'amount_band',
        'reference',
        'answered_at',
      ],
      personal: ['note'],
    },
    mentions: ['reference'],
    shown: ['event_id', 'step', 'outcome', 'otherwise', 'note', 'answered_at'],
    of: ({ email }) => sql`case side when 'buyer' then buyer_id else supplier_id end
      in (select participant_id from representative where lower(email) = ${email})`,
    erasure: { set: { note: null } },
  },
  // Bodies alone: what followed stays with the day, under its identifier.
  meeting_consequence: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: [
        'territory_id',
        'id',
        'event_id',
        'buyer_id',
        'supplier_id',
        'meeting_id',
        'kind',
        'step',
        'amount_band',
        'reference',
        'noted_at',
        'withdrawn_at',
      ],
    },
    mentions: ['reference'],
  },
  satisfaction_answer: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: [
        'territory_id',
        'event_id',
        'respondent_id',
        'role',
        'overall',
        'welcome',
        'programme',
        'meetings',
        'recommend',
        'answered_at',
      ],
      personal: ['comment'],
    },
    shown: ['event_id', 'overall', 'welcome', 'programme', 'meetings', 'recommend', 'comment', 'answered_at'],
    of: ({ email }) => sql`respondent_id in (
      select id from registration where lower(email) = ${email} union all
      select participant_id from representative where lower(email) = ${email})`,
    erasure: { set: { comment: null } },
  },
  follow_up: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: ['territory_id', 'event_id', 'step', 'sent_at', 'mailed', 'reminded_at', 'reminded'],
    },
  },
  event_report: {
    processing: 'events',
    retention: 'event',
    columns: { internal: ['territory_id', 'event_id'], public: ['published_at', 'figures'] },
  },
  report_talk: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: ['territory_id', 'id', 'event_id', 'created_at'],
      public: ['title', 'speaker', 'url'],
    },
    mentions: ['title', 'speaker'],
  },
  report_testimony: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: ['territory_id', 'id', 'event_id', 'consented_at'],
      public: ['quote', 'body', 'job'],
    },
    mentions: ['quote', 'body', 'job'],
  },
} satisfies Tables
