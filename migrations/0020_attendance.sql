-- Up Migration
-- The day itself: badges, who came and when, telephones of the door, absences.

-- The event whose door a device keeps, by the link given to it.
create function access.door() returns uuid language sql stable
  as $$ select nullif(current_setting('openmap.door', true), '')::uuid $$;

-- What the badge of a representative says: 80 random bits. It outlives an import that writes the representatives again
-- under the same identifiers, so it hangs on the event alone.
create table badge (
  territory_id uuid not null,
  event_id uuid not null,
  representative_id uuid not null,
  code text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  created_at timestamptz not null,
  primary key (territory_id, representative_id),
  unique (territory_id, event_id, code),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

-- A telephone or a computer that keeps the door, named by the organiser.
create table door_device (
  territory_id uuid not null,
  event_id uuid not null,
  id uuid not null,
  label text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);
create index door_device_by_event on door_device (territory_id, event_id);

-- Arrivals, and what takes one back. Rows are only added, under identifiers made where the person was welcomed: sent
-- twice, they are kept once; whatever the order in which they come, the same arrival is the first.
create table check_in (
  territory_id uuid not null,
  event_id uuid not null,
  id uuid not null,
  representative_id uuid not null,
  kind text not null check (kind in ('arrival', 'undo')),
  -- The arrival that an undo takes back.
  undoes uuid,
  way text not null check (way in ('badge', 'name', 'walk-in')),
  -- Stable text of who welcomed.
  actor text not null,
  -- When, by the clock of the device put right by ours.
  at timestamptz not null,
  received_at timestamptz not null,
  check ((kind = 'undo') = (undoes is not null)),
  primary key (territory_id, id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);
create index check_in_by_event on check_in (territory_id, event_id);
create unique index check_in_undone_once on check_in (territory_id, undoes) where undoes is not null;

-- What the organiser noted of a participant who is not there: absent, or late until a slot.
create table absence (
  territory_id uuid not null,
  event_id uuid not null,
  participant_id uuid not null,
  -- The first slot at which the participant will be there; null = absent all day.
  until_slot_id uuid,
  recorded_at timestamptz not null,
  primary key (territory_id, participant_id),
  foreign key (territory_id, event_id, participant_id)
    references participant (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, until_slot_id) references slot (territory_id, event_id, id) on delete cascade
);
create index absence_by_event on absence (territory_id, event_id);

do $$
declare name text;
begin
  foreach name in array array['badge', 'door_device', 'check_in', 'absence'] loop
    call access.protect(name);
  end loop;
  foreach name in array array['badge', 'door_device', 'absence'] loop
    execute format(
      'create policy organiser on %I for all using (event_id = any ((select access.organised())::uuid[]))', name);
  end loop;
  -- Whoever keeps the door reads whom to expect and who came, and adds arrivals in the name of the device; nothing else.
  foreach name in array array['badge', 'door_device', 'check_in', 'participant', 'representative'] loop
    execute format('create policy door on %I for select using (event_id = (select access.door()))', name);
  end loop;
end $$;
create policy door on event for select using (id = (select access.door()));
-- Nobody changes or removes what was noted at the door.
create policy organiser_reads on check_in for select using (event_id = any ((select access.organised())::uuid[]));
create policy organiser_adds on check_in for insert
  with check (event_id = any ((select access.organised())::uuid[]) and actor = (select access.key()));
create policy door_adds on check_in for insert
  with check (event_id = (select access.door()) and actor = (select access.key()));

-- A device of the door reads names, and it is written down.
alter table access_log drop constraint access_log_capacity_check;
alter table access_log add constraint access_log_capacity_check
  check (capacity in ('body', 'mission', 'administrator', 'agent', 'system'));
create policy agent_records on access_log for insert
  with check ((select access.door()) is not null and person_id is null and actor = (select access.key()));

-- What a screen on the wall shows to anybody: the hours of a published timetable with the number of meetings and tables,
-- never whose. The caller's own rows would show nothing of it.
create function access.wall_slots(wanted uuid)
  returns table (starts_at timestamp, ends_at timestamp, meetings int, tables int) language plpgsql as $$
declare
  before text := current_setting('openmap.actor', true);
begin
  perform set_config('openmap.actor', 'system', true);
  return query select s.starts_at, s.ends_at, count(*)::int, count(distinct m.table_id)::int
    from public.event e
      join public.timetable_version v on v.territory_id = e.territory_id and v.event_id = e.id and v.state = 'published'
      join public.meeting m on m.territory_id = e.territory_id and m.version_id = v.id
      join public.slot s on s.territory_id = e.territory_id and s.id = m.slot_id
    where e.id = wanted and e.status <> 'draft'
    group by s.starts_at, s.ends_at order by s.starts_at;
  perform set_config('openmap.actor', coalesce(before, ''), true);
end $$;
