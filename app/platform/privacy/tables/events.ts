import { sql } from 'kysely'
import type { Tables } from '../classes.ts'

/** OpenMap days. Participants are bodies; people are their representatives, and nothing else names anybody. */
export const eventsTables = {
  event: {
    processing: 'events',
    retention: 'event',
    columns: {
      public: [
        'slug',
        'title',
        'theme',
        'description',
        'series_rank',
        'day',
        'zone',
        'venue_name',
        'venue_address',
        'venue_city',
        'venue_access',
        'venue_accessibility',
        'funding',
        'capacity',
        'status',
        'figures',
        'figures_source',
        'figures_date',
      ],
      internal: [
        'territory_id',
        'id',
        'organiser_id',
        'fictitious',
        'weight_must',
        'weight_nice',
        'weight_silent',
        'buyer_quota',
        'supplier_quota',
        'created_at',
        'updated_at',
      ],
    },
  },
  // Speakers are named in public, as the programme that announced them was.
  programme_item: {
    processing: 'events',
    retention: 'event',
    columns: {
      public: ['position', 'starts_at', 'ends_at', 'kind', 'title', 'description', 'room', 'speakers'],
      internal: ['territory_id', 'id', 'event_id'],
    },
  },
  event_partner: {
    processing: 'events',
    retention: 'event',
    columns: {
      public: ['position', 'role', 'name', 'note'],
      internal: ['territory_id', 'id', 'event_id', 'organisation_id'],
    },
  },
  participant: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: [
        'territory_id',
        'id',
        'event_id',
        'role',
        'display_name',
        'name_key',
        'organisation_id',
        'structure_id',
        'quota',
        'created_at',
      ],
    },
  },
  // Before the representatives and the applications: it is found through them.
  access_link: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: [
        'territory_id',
        'id',
        'subject_id',
        'registration_id',
        'event_id',
        'rights',
        'created_at',
        'expires_at',
        'used_at',
        'revoked_at',
      ],
      secret: ['token_hash'],
    },
    of: ({ id, email }) =>
      sql`(subject_id in (select participant_id from representative where lower(email) = ${email} union all
        select a.id from pitch_application a where lower(a.contact_email) = ${email} or a.person_id = ${id})
        or registration_id in (select r.id from registration r where lower(r.email) = ${email}))`,
    erasure: 'delete',
  },
  representative: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: ['territory_id', 'id', 'event_id', 'participant_id', 'position'],
      personal: ['name', 'email'],
    },
    of: ({ email }) => sql`lower(email) = ${email}`,
    erasure: { set: { name: null, email: null } },
  },
  slot: {
    processing: 'events',
    retention: 'event',
    columns: { internal: ['territory_id', 'id', 'event_id', 'starts_at', 'ends_at', 'active'] },
  },
  meeting_table: {
    processing: 'events',
    retention: 'event',
    columns: { internal: ['territory_id', 'id', 'event_id', 'number', 'label', 'active'] },
  },
  unavailability: {
    processing: 'events',
    retention: 'event',
    columns: { internal: ['territory_id', 'event_id', 'participant_id', 'slot_id'] },
  },
  wish: {
    processing: 'events',
    retention: 'event',
    columns: { internal: ['territory_id', 'event_id', 'from_id', 'to_id', 'level', 'recorded_at'] },
  },
  timetable_version: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: [
        'territory_id',
        'id',
        'event_id',
        'number',
        'name',
        'state',
        'seed',
        'steps',
        'status',
        'objective',
        'bound',
        'held',
        'held_bound',
        'even_weights',
        'wished',
        'pins',
        'input_hash',
        'engine',
        'edited',
        'created_at',
        'published_at',
      ],
    },
  },
  meeting: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: [
        'territory_id',
        'id',
        'event_id',
        'version_id',
        'buyer_id',
        'supplier_id',
        'slot_id',
        'table_id',
        'weight',
        'pinned',
      ],
    },
  },
  timetable_step: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: [
        'territory_id',
        'id',
        'event_id',
        'version_id',
        'number',
        'kind',
        'before',
        'after',
        'undone',
        'at',
      ],
    },
  },
  unmet_wish: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: [
        'territory_id',
        'event_id',
        'version_id',
        'buyer_id',
        'supplier_id',
        'weight',
        'reason',
        'details',
      ],
    },
  },
  occupancy: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: ['territory_id', 'event_id', 'slot_id', 'resource_kind', 'resource_id', 'meeting_id'],
    },
  },
} satisfies Tables
