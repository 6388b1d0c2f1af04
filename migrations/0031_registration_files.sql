-- Up Migration
-- Files that an organiser asks of those who register: given once the registration is confirmed, on its own page, small
-- enough to live, be copied and be erased with the rows that name them.

alter table registration_question drop constraint registration_question_kind_check;
alter table registration_question add constraint registration_question_kind_check
  check (kind in ('text', 'long', 'choice', 'choices', 'consent', 'file'));
alter table registration_question add unique (territory_id, event_id, id);
alter table registration add unique (territory_id, event_id, id);

create table registration_file (
  territory_id uuid not null,
  event_id uuid not null,
  registration_id uuid not null,
  question_id uuid not null,
  -- Made of the name it was given under: nothing of it can lead elsewhere.
  name text not null,
  media_type text not null check (media_type in ('image/png', 'image/jpeg', 'application/pdf')),
  content bytea not null check (octet_length(content) between 1 and 5242880),
  size int not null generated always as (octet_length(content)) stored,
  given_at timestamptz not null,
  primary key (territory_id, registration_id, question_id),
  foreign key (territory_id, event_id, registration_id) references registration (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, question_id) references registration_question (territory_id, event_id, id)
    on delete cascade
);
create index registration_file_by_question on registration_file (territory_id, event_id, question_id);
call access.protect('registration_file');
-- The organiser reads them; only whoever they are of writes them.
create policy organiser on registration_file for select using (event_id = any ((select access.organised())::uuid[]));
create policy own on registration_file for all using (registration_id = (select access.registration()));
