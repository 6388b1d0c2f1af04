import type { Tables } from '../classes.ts'

/** Demand: contracts that buyers publish by law, and needs without their words. Names of those who won are never kept. */
export const whiteZonesTables = {
  contract_holder: {
    processing: 'directory',
    retention: 'reference',
    // Shown only where it is that of a structure of the directory: row-level policies hold it.
    columns: { internal: ['territory_id', 'uid', 'scheme', 'identifier'] },
  },
  awarded_contract: {
    processing: 'directory',
    retention: 'reference',
    columns: {
      public: [
        'uid',
        'kind',
        'buyer_siret',
        'buyer_name',
        'title',
        'cpv',
        'amount',
        'procedure',
        'notified_on',
        'published_on',
        'place_code',
        'place_kind',
        'place_of_buyer',
        'considerations',
      ],
      internal: ['territory_id', 'shape', 'import_id'],
    },
  },
  contract_import: {
    processing: 'directory',
    retention: 'reference',
    columns: {
      public: ['file_name', 'credit', 'made_at', 'contracts', 'first_on', 'last_on'],
      internal: [
        'territory_id',
        'id',
        'valid',
        'outside',
        'rejected',
        'created',
        'changed',
        'unchanged',
        'remarks',
      ],
    },
  },
  demand_line: {
    processing: 'directory',
    retention: 'reference',
    columns: {
      public: ['source', 'sector', 'department', 'on_date', 'amount', 'reference'],
      internal: ['territory_id', 'id'],
    },
  },
} satisfies Tables
