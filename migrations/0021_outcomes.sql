-- Up Migration
-- What came of a day: what each party says of each meeting, what followed, what people thought of it, the report.

-- Keyed by the two parties and not by the meeting: a timetable published again during the day gives the same meeting
-- another identifier. The latest answer of a side at a step stands.
create table meeting_answer (
  territory_id uuid not null,
  event_id uuid not null,
  buyer_id uuid not null,
  supplier_id uuid not null,
  side text not null check (side in ('buyer', 'supplier')),
  step text not null check (step in ('at-once', 'day-7', 'day-90')),
  -- The meeting as it was named when they answered.
  meeting_id uuid not null,
  outcome text not null,
  -- Would they have met otherwise? Asked at once only.
  otherwise text check (otherwise in ('yes', 'no', 'unknown')),
  amount_band text check (amount_band in ('to-40k', 'to-100k', 'to-250k', 'above-250k')),
  reference text,
  note text,
  answered_at timestamptz not null,
  primary key (territory_id, event_id, buyer_id, supplier_id, side, step),
  check (case when step = 'at-once' then outcome in ('follow-up', 'contact-again', 'nothing', 'not-held')
    else outcome in ('need', 'quote-asked', 'quote-sent', 'contract', 'nothing-yet', 'nothing') end),
  check (step = 'at-once' or otherwise is null),
  foreign key (territory_id, event_id, buyer_id) references participant (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, supplier_id) references participant (territory_id, event_id, id) on delete cascade
);

-- What followed a meeting, under an identifier that later modules join: one for each kind, whoever of the two says it.
-- It is withdrawn when nobody says it any more, and comes back under the same identifier.
create table meeting_consequence (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  buyer_id uuid not null,
  supplier_id uuid not null,
  meeting_id uuid not null,
  kind text not null check (kind in ('need', 'quote-asked', 'quote-sent', 'contract')),
  -- The first step at which it was said.
  step text not null check (step in ('day-7', 'day-90')),
  amount_band text check (amount_band in ('to-40k', 'to-100k', 'to-250k', 'above-250k')),
  reference text,
  noted_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (territory_id, id),
  unique (territory_id, event_id, buyer_id, supplier_id, kind),
  foreign key (territory_id, event_id, buyer_id) references participant (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, supplier_id) references participant (territory_id, event_id, id) on delete cascade
);

-- What somebody thought of the day: one answer for each registration, or for each participant without one.
create table satisfaction_answer (
  territory_id uuid not null,
  event_id uuid not null,
  respondent_id uuid not null,
  role text not null check (role in ('buyer', 'supplier', 'partner', 'exhibitor', 'press', 'public')),
  overall int not null check (overall between 1 and 5),
  welcome int check (welcome between 1 and 5),
  programme int check (programme between 1 and 5),
  meetings int check (meetings between 1 and 5),
  recommend int not null check (recommend between 0 and 10),
  comment text,
  answered_at timestamptz not null,
  primary key (territory_id, event_id, respondent_id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

-- The mails that ask what followed: a step is sent once, whatever the clock does.
create table follow_up (
  territory_id uuid not null,
  event_id uuid not null,
  step text not null check (step in ('day-7', 'day-90')),
  sent_at timestamptz not null,
  mailed int not null check (mailed >= 0),
  reminded_at timestamptz,
  reminded int not null default 0 check (reminded >= 0),
  primary key (territory_id, event_id, step),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

-- The published report: its figures as they stood that day, small numbers already hidden.
create table event_report (
  territory_id uuid not null,
  event_id uuid not null,
  published_at timestamptz not null,
  figures jsonb not null,
  primary key (territory_id, event_id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

create table report_talk (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  title text not null,
  -- A body, never a person.
  speaker text not null,
  url text not null check (url like 'https://%'),
  created_at timestamptz not null,
  primary key (territory_id, id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);
create index report_talk_by_event on report_talk (territory_id, event_id);

-- Words published with the agreement of whoever said them, named by their body and their function.
create table report_testimony (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  quote text not null,
  body text not null,
  job text not null,
  consented_at timestamptz not null,
  primary key (territory_id, id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);
create index report_testimony_by_event on report_testimony (territory_id, event_id);

do $$
declare name text;
begin
  foreach name in array array['meeting_answer', 'meeting_consequence', 'satisfaction_answer', 'follow_up',
    'event_report', 'report_talk', 'report_testimony'] loop
    call access.protect(name);
  end loop;
  -- What people said is theirs: an organiser reads it, and writes none of it.
  foreach name in array array['meeting_answer', 'meeting_consequence', 'satisfaction_answer'] loop
    execute format(
      'create policy organiser on %I for select using (event_id = any ((select access.organised())::uuid[]))', name);
  end loop;
  foreach name in array array['follow_up', 'event_report', 'report_talk', 'report_testimony'] loop
    execute format(
      'create policy organiser on %I for all using (event_id = any ((select access.organised())::uuid[]))', name);
  end loop;
end $$;
-- Each party sees its own answers; the other's are for the organiser.
create policy linked on meeting_answer for select
  using (event_id = (select access.event())
    and (select access.participant()) = case side when 'buyer' then buyer_id else supplier_id end);
create policy linked on satisfaction_answer for select
  using (event_id = (select access.event())
    and respondent_id = coalesce((select access.registration()), (select access.participant())));
-- A report exists for everybody once it is published; what goes with it too.
create policy visible on event_report for select using (event_id = any ((select access.visible())::uuid[]));
create function access.reported() returns uuid[] language sql stable
  as $$ select coalesce(array_agg(event_id), '{}') from public.event_report $$;
create policy visible on report_talk for select using (event_id = any ((select access.reported())::uuid[]));
create policy visible on report_testimony for select using (event_id = any ((select access.reported())::uuid[]));
