-- Up Migration
-- The outbox of mails: files that travel with a mail, and what must not stay in it once it has left.

alter table mail
  add column last_tried_at timestamptz,
  -- Personal links written in the body: erased from it when the mail is sent, so that they live in one mailbox only.
  add column secrets text[] not null default '{}';
create index mail_by_state on mail (territory_id, state, created_at desc);

create table mail_attachment (
  territory_id uuid not null,
  mail_id uuid not null,
  position int not null check (position > 0),
  name text not null,
  media_type text not null,
  content bytea not null check (octet_length(content) <= 262144),
  primary key (territory_id, mail_id, position),
  foreign key (territory_id, mail_id) references mail (territory_id, id) on delete cascade
);
