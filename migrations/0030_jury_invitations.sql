-- Up Migration
-- Somebody asked to judge who has no account yet: whoever signs in by this confirmed address joins the jury by a button.

create table pitch_juror_invitation (
  territory_id uuid not null,
  event_id uuid not null,
  -- Lower case.
  email text not null,
  invited_at timestamptz not null,
  primary key (territory_id, event_id, email),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade
);

call access.protect('pitch_juror_invitation');
create policy organiser on pitch_juror_invitation for all using (event_id = any ((select access.organised())::uuid[]));
create policy invited on pitch_juror_invitation for select using (email = (
  select p.email from person p where p.id = (select access.person())));
