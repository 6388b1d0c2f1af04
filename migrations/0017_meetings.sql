-- Up Migration
-- How the parties of a day come to their meetings: what buyers need, what structures offer, what each asks of the other.

create table meeting_rules (
  territory_id uuid not null,
  event_id uuid not null,
  -- The organiser draws the timetable from wishes, or the parties book slots themselves.
  mode text not null default 'organiser' check (mode in ('organiser', 'parties')),
  -- A request waits for the other's word, or takes the slot at once.
  acceptance text not null default 'opt-in' check (acceptance in ('opt-in', 'automatic')),
  -- Last day on which the parties say their wishes, availability and requests.
  wishes_until date,
  request_hours int not null default 72 check (request_hours between 1 and 720),
  -- Requests of one party that wait for an answer, at most.
  most_requests int check (most_requests > 0),
  primary key (territory_id, event_id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

-- What a buyer says it will buy: kept with the event until needs have a module of their own, under a stable identifier.
create table stated_need (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  participant_id uuid not null,
  title text not null,
  sector text not null,
  departments text[] not null default '{}',
  -- `2027-T2`; null = not known yet.
  quarter text check (quarter ~ '^20[0-9]{2}-T[1-4]$'),
  amount_band text check (amount_band in ('to-40k', 'to-100k', 'to-250k', 'above-250k')),
  created_at timestamptz not null,
  primary key (territory_id, id),
  foreign key (territory_id, event_id, participant_id)
    references participant (territory_id, event_id, id) on delete cascade
);
create index stated_need_by_event on stated_need (territory_id, event_id);

-- What a structure says it does, beside its record of the directory.
create table stated_offer (
  territory_id uuid not null,
  event_id uuid not null,
  participant_id uuid not null,
  sectors text[] not null default '{}',
  departments text[] not null default '{}',
  primary key (territory_id, participant_id),
  foreign key (territory_id, event_id, participant_id)
    references participant (territory_id, event_id, id) on delete cascade
);

create table meeting_request (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  from_id uuid not null,
  to_id uuid not null check (to_id <> from_id),
  state text not null check (state in ('waiting', 'accepted', 'declined', 'expired', 'withdrawn')),
  -- Slot proposed; the other may take another one.
  slot_id uuid,
  message text,
  reason text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  meeting_id uuid,
  primary key (territory_id, id),
  foreign key (territory_id, event_id, from_id) references participant (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, to_id) references participant (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, slot_id) references slot (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, meeting_id) references meeting (territory_id, id) on delete set null (meeting_id)
);
-- One request at a time between two parties, whoever asks.
create unique index meeting_request_once on meeting_request
  (territory_id, event_id, least(from_id, to_id), greatest(from_id, to_id)) where state = 'waiting';
create index meeting_request_by_event on meeting_request (territory_id, event_id);

do $$
declare name text;
begin
  foreach name in array array['meeting_rules', 'stated_need', 'stated_offer', 'meeting_request'] loop
    call access.protect(name);
    execute format(
      'create policy organiser on %I for all using (event_id = any ((select access.organised())::uuid[]))', name);
  end loop;
end $$;
create policy visible on meeting_rules for select using (event_id = any ((select access.visible())::uuid[]));
create policy linked on stated_need for select using (participant_id = (select access.participant()));
create policy linked on stated_offer for select using (participant_id = (select access.participant()));
create policy linked on meeting_request for select using ((select access.participant()) in (from_id, to_id));
