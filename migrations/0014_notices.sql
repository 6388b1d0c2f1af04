-- Up Migration
-- What people are told: kept here for each of them, followed by a mail as they chose.

-- Lines that mail programs read, such as the way to unsubscribe.
alter table mail add column headers jsonb not null default '{}';

create table notice (
  territory_id uuid not null references territory (id),
  id uuid not null,
  person_id uuid not null references person (id) on delete cascade,
  -- A key of app/accounts/domain/notice.ts.
  topic text not null,
  -- What happened, to what: nobody is told twice of the same thing.
  key text not null,
  title text not null,
  body text not null,
  -- A page of ours: never another site.
  href text not null check (href ~ '^/([^/\\]|$)'),
  -- How its mail leaves: the person's choice when it was written.
  frequency text not null check (frequency in ('immediate', 'daily', 'never')),
  created_at timestamptz not null,
  read_at timestamptz,
  archived_at timestamptz,
  -- Day of the daily mail that told it.
  digest_day date,
  primary key (territory_id, id),
  unique (territory_id, person_id, key)
);
create index notice_by_time on notice (territory_id, person_id, created_at desc);
create index notice_by_key on notice (territory_id, key);
create index notice_unread on notice (territory_id, person_id) where read_at is null and archived_at is null;
create index notice_for_digest on notice (territory_id, person_id, created_at)
  where frequency = 'daily' and digest_day is null and read_at is null and archived_at is null;

-- What a person chose; a topic without a row keeps its usual frequency.
create table notice_preference (
  territory_id uuid not null references territory (id),
  person_id uuid not null references person (id) on delete cascade,
  topic text not null,
  frequency text not null check (frequency in ('immediate', 'daily', 'never')),
  updated_at timestamptz not null,
  primary key (territory_id, person_id, topic)
);

call access.protect('notice');
call access.protect('notice_preference');
-- Only the system writes a notice; its person reads it, marks it, puts it away.
create policy own_reads on notice for select using (person_id = (select access.person()));
create policy own_marks on notice for update using (person_id = (select access.person()));
-- Whoever asks is read with the number of their unread notices.
create policy authentication_counts on notice for select
  using ((select access.actor()) = 'authentication' and read_at is null and archived_at is null);
create policy own on notice_preference for all using (person_id = (select access.person()));
