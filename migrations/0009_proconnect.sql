-- Up Migration
-- Where the provider of identities says that a person works, read again at each sign-in. A new place proposes to join the
-- body that holds it, until the person joined it or said no.
alter table person
  add column workplace_siret text check (workplace_siret ~ '^[0-9]{14}$'),
  add column workplace_stated_at timestamptz,
  add column workplace_settled_at timestamptz;

-- The sign-in library takes back from every other door an account whose address is proved at last, and marks this work by
-- an identifier of its own making, which is no UUID.
alter table person_verification alter column id type text using id::text;
