-- Up Migration
-- The call for pitches of an event: who may apply and until when, how the jury scores, who was chosen and why.

create table pitch_call (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  -- Local date-times of the event's zone.
  opens_at timestamp not null,
  closes_at timestamp not null,
  -- Last day of the jury.
  jury_until date not null,
  presentation text not null,
  places int not null default 6 check (places between 1 and 50),
  substitutes int not null default 2 check (substitutes between 0 and 50),
  -- The jury reads no name of the structures.
  blind boolean not null default false,
  tie_rule text not null check (tie_rule in ('main-criterion', 'first-timer', 'earliest')),
  -- [{"id", "text", "expected": true, "sentence"}], [{"id", "text", "length": "short"}], [{"id", "label", "weight"}]
  eligibility jsonb not null default '[]',
  questions jsonb not null default '[]',
  criteria jsonb not null,
  -- [{"kind": "sector", "bound": "most", "code": null, "count": 2}]
  quotas jsonb not null default '[]',
  decided_at timestamptz,
  -- Why the selection is not the one that was proposed.
  deviation text,
  answered_at timestamptz,
  published_at timestamptz,
  programme_item_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (territory_id, id),
  unique (territory_id, event_id),
  check (closes_at > opens_at),
  check (jury_until >= closes_at::date),
  check (answered_at is null or decided_at is not null),
  check (published_at is null or answered_at is not null),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

-- Half-days where those who were chosen rehearse.
create table pitch_half_day (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  starts_at timestamp not null,
  ends_at timestamp not null check (ends_at > starts_at),
  place text not null,
  capacity int not null check (capacity between 1 and 100),
  primary key (territory_id, id),
  unique (territory_id, event_id, id),
  unique (territory_id, event_id, starts_at, place),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

-- Personal data: contact, answers. They are emptied after the retention time; the row stays for the figures.
create table pitch_application (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  number int not null check (number > 0),
  state text not null check (state in ('draft', 'submitted', 'withdrawn')),
  structure text not null,
  siret text check (siret ~ '^[0-9]{14}$'),
  sector text,
  department text,
  first_timer boolean,
  contact_name text,
  contact_email text,
  -- The account that applied; null for whoever came without one.
  person_id uuid references person (id) on delete set null,
  eligibility jsonb not null default '{}',
  answers jsonb not null default '{}',
  consented_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  outcome text check (outcome in ('chosen', 'substitute', 'declined')),
  -- Order among the substitutes, then order of passage of those who were chosen.
  position int check (position > 0),
  -- What is answered to them.
  reason text,
  half_day_id uuid,
  primary key (territory_id, id),
  unique (territory_id, event_id, id),
  unique (territory_id, event_id, number),
  check (state <> 'submitted' or (submitted_at is not null and consented_at is not null)),
  check (outcome is null or submitted_at is not null),
  check (half_day_id is null or outcome = 'chosen'),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade,
  foreign key (territory_id, event_id, half_day_id) references pitch_half_day (territory_id, event_id, id)
);
create index pitch_application_of_person on pitch_application (person_id) where person_id is not null;

create table pitch_juror (
  territory_id uuid not null,
  event_id uuid not null,
  person_id uuid not null references person (id) on delete cascade,
  invited_at timestamptz not null,
  primary key (territory_id, event_id, person_id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

-- What one member says of one application: scores by criterion, or a conflict of interest, never both.
create table pitch_assessment (
  territory_id uuid not null,
  event_id uuid not null,
  application_id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('draft', 'complete', 'conflict')),
  scores jsonb not null default '{}',
  comment text,
  updated_at timestamptz not null,
  primary key (territory_id, application_id, person_id),
  check (state <> 'conflict' or (scores = '{}' and comment is null)),
  foreign key (territory_id, event_id, application_id)
    references pitch_application (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, person_id)
    references pitch_juror (territory_id, event_id, person_id) on delete cascade
);

call access.protect('pitch_call');
call access.protect('pitch_half_day');
call access.protect('pitch_application');
call access.protect('pitch_juror');
call access.protect('pitch_assessment');

create policy organiser on pitch_call for all using (event_id = any ((select access.organised())::uuid[]));
create policy organiser on pitch_half_day for all using (event_id = any ((select access.organised())::uuid[]));
create policy organiser on pitch_application for all using (event_id = any ((select access.organised())::uuid[]));
create policy organiser on pitch_juror for all using (event_id = any ((select access.organised())::uuid[]));
-- Scores are the jury's: an organiser reads them, and writes none.
create policy organiser on pitch_assessment for select using (event_id = any ((select access.organised())::uuid[]));

create policy visible on pitch_call for select using (event_id = any ((select access.visible())::uuid[]));
create policy visible on pitch_half_day for select using (event_id = any ((select access.visible())::uuid[]));

-- Events whose jury the actor sits on, and applications that they stood back from.
create policy own on pitch_juror for select using (person_id = (select access.person()));
create function access.judged() returns uuid[] language sql stable as $$
  select coalesce(array_agg(event_id), '{}') from public.pitch_juror where person_id = (select access.person()) $$;
create policy own on pitch_assessment for all using (
  person_id = (select access.person()) and event_id = any ((select access.judged())::uuid[]));
create function access.conflicts() returns uuid[] language sql stable as $$
  select coalesce(array_agg(application_id), '{}') from public.pitch_assessment
  where person_id = (select access.person()) and state = 'conflict' $$;
create policy jury on pitch_application for select using (state = 'submitted'
  and event_id = any ((select access.judged())::uuid[])
  and id <> all ((select access.conflicts())::uuid[]));

-- Whoever applied: by their link, or by their account.
create policy linked on pitch_application for select
  using (event_id = (select access.event()) and id = (select access.participant()));
create policy own on pitch_application for select using (person_id = (select access.person()));
