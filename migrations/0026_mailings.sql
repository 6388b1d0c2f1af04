-- Up Migration
-- Mails that an organiser writes to some of those who take part in a day: drafts, whom they were sent to, who wants none.

create table mailing (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  -- Who wrote it last; null once their account is gone.
  author_id uuid references person (id) on delete set null,
  -- draft: being written · confirmed: its mails are written or are going to be · cancelled: what had not left was taken back
  state text not null check (state in ('draft', 'confirmed', 'cancelled')),
  segment text not null,
  subject text not null,
  body text not null,
  -- Each participant's own link goes with it.
  with_link boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (territory_id, id),
  unique (territory_id, event_id, id),
  check ((state = 'draft') = (confirmed_at is null)),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

-- Whom it goes to, frozen when it is confirmed: one row for an address, whatever the number of reasons to write there.
create table mailing_recipient (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  mailing_id uuid not null,
  -- Emptied after the retention time; the row stays for the figures.
  address text,
  name text,
  body_name text,
  participant_id uuid,
  -- waiting: its mail is not written yet · queued: it is in the outbox · cancelled: taken back before it left
  state text not null check (state in ('waiting', 'queued', 'cancelled')),
  -- Hash of the way out that its mail holds.
  way_out text,
  primary key (territory_id, id),
  foreign key (territory_id, event_id, mailing_id) references mailing (territory_id, event_id, id) on delete cascade
);
create unique index mailing_recipient_once on mailing_recipient (territory_id, mailing_id, lower(address));
create index mailing_recipient_by_way_out on mailing_recipient (territory_id, way_out) where way_out is not null;

-- Addresses that want no more mail of this sort about a day.
create table mailing_refusal (
  territory_id uuid not null,
  event_id uuid not null,
  address text not null,
  refused_at timestamptz not null,
  primary key (territory_id, event_id, address),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['mailing', 'mailing_recipient', 'mailing_refusal'] loop
    call access.protect(name);
  end loop;
  foreach name in array array['mailing', 'mailing_recipient'] loop
    execute format(
      'create policy organiser on %I for all using (event_id = any ((select access.organised())::uuid[]))', name);
  end loop;
end $$;
-- Who refuses is theirs to say: the organiser reads it, and cannot change it.
create policy organiser on mailing_refusal for select using (event_id = any ((select access.organised())::uuid[]));

-- A mail taken back before it left.
alter table mail
  drop constraint mail_state_check,
  add constraint mail_state_check check (state in ('waiting', 'sent', 'failed', 'kept', 'erased', 'withdrawn'));
