-- Up Migration
-- What people propose about the directory: a correction, a structure that is missing, a record that is theirs. Moderators
-- decide: the mission everywhere, a coordination in its départements. Beside it, records that moderators took out.

create table proposal (
  territory_id uuid not null references territory (id),
  id uuid not null,
  kind text not null check (kind in ('correction', 'creation', 'claim')),
  -- Null while the structure is not here yet.
  structure_id uuid,
  -- Where a structure that is not here yet lies: a record says it itself.
  department text,
  state text not null check (state in ('waiting', 'asked', 'accepted', 'partly', 'refused')),
  -- Field by field: what is proposed, and what its author had before their eyes.
  change jsonb not null default '{}',
  seen jsonb not null default '{}',
  -- Of what is proposed: said again while it waits, it is counted, not written twice.
  fingerprint text not null,
  reports int not null default 1 check (reports > 0),
  created_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references person (id) on delete set null,
  reason text check (reason in ('wrong', 'unproved', 'known', 'unclear', 'outside', 'other')),
  -- What the moderator wrote to the author.
  answer text,
  -- Fields that were written.
  accepted text[] not null default '{}',
  primary key (territory_id, id),
  foreign key (territory_id, structure_id) references structure (territory_id, id) on delete cascade,
  check (kind = 'creation' or structure_id is not null)
);
create unique index proposal_once on proposal (territory_id, fingerprint) where state in ('waiting', 'asked');
create index proposal_by_state on proposal (territory_id, state, created_at, id);
create index proposal_by_structure on proposal (territory_id, structure_id) where structure_id is not null;
create index proposal_by_decider on proposal (decided_by) where decided_by is not null;

-- Who said it, in their own words, and where they wait for the answer.
create table proposal_author (
  territory_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  person_id uuid references person (id) on delete cascade,
  -- Left without an account; gone with the answer.
  email text,
  source text,
  message text,
  written_at timestamptz not null,
  primary key (territory_id, id),
  foreign key (territory_id, proposal_id) references proposal (territory_id, id) on delete cascade
);
create index proposal_author_by_proposal on proposal_author (territory_id, proposal_id);
create index proposal_author_by_person on proposal_author (person_id) where person_id is not null;
create index proposal_author_by_email on proposal_author (territory_id, lower(email)) where email is not null;

-- Why a record left the directory: it stays in the trash for a while, and may come back.
create table structure_removal (
  territory_id uuid not null,
  structure_id uuid not null,
  reason text not null check (reason in ('closed', 'duplicate', 'outside', 'asked', 'false')),
  note text,
  removed_at timestamptz not null,
  removed_by uuid references person (id) on delete set null,
  primary key (territory_id, structure_id),
  foreign key (territory_id, structure_id) references structure (territory_id, id) on delete cascade
);
create index structure_removal_by_remover on structure_removal (removed_by) where removed_by is not null;
create index structure_in_trash on structure (territory_id, deleted_at) where deleted_at is not null;

do $$
declare name text;
begin
  foreach name in array array['proposal', 'proposal_author', 'structure_removal'] loop
    call access.protect(name);
  end loop;
  foreach name in array array['proposal', 'structure_removal'] loop
    execute format('create policy mission on %I for all using ((select access.platform(''mission'')))', name);
  end loop;
end $$;

create policy coordination on proposal for all using (
  case when structure_id is null then department = any ((select access.departments())::text[])
  else structure_id in (select s.id from structure s where s.department = any ((select access.departments())::text[])) end);
-- Whoever decides on a proposal reads who made it.
create policy decided on proposal_author for all using (
  (select access.person()) is not null and proposal_id in (select p.id from proposal p));
create policy own on proposal_author for select using (person_id = (select access.person()));
create policy coordination on structure_removal for all using (
  structure_id in (select s.id from structure s where s.department = any ((select access.departments())::text[])));

-- Fields of a record that wait for an answer ('' = words alone): anybody may know it, so as not to say it twice; what is
-- proposed, and by whom, stays with those who decide.
create function access.reported_fields(record uuid) returns text[] language plpgsql as $$
declare
  before text := current_setting('openmap.actor', true);
  fields text[];
begin
  perform set_config('openmap.actor', 'system', true);
  select coalesce(array_agg(distinct coalesce(field, '')), '{}') into fields
    from public.proposal p left join lateral jsonb_object_keys(p.change) field on true
    where p.structure_id = record and p.kind = 'correction' and p.state in ('waiting', 'asked');
  perform set_config('openmap.actor', coalesce(before, ''), true);
  return fields;
end $$;
