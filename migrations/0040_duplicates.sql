-- Up Migration
-- Records that may tell of one establishment: what makes them look alike, what somebody decided, and where a record went
-- that was merged into another.

-- The row of a merged record stays, in the trash, with its history: its addresses and its SIRET lead to the survivor.
create table structure_merge (
  territory_id uuid not null,
  merged_id uuid not null,
  survivor_id uuid not null,
  merged_at timestamptz not null,
  primary key (territory_id, merged_id),
  check (merged_id <> survivor_id),
  foreign key (territory_id, merged_id) references structure (territory_id, id) on delete cascade,
  foreign key (territory_id, survivor_id) references structure (territory_id, id) on delete cascade
);
create index structure_merge_by_survivor on structure_merge (territory_id, survivor_id);

create function final_structure(territory uuid, structure uuid) returns uuid language sql stable as $$
  with recursive way as (
    select survivor_id, 1 as step from public.structure_merge
      where territory_id = territory and merged_id = structure
    union all
    select m.survivor_id, way.step + 1 from way join public.structure_merge m
      on m.territory_id = territory and m.merged_id = way.survivor_id)
  select survivor_id from way order by step desc limit 1 $$;

-- A link written to a merged record goes to the one that took it over, however late. Writers of links share a lock that
-- a merge takes alone.
create function follow_structure_merge() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('structure_merge', 0));
  new.structure_id := coalesce(public.final_structure(new.territory_id, new.structure_id), new.structure_id);
  return new;
end $$;
create trigger follow_structure_merge before insert or update of structure_id on participant
  for each row when (new.structure_id is not null) execute function follow_structure_merge();
create trigger follow_structure_merge before insert or update of structure_id on proposal
  for each row when (new.structure_id is not null) execute function follow_structure_merge();
create trigger follow_structure_merge before insert or update of structure_id on shortlist_item
  for each row execute function follow_structure_merge();

-- The trash is emptied of what nobody wants any more, not of records that lead elsewhere.
create function keep_merged() returns trigger language plpgsql as $$
begin
  if exists (select from public.structure_merge m
      where m.territory_id = old.territory_id and m.merged_id = old.id) then
    return null;
  end if;
  return old;
end $$;
create trigger keep_merged before delete on structure for each row execute function keep_merged();

-- What undoing a merge needs.
create table duplicate_merge (
  territory_id uuid not null,
  merged_id uuid not null,
  merged_by uuid references person (id) on delete set null,
  -- Versions of the survivor before and after; its revisions between both tell what the merge wrote.
  version_before int not null,
  version_after int not null,
  -- The SIRET that the merged record gave to the survivor.
  siret_given text,
  -- Identifiers of the links that were moved, by table.
  moved jsonb not null,
  departments text[] not null,
  primary key (territory_id, merged_id),
  foreign key (territory_id, merged_id) references structure_merge (territory_id, merged_id) on delete cascade
);
create index duplicate_merge_by_person on duplicate_merge (merged_by) where merged_by is not null;

create table duplicate_pair (
  territory_id uuid not null,
  id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  score smallint not null check (score between 0 and 100),
  reasons jsonb not null,
  -- Those of both records: a coordination sees the pair when they are all its own.
  departments text[] not null check (cardinality(departments) > 0),
  state text not null default 'open' check (state in ('open', 'aside', 'merged')),
  found_at timestamptz not null,
  decided_by uuid references person (id) on delete set null,
  decided_at timestamptz,
  primary key (territory_id, id),
  unique (territory_id, one_id, other_id),
  check (one_id < other_id),
  foreign key (territory_id, one_id) references structure (territory_id, id) on delete cascade,
  foreign key (territory_id, other_id) references structure (territory_id, id) on delete cascade
);
create index duplicate_pair_by_score on duplicate_pair (territory_id, state, score desc, id);
create index duplicate_pair_by_other on duplicate_pair (territory_id, other_id);
create index duplicate_pair_by_decider on duplicate_pair (decided_by) where decided_by is not null;

-- Which version of each record was read for its keys, and whether it was compared since.
create table duplicate_card (
  territory_id uuid not null,
  structure_id uuid not null,
  version int not null,
  compared boolean not null default false,
  primary key (territory_id, structure_id),
  foreign key (territory_id, structure_id) references structure (territory_id, id) on delete cascade
);
create index duplicate_card_to_compare on duplicate_card (territory_id, structure_id) where not compared;

-- Records that share a key are compared: « phone:0143556677 ».
create table duplicate_key (
  territory_id uuid not null,
  structure_id uuid not null,
  key text collate "C" not null,
  primary key (territory_id, structure_id, key),
  foreign key (territory_id, structure_id) references duplicate_card (territory_id, structure_id) on delete cascade
);
create index duplicate_key_by_key on duplicate_key (territory_id, key, structure_id);

-- How far the comparison is.
create table duplicate_scan (
  territory_id uuid primary key references territory (id),
  -- Of the directory, when its records were last looked at.
  version bigint not null,
  at timestamptz not null,
  -- Keys that too many records share to be compared, by sort: {"phone": 2}.
  skipped jsonb not null default '{}'
);

do $$
declare name text;
begin
  foreach name in array array['structure_merge', 'duplicate_merge', 'duplicate_pair', 'duplicate_card', 'duplicate_key',
    'duplicate_scan'] loop
    call access.protect(name);
  end loop;
  foreach name in array array['duplicate_merge', 'duplicate_pair', 'duplicate_scan'] loop
    execute format('create policy mission_reads on %I for select using ((select access.platform(''mission'')))', name);
  end loop;
  foreach name in array array['duplicate_merge', 'duplicate_pair'] loop
    execute format('create policy coordination_reads on %I for select
      using (departments <@ (select access.departments())::text[])', name);
  end loop;
end $$;
create policy public on structure_merge for select using (true);
create policy mission_decides on duplicate_pair for update using ((select access.platform('mission')));
create policy coordination_decides on duplicate_pair for update
  using (departments <@ (select access.departments())::text[]);
create policy coordination_reads on duplicate_scan for select
  using (cardinality((select access.departments())::text[]) > 0);
