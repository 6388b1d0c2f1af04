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
create trigger follow_merge before insert or update of organiser_id on event_series
  for each row when (new.organiser_id is not null) execute function follow_merge_of_organiser();
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
