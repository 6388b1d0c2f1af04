-- Up Migration
-- The whole record of a structure, and each of its changes.

alter table structure
  -- Bumped by each change of the row or of its child tables: whoever saves says which one they had before their eyes.
  add column version int not null default 1 check (version > 0),
  add column phone text,
  -- An address of the structure (contact@…); that of somebody is in structure_contact.
  add column email text,
  add column headcount int check (headcount >= 0),
  add column insertion_places int check (insertion_places >= 0),
  add column insertion_fte double precision check (insertion_fte >= 0),
  -- People who may be at work at once for one client.
  add column capacity int check (capacity >= 0),
  add column capacity_text text,
  add column labels text[] not null default '{}',
  add column networks text[] not null default '{}',
  add column closed_on date,
  add column successor_siret text check (successor_siret ~ '^[0-9]{14}$'),
  -- In the trash since; nobody finds it any more.
  add column deleted_at timestamptz;

-- On what each kind rests: the convention, the agreement or the label, and who looked at it.
alter table structure_kind
  add column number text,
  add column valid_from date,
  add column valid_to date,
  add column evidence text,
  add column checked_by uuid references person (id) on delete set null,
  add column checked_at timestamptz,
  add check (valid_from is null or valid_to is null or valid_from <= valid_to);
create index structure_kind_by_checker on structure_kind (checked_by) where checked_by is not null;

create table structure_reference (
  territory_id uuid not null,
  structure_id uuid not null,
  position int not null check (position > 0),
  client text not null,
  object text not null,
  year int check (year between 1900 and 2200),
  amount_band text check (amount_band in ('under-10k', '10k-40k', '40k-100k', '100k-500k', 'over-500k')),
  primary key (territory_id, structure_id, position),
  foreign key (territory_id, structure_id) references structure (territory_id, id) on delete cascade
);

create table structure_photo (
  territory_id uuid not null,
  id uuid not null,
  structure_id uuid not null,
  position int not null check (position > 0),
  -- Written again without what the camera hid in it.
  media_type text not null check (media_type in ('image/png', 'image/jpeg')),
  content bytea not null check (octet_length(content) between 1 and 5242880),
  width int not null check (width > 0),
  height int not null check (height > 0),
  -- What it shows, in words.
  alt text not null check (alt <> ''),
  given_at timestamptz not null,
  primary key (territory_id, id),
  unique (territory_id, structure_id, position) deferrable initially deferred,
  foreign key (territory_id, structure_id) references structure (territory_id, id) on delete cascade
);

-- Somebody to speak to: shown to people signed in, never to visitors, never exported.
create table structure_contact (
  territory_id uuid not null,
  structure_id uuid not null,
  name text not null,
  role text,
  email text,
  phone text,
  source text not null,
  source_date date not null,
  primary key (territory_id, structure_id),
  foreign key (territory_id, structure_id) references structure (territory_id, id) on delete cascade
);
create index structure_contact_by_email on structure_contact (territory_id, lower(email));

-- What a change replaced and by what: only the fields that it changed. Of the contact person it keeps no word.
create table structure_revision (
  territory_id uuid not null,
  id uuid not null,
  structure_id uuid not null,
  at timestamptz not null,
  -- Version of the record after it.
  version int not null,
  account_id uuid references person (id) on delete set null,
  cause text not null,
  import_id uuid,
  -- Null = the record was created.
  before jsonb,
  after jsonb not null,
  primary key (territory_id, id),
  foreign key (territory_id, structure_id) references structure (territory_id, id) on delete cascade
);
create index structure_revision_by_structure on structure_revision (territory_id, structure_id, version);
create index structure_revision_by_import on structure_revision (territory_id, import_id) where import_id is not null;
create index structure_revision_by_account on structure_revision (account_id) where account_id is not null;

do $$
declare name text;
begin
  foreach name in array array['structure_reference', 'structure_photo', 'structure_contact', 'structure_revision'] loop
    call access.protect(name);
  end loop;
  foreach name in array array['structure_reference', 'structure_photo'] loop
    execute format('create policy public on %I for select using (true)', name);
  end loop;
  foreach name in array array['structure_reference', 'structure_photo', 'structure_contact'] loop
    execute format('create policy mission on %I for all using ((select access.platform(''mission'')))', name);
  end loop;
end $$;
create policy signed_in on structure_contact for select using ((select access.person()) is not null);

-- Who wrote what: the mission, the coordination of its département, and the body whose record it is.
create policy mission on structure_revision for select using ((select access.platform('mission')));
create policy mission_writes on structure_revision for insert with check ((select access.platform('mission')));
create policy coordination on structure_revision for select using (structure_id in (
  select s.id from structure s where s.department = any ((select access.departments())::text[])));
create policy own on structure_revision for select using (structure_id in (
  select s.id from structure s where s.organisation_id = any ((select access.reads())::uuid[])));
