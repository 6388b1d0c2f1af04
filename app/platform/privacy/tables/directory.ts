import type { Tables } from '../classes.ts'

/** The directory and its reference geography: public by nature. */
export const directoryTables = {
  structure: {
    processing: 'directory',
    retention: 'structure',
    columns: {
      public: [
        'slug',
        'siret',
        'siren',
        'short_id',
        'name',
        'brand',
        'description',
        'naf',
        'address',
        'post_code',
        'city',
        'commune_code',
        'department',
        'latitude',
        'longitude',
        'website',
        'kinds',
        'sectors',
        'offers',
        'origins',
        'fictitious',
        'source',
        'source_date',
      ],
      internal: [
        'territory_id',
        'id',
        'organisation_id',
        'search',
        'name_key',
        'letters',
        'created_at',
        'updated_at',
      ],
    },
  },
  structure_kind: {
    processing: 'directory',
    retention: 'structure',
    columns: {
      public: ['kind', 'source', 'source_date'],
      internal: ['territory_id', 'structure_id'],
    },
  },
  structure_activity: {
    processing: 'directory',
    retention: 'structure',
    columns: {
      public: ['sector', 'service', 'area', 'departments', 'communes', 'radius_km', 'deduced'],
      internal: ['territory_id', 'id', 'structure_id'],
    },
  },
  directory_version: {
    processing: 'directory',
    retention: 'reference',
    columns: { internal: ['territory_id', 'version'] },
  },
  commune: {
    processing: 'directory',
    retention: 'reference',
    columns: {
      public: [
        'code',
        'name',
        'name_key',
        'department',
        'region',
        'parent',
        'post_codes',
        'latitude',
        'longitude',
        'position_source',
      ],
    },
  },
  contour: {
    processing: 'directory',
    retention: 'reference',
    columns: { public: ['level', 'code', 'name', 'geometry', 'outline', 'credit'] },
  },
  cpv_code: {
    processing: 'directory',
    retention: 'reference',
    columns: { public: ['code', 'label', 'parent', 'check_digit'] },
  },
} satisfies Tables
