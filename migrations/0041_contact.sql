-- Up Migration
-- Messages to structures by the relay of the directory: whoever writes never sees the address of the structure, and the
-- structure answers by its own mail. Kept for the body whose record it is; addresses that want no more.

create table contact_message (
  territory_id uuid not null references territory (id),
  id uuid not null,
  structure_id uuid not null,
  -- The body whose record it was when the message was written: who claims the record later reads none of it.
  organisation_id uuid,
  -- Who wrote, where they were signed in.
  person_id uuid references person (id) on delete set null,
  name text not null check (name <> ''),
  email text not null,
  subject text not null check (subject <> ''),
  text text not null check (text <> ''),
  -- waiting: its author has not proved their address yet · sent: given to the outbox
  state text not null check (state in ('waiting', 'sent')),
  -- Hash of the link by which the author proves their address; of the way out that the mail to the structure holds.
  token_hash text,
  way_out text,
  created_at timestamptz not null,
  sent_at timestamptz,
  -- The structure says that it should not have been written; the mission has looked at it.
  reported_at timestamptz,
  settled_at timestamptz,
  primary key (territory_id, id),
  check ((state = 'sent') = (sent_at is not null)),
  foreign key (territory_id, structure_id) references structure (territory_id, id) on delete cascade,
  foreign key (territory_id, organisation_id) references organisation (territory_id, id)
    on delete set null (organisation_id)
);
create trigger follow_structure_merge before insert or update of structure_id on contact_message
  for each row execute function follow_structure_merge();
create trigger follow_merge before insert or update of organisation_id on contact_message
  for each row when (new.organisation_id is not null) execute function follow_merge();
create index contact_message_by_structure on contact_message (territory_id, structure_id);
create index contact_message_by_body on contact_message (territory_id, organisation_id, sent_at desc)
  where organisation_id is not null;
create index contact_message_by_author on contact_message (person_id) where person_id is not null;
create index contact_message_by_address on contact_message (territory_id, lower(email));
create unique index contact_message_by_token on contact_message (token_hash) where token_hash is not null;
create unique index contact_message_by_way_out on contact_message (way_out) where way_out is not null;
create index contact_message_reported on contact_message (territory_id, reported_at) where reported_at is not null;

-- Structures that want no more of them at an address: another address of the record is asked anew.
create table contact_refusal (
  territory_id uuid not null,
  structure_id uuid not null,
  address_hash text not null,
  refused_at timestamptz not null,
  primary key (territory_id, structure_id, address_hash),
  foreign key (territory_id, structure_id) references structure (territory_id, id) on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['contact_message', 'contact_refusal'] loop
    call access.protect(name);
  end loop;
end $$;

create policy received on contact_message for select
  using (state = 'sent' and organisation_id = any ((select access.reads())::uuid[]));
create policy own on contact_message for select using (person_id = (select access.person()));
-- The mission reads what a structure complained of, nothing else.
create policy mission on contact_message for select
  using (reported_at is not null and (select access.platform('mission')));
create policy mission_settles on contact_message for update
  using (reported_at is not null and (select access.platform('mission')));

-- Whoever opens a record is told whether it may be written to; its body takes a refusal back.
create policy known on contact_refusal for select using ((select access.actor()) is not null);
create policy taken_back on contact_refusal for delete using (exists (
  select from structure s where s.territory_id = contact_refusal.territory_id and s.id = structure_id
    and s.organisation_id = any ((select access.writes())::uuid[])));
