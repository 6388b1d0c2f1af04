-- Up Migration
-- What an administration decides: dated values of legal parameters, settings of the deployment, words of the trades; and
-- when reference files were last read.

-- Trusted since PostgreSQL 13: the owner needs no other right to install it.
create extension if not exists btree_gist;

-- A value laid over those that packages/rules delivers, from its first day to its last, both included.
create table legal_parameter (
  territory_id uuid not null references territory (id),
  id uuid not null,
  key text not null,
  -- Exact text: a decimal with a point, or a day.
  value text not null check (value ~ '^([0-9]+(\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2})$'),
  valid_from date not null,
  valid_to date,
  legal_reference text not null,
  -- Who read it in the official text, as written on screen; nobody = still to be checked.
  verified_by uuid references person (id) on delete set null,
  verified_by_name text,
  verified_at timestamptz,
  note text,
  created_at timestamptz not null,
  created_by uuid references person (id) on delete set null,
  -- Corrected or withdrawn: the row stays, and counts no more.
  superseded_at timestamptz,
  -- The row that took its place; none when it was withdrawn.
  superseded_by uuid,
  primary key (territory_id, id),
  check (valid_to is null or valid_from <= valid_to),
  check ((verified_by_name is null) = (verified_at is null)),
  check (superseded_by is null or superseded_at is not null),
  constraint legal_parameter_no_overlap exclude using gist (
    territory_id with =, key with =, daterange(valid_from, valid_to, '[]') with &&
  ) where (superseded_at is null)
);
create index legal_parameter_by_key on legal_parameter (territory_id, key);

-- One row for each setting that differs from the default of the code.
create table setting (
  territory_id uuid not null references territory (id),
  key text not null,
  value jsonb not null,
  updated_at timestamptz not null,
  updated_by uuid references person (id) on delete set null,
  primary key (territory_id, key)
);

-- Words by which people look for a sector, in place of the default ones.
create table trade_synonym (
  territory_id uuid not null references territory (id),
  sector text not null,
  words text[] not null,
  updated_at timestamptz not null,
  updated_by uuid references person (id) on delete set null,
  primary key (territory_id, sector)
);

-- The last file read for communes, contours of a level, CPV. No territory: the same for all.
create table reference_import (
  name text primary key,
  file text not null,
  credit text,
  rows int not null,
  imported_at timestamptz not null
);

call access.protect('legal_parameter');
call access.protect('setting');
call access.protect('trade_synonym');
call access.protect('reference_import');

-- The rules apply to everybody, and pages show the value that decided. Nobody deletes a row.
create policy anyone_reads on legal_parameter for select using ((select access.actor()) is not null);
create policy administrator_adds on legal_parameter for insert with check ((select access.platform('administrator')));
create policy administrator_supersedes on legal_parameter for update using ((select access.platform('administrator')));

-- Names and addresses that public pages show; the limits of sessions, read before anybody is known.
create policy anyone_reads on setting for select using ((select access.actor()) is not null);
create policy administrator on setting for all using ((select access.platform('administrator')));
create policy public on trade_synonym for select using (true);
create policy administrator on trade_synonym for all using ((select access.platform('administrator')));
create policy public on reference_import for select using (true);
