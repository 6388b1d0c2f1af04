-- Up Migration
-- What is owed to people about their data: who read it, a copy of it, its erasure, how long it stays, what they agreed to.

-- Last time the person used the site: accounts left for years are erased. Kept apart from sessions, which go sooner.
set local openmap.actor = 'system';
alter table person add column last_seen_at timestamptz;
update person set last_seen_at = seen.at
  from (select person_id, max(updated_at) as at from person_session group by person_id) seen
  where seen.person_id = person.id;

create function note_last_seen() returns trigger language plpgsql as $$
begin
  update person set last_seen_at = new.updated_at
    where id = new.person_id and (last_seen_at is null or last_seen_at < new.updated_at);
  return null;
end $$;
create trigger session_seen after insert or update of updated_at on person_session
  for each row execute function note_last_seen();

-- Each reading of personal data of somebody else: who, when, what, for what purpose. Rows are only added, each with the
-- hash of the one before: whoever changes or removes one breaks the chain. Identifiers only: it outlives the people.
create table access_log (
  territory_id uuid not null references territory (id),
  -- Rank in the chain of the territory, from 1; given by the trigger, like both hashes.
  number bigint not null default 0 check (number > 0),
  at timestamptz not null,
  actor text not null,
  person_id uuid,
  -- In what capacity: for a body, or by a role over the territory.
  capacity text not null check (capacity in ('body', 'mission', 'administrator', 'system')),
  organisation_id uuid,
  purpose text not null,
  record_kind text not null,
  record_id uuid not null,
  -- How many people were read about.
  count int not null check (count > 0),
  -- Those of them who have an account.
  people uuid[] not null default '{}',
  previous_hash text not null default '',
  hash text not null default '',
  primary key (territory_id, number)
);
create index access_log_by_people on access_log using gin (people);
create index access_log_by_record on access_log (territory_id, record_kind, record_id);
create index access_log_by_time on access_log (territory_id, at);

-- Where each chain begins and ends. Its last link is known apart from the rows, so that cutting the end off shows too;
-- its row is also what two readings at once wait for. Written by the two functions below alone.
create table access_log_head (
  territory_id uuid primary key references territory (id),
  last_number bigint not null,
  last_hash text not null,
  -- The newest link that went at the end of its retention.
  gone_number bigint not null default 0,
  gone_hash text not null default ''
);

create function access_log_digest(entry access_log) returns text language sql stable as $$
  select encode(sha256(convert_to(jsonb_build_array(
    entry.territory_id, entry.number, (extract(epoch from entry.at) * 1000000)::bigint, entry.actor, entry.person_id,
    entry.capacity, entry.organisation_id, entry.purpose, entry.record_kind, entry.record_id, entry.count,
    to_jsonb(entry.people), entry.previous_hash)::text, 'UTF8')), 'hex')
$$;

create function chain_access_log() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head access_log_head;
begin
  insert into access_log_head (territory_id, last_number, last_hash) values (new.territory_id, 0, '')
    on conflict do nothing;
  select * into head from access_log_head where territory_id = new.territory_id for update;
  new.number := head.last_number + 1;
  new.previous_hash := head.last_hash;
  new.hash := access_log_digest(new);
  update access_log_head set last_number = new.number, last_hash = new.hash where territory_id = new.territory_id;
  return new;
end $$;
create trigger access_log_chained before insert on access_log for each row execute function chain_access_log();

-- The first link that does not hold, or null. A row that was changed, removed, added or moved breaks one.
create function broken_access_log_link(territory uuid) returns bigint language sql stable as $$
  with head as (select * from access_log_head where territory_id = territory),
  link as (
    select number, hash, previous_hash, access_log_digest(entry) as digest,
      lag(number) over (order by number) as number_before, lag(hash) over (order by number) as hash_before
    from access_log entry where territory_id = territory
  ),
  bad as (
    select number from link, head
      where digest <> hash
        or number <> coalesce(number_before, gone_number) + 1
        or previous_hash <> coalesce(hash_before, gone_hash)
    union all
    select last_number from head
      where last_number > gone_number
        and not exists (select from link where link.number = head.last_number and link.hash = head.last_hash)
    -- Rows without any head: somebody took it away.
    union all
    select number from link where not exists (select from head)
  )
  select min(number) from bad
$$;

