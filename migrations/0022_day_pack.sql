-- Up Migration
-- What a participant keeps of the day: own notes about those met, and whether those met may see who represents them.

-- A note is that of its author alone: not even the organiser reads it.
create table day_note (
  territory_id uuid not null,
  event_id uuid not null,
  participant_id uuid not null,
  about_id uuid not null,
  text text not null check (char_length(text) between 1 and 2000),
  -- When it was written, by the clock of the device put right by ours: the newest stays.
  written_at timestamptz not null,
  primary key (territory_id, participant_id, about_id),
  foreign key (territory_id, event_id, participant_id)
    references participant (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, about_id) references participant (territory_id, event_id, id) on delete cascade
);
create index day_note_by_event on day_note (territory_id, event_id);

-- Participants whose people agreed that those whom they meet see their names and addresses.
create table shared_contact (
  territory_id uuid not null,
  event_id uuid not null,
  participant_id uuid not null,
  agreed_at timestamptz not null,
  primary key (territory_id, participant_id),
  foreign key (territory_id, event_id, participant_id)
    references participant (territory_id, event_id, id) on delete cascade
);
create index shared_contact_by_event on shared_contact (territory_id, event_id);

call access.protect('day_note');
call access.protect('shared_contact');
create policy own on day_note for all
  using (event_id = (select access.event()) and participant_id = (select access.participant()));
create policy own on shared_contact for all
  using (event_id = (select access.event()) and participant_id = (select access.participant()));
create policy organiser on shared_contact for select using (event_id = any ((select access.organised())::uuid[]));
