-- Up Migration
-- Bodies whole: a saved page may not overwrite another one's, an address holds one open invitation to a body, somebody
-- whose body is not here asks for it.

set local openmap.actor = 'system';

-- Raised at each change of the identity: a page opened before it is told instead of overwriting.
alter table organisation add column version int not null default 1;

-- Two at once for the same place: the latest stays.
update invitation older set revoked_at = older.created_at
where older.accepted_at is null and older.revoked_at is null and exists (
  select from invitation newer
  where newer.territory_id = older.territory_id and newer.organisation_id = older.organisation_id
    and newer.email = older.email and newer.accepted_at is null and newer.revoked_at is null and newer.id > older.id
);
create unique index invitation_open on invitation (territory_id, organisation_id, email)
  where accepted_at is null and revoked_at is null;
create index invitation_by_email on invitation (email) where accepted_at is null and revoked_at is null;
create index join_request_by_person on join_request (person_id);
create index join_request_waiting_by_body on join_request (territory_id, organisation_id) where state = 'waiting';
create index delegation_by_body on delegation (territory_id, organisation_id);

-- A body that is not here yet, asked for by somebody who works for it. The platform decides.
create table body_request (
  territory_id uuid not null references territory (id),
  id uuid not null,
  person_id uuid not null references person (id) on delete cascade,
  name text not null,
  siren text check (siren ~ '^[0-9]{9}$'),
  kinds text[] not null check (kinds <@ array['buyer', 'structure', 'contractor', 'network', 'coordination', 'mission', 'partner']),
  message text,
  state text not null check (state in ('waiting', 'accepted', 'refused', 'withdrawn')),
  reason text,
  -- The body that was made, or the one that was meant.
  organisation_id uuid,
  decided_by uuid references person (id) on delete set null,
  created_at timestamptz not null,
  decided_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, organisation_id) references organisation (territory_id, id)
);
create index body_request_by_person on body_request (person_id);
create unique index body_request_waiting on body_request (territory_id, person_id, lower(name)) where state = 'waiting';

-- A list of first steps that this person closed.
create table closed_checklist (
  person_id uuid not null references person (id) on delete cascade,
  checklist text not null,
  closed_at timestamptz not null,
  primary key (person_id, checklist)
);

call access.protect('body_request');
create policy own on body_request for select using (person_id = (select access.person()));
create policy own_asks on body_request for insert with check (person_id = (select access.person()) and state = 'waiting');
create policy own_withdraws on body_request for update using (person_id = (select access.person()))
  with check (person_id = (select access.person()) and state in ('waiting', 'withdrawn'));
create policy platform on body_request for all
  using ((select access.platform('administrator')) or (select access.platform('mission')));

call access.protect('closed_checklist');
create policy own on closed_checklist for all using (person_id = (select access.person()));
