import { sql } from 'kysely'
import type { Tables } from '../classes.ts'

/** Mails of organisers: what they wrote, to whom, and who wants none. */
export const mailingsTables = {
  mailing_recipient: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: ['territory_id', 'id', 'event_id', 'mailing_id', 'body_name', 'participant_id', 'state'],
      personal: ['address', 'name'],
      secret: ['way_out'],
    },
    shown: ['event_id', 'body_name', 'state', 'address', 'name'],
    of: ({ email }) => sql`lower(address) = ${email}`,
    erasure: { set: { address: null, name: null, way_out: null } },
  },
  mailing_refusal: {
    processing: 'events',
    retention: 'events',
    columns: { internal: ['territory_id', 'event_id'], personal: ['address', 'refused_at'] },
    of: ({ email }) => sql`address = ${email}`,
    erasure: 'delete',
  },
  mailing: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: [
        'territory_id',
        'id',
        'event_id',
        'state',
        'segment',
        'subject',
        'body',
        'with_link',
        'updated_at',
      ],
      personal: ['author_id', 'created_at', 'confirmed_at'],
    },
    shown: ['event_id', 'state', 'segment', 'subject', 'body', 'created_at', 'confirmed_at'],
    of: ({ id }) => sql`author_id = ${id}`,
    // What was sent was sent in the name of the organiser.
    erasure: { set: { author_id: null } },
    mentions: ['subject', 'body'],
  },
} satisfies Tables
