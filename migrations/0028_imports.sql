-- Up Migration
-- Files of participants and wishes: which column stands for what, remembered; and what each import did, so that it can be
-- undone whole.

-- {"name": {"header": "Raison sociale"}, "role": {"value": "supplier"}}: words of the first line, never a cell below it.
create table import_columns (
  territory_id uuid not null,
  event_id uuid not null,
  kind text not null check (kind in ('participants', 'wishes')),
  columns jsonb not null,
  primary key (territory_id, event_id, kind),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

create table event_import (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  kind text not null check (kind in ('participants', 'wishes')),
  file_name text not null,
  made_at timestamptz not null,
  added int not null check (added >= 0),
  changed int not null check (changed >= 0),
  rejected int not null check (rejected >= 0),
  undone_at timestamptz,
  primary key (territory_id, id),
  unique (territory_id, event_id, id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);
create index event_import_by_event on event_import (territory_id, event_id, kind, made_at);

-- One row for each participant or wish that an import added or changed.
create table import_change (
  territory_id uuid not null,
  event_id uuid not null,
  import_id uuid not null,
  number int not null check (number > 0),
  -- Who it is about, or who wishes; without foreign key: a change outlives them, and then has nothing left to undo.
  participant_id uuid not null,
  -- Who is wished.
  to_id uuid,
  -- What was there, without people; null = added.
  before jsonb,
  -- What the import left, to tell whether somebody changed it since: a level, or a hash.
  after text not null,
  outcome text check (outcome in ('undone', 'kept')),
  -- Why it was kept.
  reasons text[] not null default '{}',
  primary key (territory_id, import_id, number),
  foreign key (territory_id, event_id, import_id) references event_import (territory_id, event_id, id) on delete cascade
);

-- Who represented a changed participant before the import: erased as the representatives themselves are.
create table import_person (
  territory_id uuid not null,
  event_id uuid not null,
  import_id uuid not null,
  number int not null,
  id uuid not null,
  position int not null check (position > 0),
  name text,
  email text,
  primary key (territory_id, import_id, number, position),
  foreign key (territory_id, import_id, number) references import_change (territory_id, import_id, number) on delete cascade
);
create index import_person_by_email on import_person (territory_id, lower(email));

do $$
declare name text;
begin
  foreach name in array array['import_columns', 'event_import', 'import_change', 'import_person'] loop
    call access.protect(name);
    execute format(
      'create policy organiser on %I for all using (event_id = any ((select access.organised())::uuid[]))', name);
  end loop;
end $$;

-- What hangs on the participants of a day, by a word and never by its content: whoever takes one out must know of it. Some
-- of it (notes, shared contacts) is hidden from the organiser. Every table that refers to a participant is read here, or is
-- what an import writes itself; a test compares.
create function access.participant_ties(of_event uuid)
  returns table (participant_id uuid, tie text) language plpgsql as $$
declare
  before text := current_setting('openmap.actor', true);
  mine boolean := of_event = any (access.organised()) or access.actor() = 'system';
begin
  if not mine then return; end if;
  perform set_config('openmap.actor', 'system', true);
  return query
    select w.from_id, 'wish' from public.wish w where w.event_id = of_event
    union select w.to_id, 'wish' from public.wish w where w.event_id = of_event
    union select r.participant_id, 'registration' from public.registration r
      where r.event_id = of_event and r.participant_id is not null
    union select m.buyer_id, 'timetable' from public.meeting m where m.event_id = of_event
    union select m.supplier_id, 'timetable' from public.meeting m where m.event_id = of_event
    union select u.buyer_id, 'timetable' from public.unmet_wish u where u.event_id = of_event
    union select u.supplier_id, 'timetable' from public.unmet_wish u where u.event_id = of_event
    union select f.buyer_id, 'timetable' from public.meeting_forbid f where f.event_id = of_event
    union select f.supplier_id, 'timetable' from public.meeting_forbid f where f.event_id = of_event
    union select v.buyer_id, 'timetable' from public.meeting_video v where v.event_id = of_event
    union select v.supplier_id, 'timetable' from public.meeting_video v where v.event_id = of_event
    union select n.participant_id, 'booking' from public.stated_need n where n.event_id = of_event
    union select o.participant_id, 'booking' from public.stated_offer o where o.event_id = of_event
    union select q.from_id, 'booking' from public.meeting_request q where q.event_id = of_event
    union select q.to_id, 'booking' from public.meeting_request q where q.event_id = of_event
    union select s.participant_id, 'stand' from public.stand s
      where s.event_id = of_event and s.participant_id is not null
    union select s.participant_id, 'stand' from public.stand_request s where s.event_id = of_event
    union select a.participant_id, 'day' from public.absence a where a.event_id = of_event
    union select d.participant_id, 'day' from public.day_note d where d.event_id = of_event
    union select d.about_id, 'day' from public.day_note d where d.event_id = of_event
    union select c.participant_id, 'day' from public.shared_contact c where c.event_id = of_event
    union select p.participant_id, 'day' from public.representative p
      where p.event_id = of_event and (
        exists (select from public.badge b where b.territory_id = p.territory_id and b.representative_id = p.id)
        or exists (select from public.check_in i where i.territory_id = p.territory_id and i.representative_id = p.id))
    union select a.buyer_id, 'outcome' from public.meeting_answer a where a.event_id = of_event
    union select a.supplier_id, 'outcome' from public.meeting_answer a where a.event_id = of_event
    union select k.buyer_id, 'outcome' from public.meeting_consequence k where k.event_id = of_event
    union select k.supplier_id, 'outcome' from public.meeting_consequence k where k.event_id = of_event
    union select s.respondent_id, 'outcome' from public.satisfaction_answer s where s.event_id = of_event
    union select l.subject_id, 'link' from public.access_link l
      where l.event_id = of_event and l.subject_id is not null and l.revoked_at is null;
  perform set_config('openmap.actor', coalesce(before, ''), true);
end $$;
