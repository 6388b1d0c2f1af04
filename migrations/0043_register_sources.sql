-- Up Migration
-- Registers that are read again by the clock: where their file is, what becomes of what changed. Addresses for which a point
-- was asked, so that none is asked again as long as it stays the same.

create table register_source (
  territory_id uuid not null references territory (id),
  id uuid not null,
  register text not null check (register in ('list', 'siae', 'geiq', 'data-inclusion')),
  title text not null check (title <> ''),
  url text not null check (url ~ '^https?://'),
  every text not null check (every in ('day', 'week', 'month')),
  -- What changed is written by itself; otherwise somebody looks at it first.
  by_itself boolean not null,
  -- What the register does not list any more ends there; nothing is deleted.
  end_gone boolean not null,
  created_by uuid references person (id) on delete set null,
  created_at timestamptz not null,
  checked_at timestamptz,
  -- Of the last file that was read to its end.
  file_hash text,
  -- same: nothing new · columns: somebody must choose them · waiting: to be looked at · applied · failed
  outcome text check (outcome in ('same', 'columns', 'waiting', 'applied', 'failed')),
  failure text,
  import_id uuid,
  primary key (territory_id, id),
  foreign key (territory_id, import_id) references structure_import (territory_id, id) on delete set null (import_id)
);
create index register_source_by_author on register_source (created_by) where created_by is not null;
create index register_source_by_import on register_source (territory_id, import_id) where import_id is not null;

create table address_lookup (
  territory_id uuid not null,
  structure_id uuid not null,
  address_hash text not null,
  asked_at timestamptz not null,
  primary key (territory_id, structure_id),
  foreign key (territory_id, structure_id) references structure (territory_id, id) on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['register_source', 'address_lookup'] loop
    call access.protect(name);
  end loop;
end $$;
create policy mission on register_source for all using ((select access.platform('mission')));
