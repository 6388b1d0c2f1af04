import type { Tables } from '../classes.ts'

/** What a day shows to everybody: no person in any of it. */
export const programmeTables = {
  event_series: {
    processing: 'events',
    retention: 'event',
    columns: { public: ['slug', 'name'], internal: ['territory_id', 'id', 'organiser_id', 'created_at'] },
  },
  event_file: {
    processing: 'events',
    retention: 'event',
    columns: {
      // Those for the participants alone are kept from the others by the policies of their rows.
      public: [
        'kind',
        'position',
        'title',
        'link',
        'name',
        'media_type',
        'content',
        'size',
        'width',
        'height',
      ],
      internal: ['territory_id', 'id', 'event_id', 'audience', 'created_at'],
    },
  },
} satisfies Tables
