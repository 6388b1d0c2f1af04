-- Up Migration
-- A tenant is an organisation: buyer bodies, networks, coordinations and the mission live only here.

create table organisation (
  territory_id uuid not null references territory (id),
  id uuid not null,
  slug text not null,
  name text not null,
  kinds text[] not null check (kinds <@ array['buyer', 'structure', 'contractor', 'network', 'coordination', 'mission', 'partner']),
  siren text check (siren ~ '^[0-9]{9}$'),
  departments text[] not null default '{}',
  city text,
  website text,
  description text,
  fictitious boolean not null default false,
  created_at timestamptz not null,
  primary key (territory_id, id),
  unique (territory_id, slug)
);
create index organisation_by_kind on organisation using gin (kinds);

-- Links that open a door without an account: 128 random bits, kept as a hash, revocable, expiring, bound to one
-- registration (or to the administrator's first entry) and to named rights.
create table access_link (
  territory_id uuid not null references territory (id),
  id uuid not null,
  kind text not null check (kind in ('administrator', 'participant')),
  token_hash text not null unique,
  subject_id uuid,
  event_id uuid,
  rights text[] not null,
  single_use boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (territory_id, id)
);
create index access_link_by_event on access_link (territory_id, event_id);
