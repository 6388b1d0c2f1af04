import { sql } from 'kysely'
import type { Tables } from '../classes.ts'

/** Who registered for a day, and what they answered. */
export const registrationsTables = {
  registration_call: {
    processing: 'events',
    retention: 'event',
    columns: {
      public: ['opens_on', 'closes_on', 'places', 'taken', 'introduction'],
      internal: ['territory_id', 'event_id', 'offer_hours'],
    },
  },
  registration_role: {
    processing: 'events',
    retention: 'event',
    columns: { public: ['role', 'places', 'taken', 'per_body'], internal: ['territory_id', 'event_id'] },
  },
  registration_question: {
    processing: 'events',
    retention: 'event',
    columns: {
      public: ['position', 'roles', 'kind', 'label', 'hint', 'required', 'options'],
      internal: ['territory_id', 'id', 'event_id', 'field'],
    },
  },
  // Before the registrations: they are found through them.
  registration_file: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: [
        'territory_id',
        'event_id',
        'registration_id',
        'question_id',
        'media_type',
        'size',
        'given_at',
      ],
      personal: ['name', 'content'],
    },
    shown: ['event_id', 'name', 'content', 'given_at'],
    of: ({ email }) => sql`registration_id in (select id from registration where lower(email) = ${email})`,
    erasure: 'delete',
  },
  registration: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: [
        'territory_id',
        'id',
        'event_id',
        'role',
        'state',
        'body_name',
        'siret',
        'listed',
        'created_at',
        'queued_at',
        'offered_until',
        'settled_at',
        'participant_id',
      ],
      personal: ['name', 'email', 'job_title', 'answers'],
      // What somebody needs to take part may tell of their health.
      sensitive: ['access_needs', 'sign_language'],
    },
    shown: [
      'event_id',
      'role',
      'state',
      'body_name',
      'siret',
      'listed',
      'created_at',
      'name',
      'email',
      'job_title',
      'answers',
      'access_needs',
      'sign_language',
    ],
    of: ({ email }) => sql`lower(email) = ${email}`,
    // The place they held stays counted with the event, without them.
    erasure: {
      set: {
        name: null,
        email: null,
        job_title: null,
        access_needs: null,
        sign_language: sql`false`,
        answers: '[]',
      },
    },
  },
} satisfies Tables
