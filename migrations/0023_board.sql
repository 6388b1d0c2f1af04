-- Up Migration
-- The board of the timetable: computations that are followed and stopped, what the organiser forbids, what each
-- participant is guaranteed, and how many of its people may sit at once.

-- Meetings at least; null = nothing is guaranteed.
alter table participant add column least int check (least > 0);
-- fixed = one of them attends every meeting; shared = as many meetings at once as there are representatives.
alter table participant add column delegation text not null default 'fixed' check (delegation in ('fixed', 'shared'));

-- A pair that the organiser keeps apart: in one slot, or (null) all day.
create table meeting_forbid (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  buyer_id uuid not null,
  supplier_id uuid not null,
  slot_id uuid,
  created_at timestamptz not null,
  primary key (territory_id, id),
  unique nulls not distinct (territory_id, buyer_id, supplier_id, slot_id),
  foreign key (territory_id, event_id, buyer_id) references participant (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, supplier_id) references participant (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, slot_id) references slot (territory_id, event_id, id) on delete cascade
);
create index meeting_forbid_by_event on meeting_forbid (territory_id, event_id);

-- One computation of a timetable: what it was asked, how far it is, what it gave.
create table timetable_run (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  seed int not null,
  seconds int not null check (seconds > 0),
  -- Version whose pinned meetings stay where they are.
  keep_pins_of uuid,
  state text not null check (state in ('waiting', 'running', 'done', 'refused', 'stopped', 'broken')),
  -- An organiser asks for the best so far, at once.
  stop_asked boolean not null default false,
  steps bigint not null default 0,
  -- Weight of the best so far, and the proved upper limit.
  objective int,
  bound int,
  asked_at timestamptz not null,
  started_at timestamptz,
  -- Last sign of life of whatever computes: old, it is dead, and another computation may begin.
  beat_at timestamptz,
  ended_at timestamptz,
  version_id uuid,
  refusal text,
  primary key (territory_id, id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade,
  foreign key (territory_id, event_id, version_id) references timetable_version (territory_id, event_id, id)
    on delete set null (version_id)
);
-- One at a time, whoever asks.
create unique index timetable_run_once on timetable_run (territory_id, event_id) where state in ('waiting', 'running');
create index timetable_run_by_event on timetable_run (territory_id, event_id, asked_at);

call access.protect('meeting_forbid');
call access.protect('timetable_run');
create policy organiser on meeting_forbid for all using (event_id = any ((select access.organised())::uuid[]));
create policy organiser on timetable_run for all using (event_id = any ((select access.organised())::uuid[]));
