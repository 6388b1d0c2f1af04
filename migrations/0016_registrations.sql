-- Up Migration
-- Who may register for a day, with which form, within how many places; and who did. A registration is one person; the
-- body they come for is a participant of the event once the registration is confirmed.

create table registration_call (
  territory_id uuid not null,
  event_id uuid not null,
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  -- Every role together; null = no limit but those of the roles.
  places int check (places > 0),
  -- Confirmed registrations, and places held for somebody who was offered one.
  taken int not null default 0 check (taken >= 0),
  -- How long a freed place is held for the next of the waiting list.
  offer_hours int not null default 48 check (offer_hours between 1 and 336),
  introduction text,
  primary key (territory_id, event_id),
  check (places is null or taken <= places),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

-- A role that has a row is open to registration.
create table registration_role (
  territory_id uuid not null,
  event_id uuid not null,
  role text not null check (role in ('buyer', 'supplier', 'partner', 'exhibitor', 'press', 'public')),
  places int check (places > 0),
  taken int not null default 0 check (taken >= 0),
  -- People of one body at most.
  per_body int check (per_body > 0),
  primary key (territory_id, event_id, role),
  check (places is null or taken <= places),
  foreign key (territory_id, event_id) references registration_call (territory_id, event_id) on delete cascade
);

create table registration_question (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  position int not null check (position > 0),
  -- Its field of the form: kept when the order changes, so that a form already open keeps its answers apart.
  field int not null check (field between 1 and 20),
  -- Empty = asked of everybody.
  roles text[] not null default '{}',
  kind text not null check (kind in ('text', 'long', 'choice', 'choices', 'consent')),
  label text not null,
  hint text,
  required boolean not null,
  options text[] not null default '{}',
  primary key (territory_id, id),
  unique (territory_id, event_id, position) deferrable initially deferred,
  unique (territory_id, event_id, field),
  foreign key (territory_id, event_id) references registration_call (territory_id, event_id) on delete cascade
);

create table registration (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  role text not null check (role in ('buyer', 'supplier', 'partner', 'exhibitor', 'press', 'public')),
  state text not null check (state in ('waiting', 'offered', 'confirmed', 'cancelled', 'expired')),
  -- The body they come for; null = for themselves.
  body_name text,
  siret text,
  name text,
  email text,
  job_title text,
  access_needs text,
  sign_language boolean not null default false,
  -- Agreed to be named, by their body, in the list of participants.
  listed boolean not null default false,
  -- [{"questionId": …, "value": "…" or ["…"]}]
  answers jsonb not null default '[]',
  created_at timestamptz not null,
  -- The waiting list goes by this moment, then by identifier.
  queued_at timestamptz not null,
  offered_until timestamptz,
  settled_at timestamptz,
  participant_id uuid,
  primary key (territory_id, id),
  check ((state = 'offered') = (offered_until is not null)),
  foreign key (territory_id, event_id) references registration_call (territory_id, event_id) on delete cascade,
  foreign key (territory_id, event_id, participant_id) references participant (territory_id, event_id, id)
    on delete set null (participant_id)
);
create index registration_queue on registration (territory_id, event_id, queued_at, id) where state in ('waiting', 'offered');
-- One live registration for an address and a role, whatever is sent at the same time.
create unique index registration_once on registration (territory_id, event_id, role, lower(email))
  where state in ('waiting', 'offered', 'confirmed');

-- A personal link may be that of a registration: its participant is known once it is confirmed.
alter table access_link add column registration_id uuid;
create index access_link_by_registration on access_link (territory_id, registration_id) where registration_id is not null;

create function access.registration() returns uuid language sql stable
  as $$ select nullif(current_setting('openmap.registration', true), '')::uuid $$;

do $$
declare name text;
begin
  foreach name in array array['registration_call', 'registration_role', 'registration_question', 'registration'] loop
    call access.protect(name);
    execute format(
      'create policy organiser on %I for all using (event_id = any ((select access.organised())::uuid[]))', name);
  end loop;
  -- What is asked, and how many places are left, is on a public page.
  foreach name in array array['registration_call', 'registration_role', 'registration_question'] loop
    execute format('create policy visible on %I for select using (event_id = any ((select access.visible())::uuid[]))', name);
  end loop;
end $$;
create policy own on registration for select using (id = (select access.registration()));

-- What the public reads of registrations: bodies that agreed to be named, never whose people. The caller's own rows would
-- show nothing of it.
create function access.listed_bodies(wanted uuid) returns table (role text, body text) language plpgsql as $$
declare
  before text := current_setting('openmap.actor', true);
begin
  perform set_config('openmap.actor', 'system', true);
  return query select r.role, r.body_name from public.event e
      join public.registration r on r.territory_id = e.territory_id and r.event_id = e.id
    where e.id = wanted and e.status <> 'draft' and r.state = 'confirmed' and r.listed and r.body_name is not null;
  perform set_config('openmap.actor', coalesce(before, ''), true);
end $$;
