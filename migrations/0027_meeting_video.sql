-- Up Migration
-- The address at which two parties meet by video, where one was given. It is that of the pair: it stays when the meeting is
-- moved or another version is published.
create table meeting_video (
  territory_id uuid not null,
  event_id uuid not null,
  buyer_id uuid not null,
  supplier_id uuid not null,
  url text not null check (url like 'https://%' and char_length(url) <= 500),
  written_at timestamptz not null,
  primary key (territory_id, buyer_id, supplier_id),
  foreign key (territory_id, event_id, buyer_id) references participant (territory_id, event_id, id) on delete cascade,
  foreign key (territory_id, event_id, supplier_id) references participant (territory_id, event_id, id) on delete cascade
);
create index meeting_video_by_event on meeting_video (territory_id, event_id);

call access.protect('meeting_video');
create policy organiser on meeting_video for all using (event_id = any ((select access.organised())::uuid[]));
-- Each of the two, by their link.
create policy linked on meeting_video for all
  using (event_id = (select access.event()) and (select access.participant()) in (buyer_id, supplier_id));
