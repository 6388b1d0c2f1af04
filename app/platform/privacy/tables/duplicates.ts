import type { Tables } from '../classes.ts'

/** Records that may tell of one establishment, and those that were merged: they are about nobody. */
export const duplicatesTables = {
  structure_merge: {
    processing: 'directory',
    retention: 'structure',
    columns: { internal: ['territory_id', 'merged_id', 'survivor_id', 'merged_at'] },
  },
  duplicate_merge: {
    processing: 'directory',
    retention: 'structure',
    columns: {
      internal: [
        'territory_id',
        'merged_id',
        'merged_by',
        'version_before',
        'version_after',
        'siret_given',
        'moved',
        'departments',
      ],
    },
  },
  duplicate_pair: {
    processing: 'directory',
    retention: 'structure',
    columns: {
      internal: [
        'territory_id',
        'id',
        'one_id',
        'other_id',
        'score',
        'reasons',
        'departments',
        'state',
        'found_at',
        'decided_by',
        'decided_at',
      ],
    },
  },
  duplicate_card: {
    processing: 'directory',
    retention: 'structure',
    columns: { internal: ['territory_id', 'structure_id', 'version', 'compared'] },
  },
  duplicate_key: {
    processing: 'directory',
    retention: 'structure',
    columns: { internal: ['territory_id', 'structure_id', 'key'] },
  },
  duplicate_scan: {
    processing: 'directory',
    retention: 'reference',
    columns: { internal: ['territory_id', 'version', 'at', 'skipped'] },
  },
} satisfies Tables
