-- Up Migration
-- People, how they prove who they are, and what they may do for whom. Identities belong to the deployment, not to a
-- territory: the first five tables are those of the sign-in library, under our names.

create table person (
  id uuid primary key,
  name text not null,
  -- Lower case.
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  second_factor boolean not null default false,
  -- Closed by an administrator or by the person: no session of theirs works any more.
  deactivated_at timestamptz,
  -- Key of a one-click account: such people exist on a demonstration territory only.
  demo text unique,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table person_session (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  token text not null unique,
  -- How the person came in.
  method text not null default 'link' check (method in ('link', 'password', 'passkey', 'proconnect', 'demo')),
  -- Two independent proofs were given, when; a passkey with a verified user counts as both.
  second_factor_at timestamptz,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  -- Last seen, to the nearest few minutes.
  updated_at timestamptz not null
);
create index person_session_by_person on person_session (person_id);

-- A password hash, or the link to an identity provider: (provider, account) is the identity, never the address.
create table person_credential (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index person_credential_by_person on person_credential (person_id);

-- Short-lived proofs: sign-in links (hashed), challenges.
create table person_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index person_verification_by_identifier on person_verification (identifier);

create table second_factor (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  -- Encrypted with the key of the deployment.
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count int not null default 0,
  locked_until timestamptz
);
create index second_factor_by_person on second_factor (person_id);

create table passkey (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);
create index passkey_by_person on passkey (person_id);

-- Kinds of browser from which a person came before (digest of its name without versions): a new one is told by mail.
create table person_device (
  person_id uuid not null references person (id) on delete cascade,
  digest text not null,
  first_seen_at timestamptz not null,
  primary key (person_id, digest)
);

-- Attempts counted by fixed windows: passwords, links, codes, searches that cost. Keys hold no readable address.
create table throttle (
  key text not null,
  window_start timestamptz not null,
  count int not null,
  primary key (key, window_start)
);

alter table organisation add column archived_at timestamptz;

-- A person works for a body with one role; a body keeps at least one manager.
create table membership (
  territory_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null references person (id) on delete cascade,
  role text not null check (role in ('reader', 'contributor', 'manager')),
  created_at timestamptz not null,
  primary key (territory_id, organisation_id, person_id),
  foreign key (territory_id, organisation_id) references organisation (territory_id, id)
);
create index membership_by_person on membership (person_id);

create table platform_role (
  territory_id uuid not null references territory (id),
  person_id uuid not null references person (id) on delete cascade,
  role text not null check (role in ('mission', 'administrator')),
  created_at timestamptz not null,
  primary key (territory_id, person_id, role)
);
create index platform_role_by_person on platform_role (person_id);

-- For a body or for the platform. Accepted by whoever holds the token and signs in with the invited address.
create table invitation (
  territory_id uuid not null references territory (id),
  id uuid not null,
  organisation_id uuid,
  platform_role text check (platform_role in ('mission', 'administrator')),
  role text check (role in ('reader', 'contributor', 'manager')),
  email text not null,
  token_hash text not null unique,
  invited_by uuid references person (id) on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references person (id) on delete set null,
  revoked_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, organisation_id) references organisation (territory_id, id),
  check ((organisation_id is not null and role is not null and platform_role is null)
      or (organisation_id is null and role is null and platform_role is not null))
);
create index invitation_by_organisation on invitation (territory_id, organisation_id);

create table join_request (
  territory_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null references person (id) on delete cascade,
  message text,
  state text not null check (state in ('waiting', 'accepted', 'refused', 'withdrawn')),
  reason text,
  decided_by uuid references person (id) on delete set null,
  created_at timestamptz not null,
  decided_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, organisation_id) references organisation (territory_id, id)
);
create unique index join_request_waiting on join_request (territory_id, organisation_id, person_id)
  where state = 'waiting';

-- Whoever confirmed an address of this domain joins at once as a reader, without waiting for an answer.
create table email_domain (
  territory_id uuid not null,
  organisation_id uuid not null,
  domain text not null check (domain = lower(domain)),
  created_at timestamptz not null,
  primary key (territory_id, organisation_id, domain),
  foreign key (territory_id, organisation_id) references organisation (territory_id, id)
);

-- Somebody takes over for a time: from the first day to the last, both included.
create table delegation (
  territory_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  from_person_id uuid not null references person (id) on delete cascade,
  to_person_id uuid not null references person (id) on delete cascade,
  role text not null check (role in ('reader', 'contributor', 'manager')),
  starts_on date not null,
  ends_on date not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, organisation_id) references organisation (territory_id, id),
  check (starts_on <= ends_on),
  check (from_person_id <> to_person_id)
);
create index delegation_by_receiver on delegation (to_person_id);

-- Every change of rights, bodies or settings: what it was, what it became. Rows are only added.
create table audit_entry (
  territory_id uuid not null references territory (id),
  id uuid not null,
  at timestamptz not null,
  -- Stable text of who acted, and the person when there is one.
  actor text not null,
  person_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  organisation_id uuid,
  before jsonb,
  after jsonb,
  primary key (territory_id, id)
);
create index audit_entry_by_time on audit_entry (territory_id, at desc);
create index audit_entry_by_subject on audit_entry (territory_id, subject_kind, subject_id);

-- The one-time door of the console is closed: an administrator has an account. What is left are links of participants.
delete from access_link where kind = 'administrator';
alter table access_link
  drop column kind,
  drop column single_use,
  alter column subject_id set not null,
  alter column event_id set not null;
