-- Up Migration
-- OpenMap days. An event of the past may hold stated figures and named organisations only: everything about
-- participants, wishes and meetings is optional. Times of an event are local date-times of its own zone.

create table event (
  territory_id uuid not null references territory (id),
  id uuid not null,
  slug text not null,
  title text not null,
  theme text,
  description text,
  -- Rank in the series of OpenMap days: 1st, 2nd, 3rd…
  series_rank int check (series_rank > 0),
  organiser_id uuid,
  day date not null,
  zone text not null default 'Europe/Paris',
  venue_name text,
  venue_address text,
  venue_city text,
  venue_access text,
  venue_accessibility text,
  funding text,
  capacity int check (capacity > 0),
  status text not null check (status in ('draft', 'published', 'held')),
  fictitious boolean not null default false,
  -- Stated figures: [{"kind": "participants", "value": 170, "atLeast": true}], with where they come from.
  figures jsonb not null default '[]',
  figures_source text,
  figures_date date,
  -- Weight of a meeting = product of what each side said.
  weight_must int not null default 5 check (weight_must between 1 and 1000),
  weight_nice int not null default 3 check (weight_nice between 1 and 1000),
  weight_silent int not null default 1 check (weight_silent between 1 and 1000),
  buyer_quota int check (buyer_quota > 0),
  supplier_quota int check (supplier_quota > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (territory_id, id),
  unique (territory_id, slug),
  foreign key (territory_id, organiser_id) references organisation (territory_id, id)
);
create index event_by_day on event (territory_id, day);

create table programme_item (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  position int not null check (position > 0),
  -- Unknown for the past events whose timetable was not stated.
  starts_at timestamp,
  ends_at timestamp check (ends_at > starts_at),
  kind text not null check (kind in ('welcome', 'talk', 'round-table', 'pitch', 'meetings', 'stands', 'break', 'closing')),
  title text not null,
  description text,
  room text,
  speakers text[] not null default '{}',
  primary key (territory_id, id),
  unique (territory_id, event_id, position),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

-- Organisations named in public: no participant's data here, so that past days can be told by their facts alone.
create table event_partner (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  position int not null check (position > 0),
  role text not null check (role in ('organiser', 'funder', 'host', 'partner', 'speaker', 'exhibitor', 'pitch', 'buyer')),
  name text not null,
  note text,
  organisation_id uuid,
  primary key (territory_id, id),
  unique (territory_id, event_id, role, name),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade,
  foreign key (territory_id, organisation_id) references organisation (territory_id, id)
);

create table participant (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  role text not null check (role in ('buyer', 'supplier', 'partner', 'exhibitor', 'press', 'public')),
  display_name text not null,
  -- display_name folded (no accents, no case): what an import recognises.
  name_key text not null,
  organisation_id uuid,
  structure_id uuid,
  quota int check (quota > 0),
  created_at timestamptz not null,
  primary key (territory_id, id),
  unique (territory_id, event_id, id),
  unique (territory_id, event_id, role, name_key),
  check (organisation_id is null or structure_id is null),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade,
  foreign key (territory_id, organisation_id) references organisation (territory_id, id),
  foreign key (territory_id, structure_id) references structure (territory_id, id) on delete set null (structure_id)
);

-- Personal data: names and addresses are optional and are erased after the retention time; the row itself stays.
create table representative (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  participant_id uuid not null,
  position int not null check (position > 0),
  name text,
  email text,
  primary key (territory_id, id),
  unique (territory_id, participant_id, position),
  foreign key (territory_id, event_id, participant_id)
    references participant (territory_id, event_id, id) on delete cascade
);

-- A slot or a table never changes: another plan retires it and makes others, so that frozen versions stay readable.
create table slot (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  starts_at timestamp not null,
  ends_at timestamp not null check (ends_at > starts_at),
  active boolean not null default true,
  primary key (territory_id, id),
  unique (territory_id, event_id, id),
  unique (territory_id, event_id, starts_at, ends_at),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

create table meeting_table (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  number int not null check (number > 0),
  label text,
  active boolean not null default true,
  primary key (territory_id, id),
  unique (territory_id, event_id, id),
  unique (territory_id, event_id, number),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

create table unavailability (
  territory_id uuid not null,
  event_id uuid not null,
  participant_id uuid not null,
  slot_id uuid not null,
  primary key (territory_id, participant_id, slot_id),
  foreign key (territory_id, event_id, participant_id)
    references participant (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, slot_id) references slot (territory_id, event_id, id) on delete cascade
);

create table wish (
  territory_id uuid not null,
  event_id uuid not null,
  from_id uuid not null,
  to_id uuid not null check (to_id <> from_id),
  level text not null check (level in ('must', 'nice', 'no')),
  recorded_at timestamptz not null,
  primary key (territory_id, from_id, to_id),
  foreign key (territory_id, event_id, from_id)
    references participant (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, to_id)
    references participant (territory_id, event_id, id) on delete cascade
);
create index wish_by_event on wish (territory_id, event_id);

create table timetable_version (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  number int not null check (number > 0),
  name text,
  -- replaced = published once, then followed by another: frozen like the published one.
  state text not null check (state in ('draft', 'published', 'replaced')),
  seed int not null,
  steps int not null,
  status text not null check (status in ('optimal', 'feasible', 'infeasible', 'unknown')),
  objective int not null,
  -- Proved upper limits for the problem as it was solved; null when nothing is proved any more (changed by hand).
  bound int,
  held int not null,
  held_bound int,
  -- All requests weighed the same: the objective counts meetings.
  even_weights boolean not null,
  wished int not null,
  -- Meetings imposed on the computation: its bounds hold only with them.
  pins int not null default 0,
  input_hash text not null,
  engine text not null,
  edited boolean not null default false,
  created_at timestamptz not null,
  published_at timestamptz,
  primary key (territory_id, id),
  unique (territory_id, event_id, id),
  unique (territory_id, event_id, number),
  check ((state = 'draft') = (published_at is null)),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);
create unique index timetable_version_published on timetable_version (territory_id, event_id) where state = 'published';

create table meeting (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  version_id uuid not null,
  buyer_id uuid not null,
  supplier_id uuid not null,
  slot_id uuid not null,
  table_id uuid not null,
  weight int not null,
  pinned boolean not null default false,
  primary key (territory_id, id),
  unique (territory_id, version_id, buyer_id, supplier_id),
  foreign key (territory_id, event_id, version_id)
    references timetable_version (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, buyer_id) references participant (territory_id, event_id, id),
  foreign key (territory_id, event_id, supplier_id) references participant (territory_id, event_id, id),
  foreign key (territory_id, event_id, slot_id) references slot (territory_id, event_id, id),
  foreign key (territory_id, event_id, table_id) references meeting_table (territory_id, event_id, id)
);
create index meeting_by_buyer on meeting (territory_id, buyer_id);
create index meeting_by_supplier on meeting (territory_id, supplier_id);

create table unmet_wish (
  territory_id uuid not null,
  event_id uuid not null,
  version_id uuid not null,
  buyer_id uuid not null,
  supplier_id uuid not null,
  weight int not null,
  reason text not null,
  details jsonb not null default '{}',
  primary key (territory_id, version_id, buyer_id, supplier_id),
  foreign key (territory_id, event_id, version_id)
    references timetable_version (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, buyer_id) references participant (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, supplier_id) references participant (territory_id, event_id, id) on delete cascade
);

-- Who and what is taken in the PUBLISHED timetable. The primary key is the proof that nobody and no table is booked
-- twice, whatever computed the timetable: publishing writes these rows in its own transaction or not at all.
create table occupancy (
  territory_id uuid not null,
  event_id uuid not null,
  slot_id uuid not null,
  resource_kind text not null check (resource_kind in ('representative', 'table')),
  resource_id uuid not null,
  meeting_id uuid not null,
  primary key (territory_id, event_id, slot_id, resource_kind, resource_id),
  foreign key (territory_id, event_id, slot_id) references slot (territory_id, event_id, id),
  foreign key (territory_id, meeting_id) references meeting (territory_id, id) on delete cascade
);
