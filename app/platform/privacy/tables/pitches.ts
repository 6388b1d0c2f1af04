import { sql } from 'kysely'
import type { Tables } from '../classes.ts'

/** Calls for pitches. Who applied gave a contact; who judges says what they think under their own name. */
export const pitchesTables = {
  pitch_call: {
    processing: 'events',
    retention: 'event',
    columns: {
      public: [
        'opens_at',
        'closes_at',
        'jury_until',
        'presentation',
        'places',
        'substitutes',
        'blind',
        'tie_rule',
        'eligibility',
        'questions',
        'criteria',
        'quotas',
      ],
      internal: [
        'territory_id',
        'id',
        'event_id',
        'decided_at',
        'deviation',
        'answered_at',
        'published_at',
        'programme_item_id',
        'created_at',
        'updated_at',
      ],
    },
    mentions: ['deviation'],
  },
  pitch_half_day: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: ['territory_id', 'id', 'event_id', 'starts_at', 'ends_at', 'place', 'capacity'],
    },
  },
  pitch_application: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: [
        'territory_id',
        'id',
        'event_id',
        'number',
        'state',
        'structure',
        'siret',
        'sector',
        'department',
        'first_timer',
        'eligibility',
        'answers',
        'reason',
        'consented_at',
        'created_at',
        'updated_at',
        'submitted_at',
        'outcome',
        'position',
        'half_day_id',
      ],
      personal: ['contact_name', 'contact_email', 'person_id'],
    },
    of: ({ id, email }) => sql`(lower(contact_email) = ${email} or person_id = ${id})`,
    // The structure still applies: only who wrote for it goes.
    erasure: { set: { contact_name: null, contact_email: null, person_id: null } },
    mentions: ['structure', 'answers', 'reason'],
  },
  pitch_juror: {
    processing: 'events',
    retention: 'account',
    columns: { internal: ['territory_id', 'event_id'], personal: ['person_id', 'invited_at'] },
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
  },
  pitch_juror_invitation: {
    processing: 'events',
    retention: 'events',
    columns: { internal: ['territory_id', 'event_id'], personal: ['email', 'invited_at'] },
    of: ({ email }) => sql`email = ${email}`,
    erasure: 'delete',
  },
  pitch_assessment: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: ['territory_id', 'event_id', 'application_id', 'state', 'updated_at'],
      personal: ['person_id', 'scores', 'comment'],
    },
    of: ({ id }) => sql`person_id = ${id}`,
    erasure: 'with the account',
    mentions: ['comment'],
  },
} satisfies Tables
