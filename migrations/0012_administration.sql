-- Up Migration
-- Administration of the deployment: what two people decide together, bodies made one, backups made.

-- A change that one administrator asks for and another decides. What it does is in the code, under its kind; the payload
-- holds identifiers only.
create table approval (
  territory_id uuid not null references territory (id),
  id uuid not null,
  kind text not null,
  payload jsonb not null,
  -- What it is about, as a text: the same thing is not asked for twice at once.
  subject text not null,
  reason text not null,
  asked_by uuid references person (id) on delete set null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null check (state in ('waiting', 'approved', 'refused', 'withdrawn', 'expired')),
  -- Nobody when the decision was taken on the server's own command line.
  decided_by uuid references person (id) on delete set null,
  decided_at timestamptz,
  primary key (territory_id, id),
  constraint two_people check (state = 'withdrawn' or asked_by <> decided_by),
  check ((state = 'waiting') = (decided_at is null))
);
-- What was asked stays what it was: whoever decides reads what will be done. Only an erased account leaves it.
create function keep_what_was_asked() returns trigger language plpgsql as $$
begin
  if (new.kind, new.payload, new.subject, new.reason, new.asked_at, new.expires_at)
       is distinct from (old.kind, old.payload, old.subject, old.reason, old.asked_at, old.expires_at)
     or (new.asked_by is distinct from old.asked_by and new.asked_by is not null) then
    raise exception 'a request does not change';
  end if;
  return new;
end $$;
create trigger kept before update on approval for each row execute function keep_what_was_asked();
create unique index approval_waiting on approval (territory_id, kind, subject) where state = 'waiting';
create index approval_by_time on approval (territory_id, asked_at desc);

-- A body that was made one with another. It stays as an archived row: its address leads to the body that took it over.
create table organisation_merge (
  territory_id uuid not null,
  merged_id uuid not null,
  merged_slug text not null,
  survivor_id uuid not null,
  merged_at timestamptz not null,
  primary key (territory_id, merged_id),
  unique (territory_id, merged_slug),
  foreign key (territory_id, merged_id) references organisation (territory_id, id),
  foreign key (territory_id, survivor_id) references organisation (territory_id, id),
  check (merged_id <> survivor_id)
);
create index organisation_merge_by_survivor on organisation_merge (territory_id, survivor_id);

-- A link written to a merged body goes to the one that took it over, whoever writes it and however late: an invitation
-- accepted while the merge was under way loses nothing. Writers of links share a lock that a merge takes alone.
create function follow_merge() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('organisation_merge', 0));
  new.organisation_id := coalesce(
    (select survivor_id from public.organisation_merge m
      where m.territory_id = new.territory_id and m.merged_id = new.organisation_id),
    new.organisation_id);
  return new;
end $$;
create function follow_merge_of_organiser() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('organisation_merge', 0));
  new.organiser_id := coalesce(
    (select survivor_id from public.organisation_merge m
      where m.territory_id = new.territory_id and m.merged_id = new.organiser_id),
    new.organiser_id);
  return new;
end $$;
create trigger follow_merge before insert or update of organisation_id on membership
  for each row execute function follow_merge();
create trigger follow_merge before insert or update of organisation_id on invitation
  for each row when (new.organisation_id is not null) execute function follow_merge();
create trigger follow_merge before insert or update of organisation_id on join_request
  for each row execute function follow_merge();
create trigger follow_merge before insert or update of organisation_id on email_domain
  for each row execute function follow_merge();
create trigger follow_merge before insert or update of organisation_id on delegation
  for each row execute function follow_merge();
create trigger follow_merge before insert or update of organisation_id on structure
  for each row when (new.organisation_id is not null) execute function follow_merge();
create trigger follow_merge before insert or update of organisation_id on event_partner
  for each row when (new.organisation_id is not null) execute function follow_merge();
create trigger follow_merge before insert or update of organisation_id on participant
  for each row when (new.organisation_id is not null) execute function follow_merge();
create trigger follow_merge before insert or update of organisation_id on body_request
  for each row when (new.organisation_id is not null) execute function follow_merge();
create trigger follow_merge before insert or update of organisation_id on personal_export
  for each row when (new.organisation_id is not null) execute function follow_merge();
create trigger follow_merge before insert or update of organiser_id on event
  for each row when (new.organiser_id is not null) execute function follow_merge_of_organiser();

-- Left by « openmap backup », so that the pages of administration know how old the last one is. Of the whole deployment.
create table backup_record (
  id uuid primary key,
  kind text not null check (kind in ('base-backup', 'portable-export')),
  bytes bigint not null,
  made_at timestamptz not null
);
create index backup_record_by_time on backup_record (made_at desc);

-- The journal is read by person and by body, the latest first; names of bodies are compared for likeness.
create index audit_entry_by_person on audit_entry (territory_id, person_id, at desc);
create index audit_entry_by_organisation on audit_entry (territory_id, organisation_id, at desc);
create index organisation_by_letters on organisation using gin (lower(name) gin_trgm_ops);

-- Who sees and writes what (see 0008).
call access.protect('approval');
call access.protect('organisation_merge');
call access.protect('backup_record');

create policy administrator_reads on approval for select using ((select access.platform('administrator')));
create policy administrator_asks on approval for insert with check ((select access.platform('administrator'))
  and asked_by = (select access.person()) and state = 'waiting');
-- Two people: whoever asked may only take back, whoever did not may only answer.
create policy another_decides on approval for update
  using ((select access.platform('administrator')) and state = 'waiting')
  with check (state in ('waiting', 'expired') or (decided_by = (select access.person())
    and (state = 'withdrawn') = (asked_by is not distinct from (select access.person()))));

-- Old addresses lead on for everybody; merges are written by the system, after two people decided.
create policy named on organisation_merge for select using ((select access.actor()) is not null);

create policy administrator_reads on backup_record for select using ((select access.platform('administrator')));
