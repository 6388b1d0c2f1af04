-- Up Migration
-- What organisers did by hand to a draft, one step after the other, so that each can be undone and done again.

create table timetable_step (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  version_id uuid not null,
  number int not null check (number > 0),
  kind text not null check (kind in ('move', 'swap', 'remove', 'place')),
  -- Meetings whole, before and after: [{"id", "buyerId", "supplierId", "slotId", "tableId", "weight", "pinned"}]
  before jsonb not null,
  after jsonb not null,
  undone boolean not null default false,
  at timestamptz not null,
  primary key (territory_id, id),
  unique (territory_id, version_id, number),
  foreign key (territory_id, event_id, version_id)
    references timetable_version (territory_id, event_id, id) on delete cascade
);

call access.protect('timetable_step');
create policy organiser on timetable_step for all using (event_id = any ((select access.organised())::uuid[]));
