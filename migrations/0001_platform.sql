-- Up Migration
-- What every module stands on. Rows carry the territory in their key so that several regions can share a database;
-- identifiers are UUID version 7 made by the application.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

create table territory (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  zone text not null default 'Europe/Paris',
  departments text[] not null default '{}',
  -- Only a demo territory shows « données de démonstration » and, later, one-click accounts.
  demo boolean not null default false,
  created_at timestamptz not null default now()
);

-- Keys that sign cookies and hidden fields; shared by every process of the deployment.
create table secret (
  name text primary key,
  value text not null
);

-- One row for each thing that happened: written in the transaction of its effect, read afterwards by the subscribers.
create table fact (
  id uuid primary key,
  territory_id uuid not null references territory (id),
  type text not null,
  payload jsonb not null,
  actor text not null,
  recorded_at timestamptz not null
);
create index fact_by_time on fact (territory_id, recorded_at desc);

-- A subscriber that succeeded leaves this mark, in its own transaction: a retry does nothing twice.
create table fact_effect (
  fact_id uuid not null references fact (id) on delete cascade,
  effect text not null,
  done_at timestamptz not null,
  primary key (fact_id, effect)
);

-- A POST that succeeded keeps its answer here, in the transaction of its effect; the same key gets the same answer.
create table idempotency_key (
  key text not null,
  actor text not null,
  route text not null,
  body_hash text not null,
  reply jsonb,
  created_at timestamptz not null,
  primary key (key, actor)
);
create index idempotency_key_by_age on idempotency_key (created_at);

create table mail (
  territory_id uuid not null references territory (id),
  id uuid not null,
  -- Deduplicates under retries: one mail for each (fact, recipient, template).
  unique_key text not null,
  template text not null,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  state text not null check (state in ('waiting', 'sent', 'failed', 'kept')),
  attempts int not null default 0,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (territory_id, id),
  unique (territory_id, unique_key)
);
create index mail_by_time on mail (territory_id, created_at desc);

-- What is stored behind the files port: the content lives in the file store under its key.
create table stored_file (
  territory_id uuid not null references territory (id),
  id uuid not null,
  key text not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  created_at timestamptz not null,
  primary key (territory_id, id)
);
