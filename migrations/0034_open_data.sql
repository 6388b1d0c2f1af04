-- Up Migration
-- Keys of the read API: of a person or of a body. Shown once when made; only a digest is kept.

create table api_key (
  territory_id uuid not null references territory (id),
  id uuid not null,
  -- Whose it is: exactly one of both.
  person_id uuid references person (id) on delete cascade,
  organisation_id uuid,
  created_by uuid references person (id) on delete set null,
  name text not null check (length(name) between 1 and 80),
  key_hash text not null unique,
  -- The last characters, which tell one key from another on a screen.
  ending text not null check (length(ending) = 4),
  scopes text[] not null check (scopes <@ array['read'] and cardinality(scopes) > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, organisation_id) references organisation (territory_id, id),
  check (num_nonnulls(person_id, organisation_id) = 1)
);
create index api_key_by_person on api_key (person_id);
create index api_key_by_body on api_key (territory_id, organisation_id);
create trigger follow_merge before insert or update of organisation_id on api_key
  for each row when (new.organisation_id is not null) execute function follow_merge();
call access.protect('api_key');
create policy own on api_key for all using (person_id = (select access.person()));
create policy manager on api_key for all using (organisation_id = any ((select access.manages())::uuid[]));
-- The door of the API finds a key by its digest, and notes when it served.
create policy authentication_reads on api_key for select using ((select access.actor()) = 'authentication');
create policy authentication_uses on api_key for update using ((select access.actor()) = 'authentication');

-- Feeds, maps of the site and the date of the data read what changed last.
create index structure_by_change on structure (territory_id, updated_at desc, id);
