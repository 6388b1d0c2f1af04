-- Up Migration
-- A list shown to whoever holds a link: read only, with its notes or without, until it is revoked or over.

create table shortlist_link (
  territory_id uuid not null,
  id uuid not null,
  shortlist_id uuid not null,
  -- For whom it was made, in the words of whoever made it.
  title text not null check (title <> ''),
  -- The link itself is stored nowhere: 128 bits, of which this is the hash.
  token_hash text not null unique,
  with_notes boolean not null,
  created_by uuid references person (id) on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, shortlist_id) references shortlist (territory_id, id) on delete cascade
);
create index shortlist_link_by_list on shortlist_link (territory_id, shortlist_id);
create index shortlist_link_by_author on shortlist_link (created_by) where created_by is not null;
call access.protect('shortlist_link');
create policy written on shortlist_link for all
  using (shortlist_id = any ((select access.shortlists_written())::uuid[]));

-- Whoever holds a link has no right of their own: the door, which finds out who asks, reads the list for them, and only
-- lists that a link in force shows. A link that was revoked shows nothing at once.
create policy authentication_reads on shortlist_link for select using ((select access.actor()) = 'authentication');
create function access.shortlists_shown() returns uuid[] language sql stable as $$
  select coalesce(array_agg(shortlist_id), '{}') from public.shortlist_link
  where (select access.actor()) = 'authentication' and revoked_at is null and expires_at > now() $$;
create policy shown_by_link on shortlist for select using ((select access.actor()) = 'authentication'
  and deleted_at is null and id = any ((select access.shortlists_shown())::uuid[]));
-- The lines of a list follow it: see access.shortlists_read().
