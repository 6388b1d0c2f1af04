-- Up Migration
-- Structures put aside: lists of somebody or of a body, what colleagues note on them; searches that are followed.

create table shortlist (
  territory_id uuid not null references territory (id),
  id uuid not null,
  title text not null check (title <> ''),
  -- Whose it is: of one person, or of everybody who works for a body.
  owner_id uuid references person (id) on delete cascade,
  organisation_id uuid,
  created_by uuid references person (id) on delete set null,
  created_at timestamptz not null,
  -- Of the list or of any of its lines.
  updated_at timestamptz not null,
  archived_at timestamptz,
  -- Shown to nobody since; kept a while so that it can be put back.
  deleted_at timestamptz,
  primary key (territory_id, id),
  check ((owner_id is null) <> (organisation_id is null)),
  foreign key (territory_id, organisation_id) references organisation (territory_id, id) on delete cascade
);
create trigger follow_merge before insert or update of organisation_id on shortlist
  for each row when (new.organisation_id is not null) execute function follow_merge();
create index shortlist_by_owner on shortlist (owner_id) where owner_id is not null;
create index shortlist_by_body on shortlist (territory_id, organisation_id) where organisation_id is not null;
create index shortlist_by_author on shortlist (created_by) where created_by is not null;

create table shortlist_item (
  territory_id uuid not null,
  shortlist_id uuid not null,
  structure_id uuid not null,
  -- Order of the list; two may share one for a moment, the identifier then decides.
  position int not null,
  note text not null default '',
  -- Bumped by each change of the note: whoever writes says which one they had before their eyes.
  note_version int not null default 0,
  note_by uuid references person (id) on delete set null,
  note_at timestamptz,
  added_by uuid references person (id) on delete set null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (territory_id, shortlist_id, structure_id),
  foreign key (territory_id, shortlist_id) references shortlist (territory_id, id) on delete cascade,
  foreign key (territory_id, structure_id) references structure (territory_id, id) on delete cascade
);
create index shortlist_item_by_structure on shortlist_item (territory_id, structure_id);
create index shortlist_item_by_adder on shortlist_item (added_by) where added_by is not null;
create index shortlist_item_by_writer on shortlist_item (note_by) where note_by is not null;

create table saved_search (
  territory_id uuid not null references territory (id),
  id uuid not null,
  person_id uuid not null references person (id) on delete cascade,
  title text not null check (title <> ''),
  -- The address of the list, without its path: q=nettoyage&departement=93
  query text not null,
  frequency text not null check (frequency in ('daily', 'weekly', 'never')),
  paused boolean not null default false,
  created_at timestamptz not null,
  checked_at timestamptz not null,
  -- Structures found the last time that it was looked at.
  seen uuid[] not null default '{}',
  deleted_at timestamptz,
  primary key (territory_id, id)
);
create index saved_search_by_person on saved_search (person_id);

do $$
declare name text;
begin
  foreach name in array array['shortlist', 'shortlist_item', 'saved_search'] loop
    call access.protect(name);
  end loop;
end $$;

create policy own on shortlist for all using (owner_id = (select access.person()))
  -- Given to a body, a list leaves its owner; it only goes to one for which they write.
  with check (owner_id = (select access.person()) or organisation_id = any ((select access.writes())::uuid[]));
create policy colleagues_read on shortlist for select using (organisation_id = any ((select access.reads())::uuid[]));
create policy colleagues_write on shortlist for all using (organisation_id = any ((select access.writes())::uuid[]));

-- Lists that the actor sees, and those that they change: asked once by statement.
create function access.shortlists_read() returns uuid[] language sql stable
  as $$ select coalesce(array_agg(id), '{}') from public.shortlist $$;
create function access.shortlists_written() returns uuid[] language sql stable as $$
  select coalesce(array_agg(id), '{}') from public.shortlist
  where owner_id = (select access.person()) or organisation_id = any ((select access.writes())::uuid[]) $$;
create policy read on shortlist_item for select using (shortlist_id = any ((select access.shortlists_read())::uuid[]));
create policy written on shortlist_item for all using (shortlist_id = any ((select access.shortlists_written())::uuid[]));

create policy own on saved_search for all using (person_id = (select access.person()));