-- The only way in which a link goes: from the oldest, at the end of the retention, never before a year.
create function prune_access_log(territory uuid, up_to bigint) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  newest access_log;
  gone bigint;
begin
  if access.actor() is distinct from 'system' then raise exception 'only the system forgets'; end if;
  perform from access_log_head where territory_id = territory for update;
  select * into newest from access_log where territory_id = territory and number <= up_to order by number desc limit 1;
  if newest.number is null then return 0; end if;
  if newest.at > clock_timestamp() - interval '1 year' then
    raise exception 'the access log keeps at least a year';
  end if;
  delete from access_log where territory_id = territory and number <= newest.number;
  get diagnostics gone = row_count;
  update access_log_head set gone_number = newest.number, gone_hash = newest.hash where territory_id = territory;
  return gone;
end $$;

-- The trail of changes is only added to, and this is how it ends: the same way, never before a year.
create function prune_audit_trail(territory uuid, entries uuid[]) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone bigint;
begin
  if access.actor() is distinct from 'system' then raise exception 'only the system forgets'; end if;
  if exists (select from audit_entry where territory_id = territory and id = any (entries)
    and at > clock_timestamp() - interval '1 year') then
    raise exception 'the trail of changes keeps at least a year';
  end if;
  delete from audit_entry where territory_id = territory and id = any (entries);
  get diagnostics gone = row_count;
  return gone;
end $$;

-- An erased person leaves an identifier there, and neither name nor address.
create function forget_in_audit_trail(pattern text, instead text) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed bigint;
begin
  if access.actor() is distinct from 'system' then raise exception 'only the system forgets'; end if;
  update audit_entry
    set before = regexp_replace(before::text, pattern, instead, 'gi')::jsonb,
      after = regexp_replace(after::text, pattern, instead, 'gi')::jsonb
    where before::text ~* pattern or after::text ~* pattern;
  get diagnostics changed = row_count;
  return changed;
end $$;

-- Copies that people ask for: of everything about themselves, or of the members of a body that they manage.
create table personal_export (
  territory_id uuid not null references territory (id),
  id uuid not null,
  kind text not null check (kind in ('person', 'members')),
  person_id uuid not null references person (id) on delete cascade,
  -- The session that asked: closed before the copy is made, nothing is made.
  session_id uuid not null,
  organisation_id uuid,
  -- Who is inside, when it is about others.
  people uuid[] not null default '{}',
  state text not null check (state in ('waiting', 'running', 'ready', 'refused', 'failed', 'gone')),
  -- Parts done, of parts to do.
  progress int not null default 0 check (progress between 0 and 100),
  reason text,
  file_id uuid,
  requested_at timestamptz not null,
  finished_at timestamptz,
  expires_at timestamptz,
  primary key (territory_id, id),
  check ((kind = 'members') = (organisation_id is not null)),
  check ((state = 'ready') = (file_id is not null)),
  foreign key (territory_id, organisation_id) references organisation (territory_id, id),
  foreign key (territory_id, file_id) references stored_file (territory_id, id)
);
-- One copy of a kind at a time: asking twice is asking once.
create unique index personal_export_under_way on personal_export
  (territory_id, person_id, kind, coalesce(organisation_id, person_id)) where state in ('waiting', 'running');

-- Bodies that nobody else manages: whoever is deactivated takes over nothing.
create function managed_alone(person uuid) returns table (id uuid, name text) language sql stable as $$
  select o.id, o.name from membership m join organisation o on o.territory_id = m.territory_id and o.id = m.organisation_id
  where m.person_id = person and m.role = 'manager' and o.archived_at is null
    and not exists (select from membership other join person p on p.id = other.person_id
      where other.territory_id = m.territory_id and other.organisation_id = m.organisation_id
        and other.role = 'manager' and other.person_id <> m.person_id and p.deactivated_at is null)
  order by o.name
$$;
create function administers_alone(person uuid) returns boolean language sql stable as $$
  select exists (select from platform_role r where r.person_id = person and r.role = 'administrator'
    and not exists (select from platform_role other join person p on p.id = other.person_id
      where other.territory_id = r.territory_id and other.role = r.role and other.person_id <> r.person_id
        and p.deactivated_at is null))
$$;

