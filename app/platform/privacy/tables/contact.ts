import { sql } from 'kysely'
import type { Tables } from '../classes.ts'

/** Messages written to structures by the relay, and structures that want none. */
export const contactTables = {
  contact_message: {
    processing: 'contact',
    retention: 'contacts',
    columns: {
      internal: ['territory_id', 'id', 'structure_id', 'organisation_id', 'state', 'settled_at'],
      personal: ['person_id', 'name', 'email', 'subject', 'text', 'created_at', 'sent_at', 'reported_at'],
      secret: ['token_hash', 'way_out'],
    },
    shown: [
      'structure_id',
      'name',
      'email',
      'subject',
      'text',
      'state',
      'created_at',
      'sent_at',
      'reported_at',
    ],
    of: ({ id, email }) => sql`(person_id = ${id} or lower(email) = ${email})`,
    // The structure has it in its own mailbox.
    erasure: 'delete',
    mentions: ['subject', 'text'],
  },
  contact_refusal: {
    processing: 'contact',
    retention: 'structure',
    columns: { internal: ['territory_id', 'structure_id', 'address_hash', 'refused_at'] },
  },
} satisfies Tables
