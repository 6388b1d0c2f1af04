import { sql } from 'kysely'
import type { Tables, Who } from '../classes.ts'

const ofRepresentative = ({ email }: Who) =>
  sql<boolean>`representative_id in (select id from representative where lower(email) = ${email})`

/** The day itself. All of it hangs on representatives: it comes before them, being found through them. */
export const attendanceTables = {
  badge: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: ['territory_id', 'event_id', 'representative_id', 'created_at'],
      secret: ['code'],
    },
    of: ofRepresentative,
    shown: ['event_id', 'created_at'],
    erasure: 'delete',
  },
  // Once names are gone, an arrival is that of nobody: it stays as a figure of the day.
  check_in: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: ['territory_id', 'event_id', 'id', 'representative_id', 'kind', 'undoes', 'way', 'actor'],
      personal: ['at', 'received_at'],
    },
    of: ofRepresentative,
    shown: ['event_id', 'kind', 'at', 'received_at'],
    erasure: 'delete',
  },
  door_device: {
    processing: 'events',
    retention: 'events',
    columns: { internal: ['territory_id', 'event_id', 'id', 'label', 'created_at', 'revoked_at'] },
    mentions: ['label'],
  },
  absence: {
    processing: 'events',
    retention: 'event',
    columns: {
      internal: ['territory_id', 'event_id', 'participant_id', 'until_slot_id', 'recorded_at'],
    },
  },
  // Notes about bodies, and what their authors put in them: gone with the names of the day.
  day_note: {
    processing: 'events',
    retention: 'events',
    columns: {
      internal: ['territory_id', 'event_id', 'participant_id', 'about_id'],
      personal: ['text', 'written_at'],
    },
    of: ({ email }) =>
      sql<boolean>`participant_id in (select participant_id from representative where lower(email) = ${email})`,
    shown: ['event_id', 'text', 'written_at'],
    erasure: 'delete',
  },
  shared_contact: {
    processing: 'events',
    retention: 'events',
    columns: { internal: ['territory_id', 'event_id', 'participant_id', 'agreed_at'] },
  },
} satisfies Tables
