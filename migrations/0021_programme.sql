-- Up Migration
-- What a day shows to everybody beyond its description: its series, its partners with their logos, its documents, where it
-- is, and what became of it when it does not take place as announced.

create table event_series (
  territory_id uuid not null references territory (id),
  id uuid not null,
  slug text not null,
  name text not null,
  organiser_id uuid,
  created_at timestamptz not null,
  primary key (territory_id, id),
  unique (territory_id, slug),
  foreign key (territory_id, organiser_id) references organisation (territory_id, id)
);
call access.protect('event_series');
create policy mission on event_series for all using ((select access.platform('mission')));
create policy organiser on event_series for all using (organiser_id = any ((select access.writes())::uuid[]));

alter table event
  add column series_id uuid,
  add column longitude double precision check (longitude between -180 and 180),
  add column latitude double precision check (latitude between -90 and 90),
  -- Why the day was cancelled, or moved.
  add column notice text,
  -- The day it was announced for before it moved.
  add column former_day date,
  -- Until then each line of the programme says that it may change.
  add column programme_final boolean not null default false,
  -- Grows each time that calendars must follow: the sequence of their entries.
  add column revision int not null default 0,
  add check ((longitude is null) = (latitude is null)),
  add foreign key (territory_id, series_id) references event_series (territory_id, id);
alter table event drop constraint event_status_check;
alter table event add constraint event_status_check check (status in ('draft', 'published', 'held', 'cancelled'));
-- Whoever sees a day sees the name of its series.
create policy visible on event_series for select using (id in (select e.series_id from event e));
create index event_by_series on event (territory_id, series_id) where series_id is not null;

-- Logos, documents, pieces for the press: small enough to live, be copied and be erased with the rows that name them.
create table event_file (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  kind text not null check (kind in ('logo', 'document', 'press')),
  audience text not null check (audience in ('public', 'participants')),
  position int not null check (position > 0),
  -- Of a logo, the words that stand for it.
  title text not null,
  -- A page of another site, in place of a file.
  link text check (link ~ '^https://'),
  name text,
  media_type text check (media_type in ('image/png', 'image/jpeg', 'application/pdf')),
  content bytea check (octet_length(content) between 1 and 5242880),
  size int generated always as (octet_length(content)) stored,
  width int check (width > 0),
  height int check (height > 0),
  created_at timestamptz not null,
  primary key (territory_id, id),
  check ((link is null) <> (content is null)),
  check ((content is null) = (media_type is null) and (content is null) = (name is null)),
  check (kind <> 'logo' or (audience = 'public' and media_type <> 'application/pdf' and width is not null)),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);
create index event_file_by_event on event_file (territory_id, event_id, kind, position);
call access.protect('event_file');
create policy organiser on event_file for all using (event_id = any ((select access.organised())::uuid[]));
create policy visible on event_file for select
  using (audience = 'public' and event_id = any ((select access.visible())::uuid[]));
-- A participant, by their link; not somebody who waits for a place, or applies to a call.
create policy linked on event_file for select using (event_id = (
  select p.event_id from participant p where p.id = (select access.participant())));

alter table event_partner
  add column link text check (link ~ '^https?://'),
  add column logo_id uuid,
  add foreign key (territory_id, logo_id) references event_file (territory_id, id) on delete set null (logo_id);

-- What is kept of the public pages of an event holds for one version of it. Whatever those pages show bumps it, in the
-- transaction that changes it.
create table event_version (
  territory_id uuid not null,
  event_id uuid not null,
  version bigint not null,
  changed_in xid8,
  primary key (territory_id, event_id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);
call access.protect('event_version');
-- Counters tell nothing of what they count.
create policy public on event_version for select using ((select access.actor()) is not null);

-- Once in a transaction, at its end: the last lock it takes, so that nobody waits in a circle.
create function access.bump_events(territory uuid, touched uuid, series uuid[]) returns void language plpgsql as $$
declare
  before text := current_setting('openmap.actor', true);
begin
  perform set_config('openmap.actor', 'system', true);
  insert into public.event_version as v (territory_id, event_id, version, changed_in)
    select e.territory_id, e.id, 1, pg_current_xact_id() from public.event e
    where e.territory_id = territory and (e.id = touched or e.series_id = any (series)) order by e.id
    on conflict (territory_id, event_id) do update set version = v.version + 1, changed_in = pg_current_xact_id()
      where v.changed_in is distinct from pg_current_xact_id();
  perform set_config('openmap.actor', coalesce(before, ''), true);
end $$;

create function access.event_changed() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform access.bump_events(old.territory_id, old.event_id, '{}'); end if;
  if tg_op <> 'DELETE' then perform access.bump_events(new.territory_id, new.event_id, '{}'); end if;
  return null;
end $$;

-- The editions of a series name each other.
create function access.event_itself_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then perform access.bump_events(old.territory_id, old.id, array[old.series_id]);
  elsif tg_op = 'INSERT' then perform access.bump_events(new.territory_id, new.id, array[new.series_id]);
  else perform access.bump_events(new.territory_id, new.id, array[old.series_id, new.series_id]);
  end if;
  return null;
end $$;
create constraint trigger told after insert or update or delete on event
  deferrable initially deferred for each row execute function access.event_itself_changed();

create function access.series_changed() returns trigger language plpgsql as $$
begin
  perform access.bump_events(new.territory_id, null, array[new.id]);
  return null;
end $$;
create constraint trigger told after update on event_series
  deferrable initially deferred for each row execute function access.series_changed();

-- A table with a column `event_id` whose rows are read by the public pages of the event.
create procedure access.tell_event(name text) language plpgsql as $$
begin
  execute format('create constraint trigger told after insert or update or delete on public.%I
    deferrable initially deferred for each row execute function access.event_changed()', name);
end $$;
do $$
declare name text;
begin
  foreach name in array array['programme_item', 'event_partner', 'event_file', 'registration_call', 'registration_role',
    'registration', 'pitch_call', 'pitch_application'] loop
    call access.tell_event(name);
  end loop;
end $$;
-- Rows are hidden even from their owner: this one acts as the system.
select set_config('openmap.actor', 'system', true);
insert into event_version (territory_id, event_id, version) select territory_id, id, 1 from event;
select set_config('openmap.actor', '', true);