-- Asked for, with days left to change one's mind; blocked when somebody else must first take over.
create table erasure_request (
  person_id uuid primary key references person (id) on delete cascade,
  requested_at timestamptz not null,
  due_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'blocked')),
  reason text
);

-- Whom to erase again should an old backup come back: an identifier that means nothing any more and a keyed digest.
create table erased_person (
  person_id uuid primary key,
  address_digest text not null,
  erased_at timestamptz not null,
  cause text not null check (cause in ('request', 'inactivity'))
);

-- An account left for long was told that it would go.
create table inactivity_notice (
  person_id uuid primary key references person (id) on delete cascade,
  warned_at timestamptz not null,
  erase_on date not null
);

-- Another time than the one of the code, decided by two people.
create table retention_setting (
  territory_id uuid not null references territory (id),
  rule text not null,
  days int not null check (days > 0),
  decided_at timestamptz not null,
  primary key (territory_id, rule)
);

-- Suspends every rule for a person or an event: a dispute, an inquiry, an audit.
create table retention_hold (
  territory_id uuid not null references territory (id),
  id uuid not null,
  subject_kind text not null check (subject_kind in ('person', 'event')),
  subject_id uuid not null,
  reason text not null,
  placed_by uuid references person (id) on delete set null,
  placed_at timestamptz not null,
  lifted_by uuid references person (id) on delete set null,
  lifted_at timestamptz,
  primary key (territory_id, id)
);
create unique index retention_hold_standing on retention_hold (territory_id, subject_kind, subject_id)
  where lifted_at is null;

-- What a run of a rule took away. Rows are only added.
create table retention_certificate (
  territory_id uuid not null references territory (id),
  id uuid not null,
  rule text not null,
  ran_at timestamptz not null,
  -- Whatever is older went.
  cutoff timestamptz not null,
  gone int not null check (gone >= 0),
  held int not null check (held >= 0),
  -- By table: {"mail": 12}.
  counts jsonb not null,
  -- Of all the above and of the identifiers that went: a certificate cannot be made up afterwards.
  hash text not null,
  primary key (territory_id, id)
);
create index retention_certificate_by_rule on retention_certificate (territory_id, rule, ran_at desc);

-- What somebody agreed to, in which words, when and how; withdrawn as easily.
create table consent (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  subject text not null,
  text_version text not null,
  method text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index consent_in_force on consent (person_id, subject) where withdrawn_at is null;

-- A mail that tells somebody of their erasure forgets them as soon as it has left. erased = its reader was, before it left.
alter table mail
  add column forget boolean not null default false,
  drop constraint mail_state_check,
  add constraint mail_state_check check (state in ('waiting', 'sent', 'failed', 'kept', 'erased'));

do $$
declare name text;
begin
  foreach name in array array['access_log', 'access_log_head', 'personal_export', 'erasure_request', 'erased_person',
    'inactivity_notice', 'retention_setting', 'retention_hold', 'retention_certificate', 'consent'] loop
    call access.protect(name);
  end loop;
end $$;

-- Written by whoever reads, in their own name. Read by those whose data were read, their body, the administration.
create policy reader_records on access_log for insert with check (person_id = (select access.person()));
create policy concerned on access_log for select using (people @> array[(select access.person())]);
create policy manager_reads on access_log for select using (organisation_id = any ((select access.manages())::uuid[]));
create policy administrator_reads on access_log for select using ((select access.platform('administrator')));
-- The application may read it; its grants leave writing to the functions above.
create policy chained on access_log_head for all using ((select access.actor()) <> 'system');

create policy own_reads on personal_export for select using (person_id = (select access.person()));
create policy own_asks on personal_export for insert with check (person_id = (select access.person()));
create policy own on erasure_request for all using (person_id = (select access.person()));
create policy administrator_reads on erasure_request for select using ((select access.platform('administrator')));
create policy own_reads on inactivity_notice for select using (person_id = (select access.person()));
create policy administrator_reads on inactivity_notice for select using ((select access.platform('administrator')));
create policy administrator on retention_setting for all using ((select access.platform('administrator')));
create policy administrator on retention_hold for all using ((select access.platform('administrator')));
create policy own_reads on retention_hold for select
  using (subject_kind = 'person' and subject_id = (select access.person()));
create policy administrator_reads on retention_certificate for select using ((select access.platform('administrator')));
create policy own on consent for all using (person_id = (select access.person()));
