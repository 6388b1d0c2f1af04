-- Up Migration
-- Reference geography (no territory: the same for all), then the structures of the directory.

create table commune (
  code text primary key,
  name text not null,
  name_key text not null,
  department text not null,
  region text not null,
  -- Of a former commune, the code of the one that it joined; of a municipal district, that of its city.
  parent text,
  post_codes text[] not null,
  latitude double precision,
  longitude double precision,
  -- official = imported file; gazetteer = GeoNames; approximate = another commune of the same postal code or département.
  position_source text check (position_source in ('official', 'gazetteer', 'approximate'))
);
create index commune_by_name on commune (name_key);
create index commune_by_post_code on commune using gin (post_codes);

create table contour (
  level text not null check (level in ('commune', 'arrondissement', 'departement', 'region')),
  code text not null,
  name text not null,
  geometry jsonb not null,
  primary key (level, code)
);

create table cpv_code (
  code text primary key check (code ~ '^[0-9]{8}$'),
  label text not null,
  parent text
);

-- One establishment, located anywhere in France. Arrays repeat what the child tables say, so that a page of the list
-- is one statement on one table.
create table structure (
  territory_id uuid not null references territory (id),
  id uuid not null,
  slug text not null,
  siret text check (siret ~ '^[0-9]{14}$'),
  siren text generated always as (left(siret, 9)) stored,
  -- Ends the address: an address whose words have changed still leads here.
  short_id text generated always as (right(id::text, 10)) stored,
  name text not null,
  brand text,
  description text,
  naf text,
  address text,
  post_code text,
  city text,
  commune_code text,
  department text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  website text,
  kinds text[] not null default '{}',
  sectors text[] not null default '{}',
  -- « sector|place » of each activity: one element met means that ONE activity meets both sector and area.
  offers text[] not null default '{}',
  -- Source and date of the fields that came from elsewhere than the record as a whole: {"website": ["…", "2024-03-09"]}.
  origins jsonb not null default '{}',
  organisation_id uuid,
  fictitious boolean not null default false,
  source text not null,
  source_date date,
  search tsvector not null,
  name_key text collate "C" not null,
  -- Name, trade name and town without accents, for words with a fault.
  letters text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (territory_id, id),
  unique (territory_id, slug),
  unique (territory_id, siret),
  foreign key (territory_id, organisation_id) references organisation (territory_id, id)
);
create index structure_by_name on structure (territory_id, name_key, id);
create index structure_by_short_id on structure (territory_id, short_id);
create index structure_by_siren on structure (territory_id, siren);
create index structure_by_place on structure (territory_id, latitude, longitude);
create index structure_by_kinds on structure using gin (kinds);
create index structure_by_offers on structure using gin (offers);
create index structure_by_search on structure using gin (search);
create index structure_by_letters on structure using gin (letters gin_trgm_ops);

-- Each kind with what recognises it.
create table structure_kind (
  territory_id uuid not null,
  structure_id uuid not null,
  kind text not null,
  source text not null,
  source_date date,
  primary key (territory_id, structure_id, kind),
  foreign key (territory_id, structure_id) references structure (territory_id, id) on delete cascade
);

-- A search is met by ONE activity: what is done, how, and where.
create table structure_activity (
  territory_id uuid not null,
  id uuid not null,
  structure_id uuid not null,
  sector text not null,
  service text not null check (service in ('service', 'secondment')),
  area text not null check (area in ('country', 'departments', 'communes', 'radius', 'unknown')),
  -- Départements reached, whatever the way in which the area was said.
  departments text[] not null default '{}',
  communes text[] not null default '{}',
  radius_km int check (radius_km > 0),
  -- Deduced from the NAF code: to be checked.
  deduced boolean not null default false,
  primary key (territory_id, id),
  foreign key (territory_id, structure_id) references structure (territory_id, id) on delete cascade
);
create index structure_activity_by_structure on structure_activity (territory_id, structure_id);

-- Bumped by every transaction that changes the directory: counts kept in memory are never stale.
create table directory_version (
  territory_id uuid primary key references territory (id),
  version bigint not null
);
