-- Up Migration
-- Files of structures that the mission imports: registers of the State and of networks, lists of its own. What each row of
-- a file came to, so that it is judged before anything is written; what an import did to records is in structure_revision.

create table structure_import (
  territory_id uuid not null references territory (id),
  id uuid not null,
  register text not null check (register in ('list', 'siae', 'geiq', 'data-inclusion')),
  file_name text not null,
  sheets text[] not null default '{}',
  sheet text,
  encoding text not null,
  separator text,
  headers text[] not null,
  -- First values of each column, to recognise it; forgotten once the columns are chosen.
  samples jsonb not null default '{}',
  -- Which column, or which value for every row, stands for which field.
  columns jsonb not null default '{}',
  state text not null check (state in
    ('columns', 'checking', 'checked', 'writing', 'written', 'undoing', 'undone', 'refused')),
  stop_asked boolean not null default false,
  -- Rows read, or records undone, so far.
  progress int not null default 0 check (progress >= 0),
  accepted int not null default 0,
  warned int not null default 0,
  rejected int not null default 0,
  created int not null default 0,
  changed int not null default 0,
  gone int not null default 0,
  -- What undoing left, because somebody changed it since.
  kept int not null default 0,
  -- Why the file could not be read to its end.
  refusal text,
  -- What a register does not list any more ends there, on the day of the import.
  end_gone boolean not null default false,
  asked_by uuid references person (id) on delete set null,
  asked_at timestamptz not null,
  beat_at timestamptz,
  written_at timestamptz,
  undone_by uuid references person (id) on delete set null,
  undone_at timestamptz,
  -- The copy of the file is still kept.
  kept_file boolean not null default true,
  primary key (territory_id, id)
);
create index structure_import_by_time on structure_import (territory_id, asked_at desc, id);
create index structure_import_by_asker on structure_import (asked_by) where asked_by is not null;
create index structure_import_by_undoer on structure_import (undone_by) where undone_by is not null;

-- One line for each row of the file, by its number; below zero, what is said of records that no row is about.
create table structure_import_row (
  territory_id uuid not null,
  import_id uuid not null,
  number int not null,
  verdict text not null check (verdict in ('accepted', 'warned', 'rejected')),
  effect text not null check (effect in ('none', 'created', 'changed', 'same', 'gone', 'kept')),
  siret text,
  name text,
  structure_id uuid,
  problems jsonb not null default '[]',
  -- Field by field, what was and what comes, in words.
  differences jsonb not null default '[]',
  primary key (territory_id, import_id, number),
  foreign key (territory_id, import_id) references structure_import (territory_id, id) on delete cascade
);

-- Columns chosen the last time that a file with these headers came.
create table structure_columns (
  territory_id uuid not null references territory (id),
  register text not null,
  -- Hash of the headers, whatever their order.
  shape text not null,
  columns jsonb not null,
  primary key (territory_id, register, shape)
);

do $$
declare name text;
begin
  foreach name in array array['structure_import', 'structure_import_row', 'structure_columns'] loop
    call access.protect(name);
    execute format('create policy mission on %I for all using ((select access.platform(''mission'')))', name);
  end loop;
end $$;
