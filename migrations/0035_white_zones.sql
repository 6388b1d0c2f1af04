-- Up Migration
-- What is bought, beside who could supply it: contracts read from essential data (DECP), needs stated for events, and one
-- view through which both are read, and later sources too.

-- Each file read, with what it gave: the page of white zones says where its figures come from.
create table contract_import (
  territory_id uuid not null references territory (id),
  id uuid not null,
  file_name text not null,
  -- Who published the data, and under which licence.
  credit text not null,
  made_at timestamptz not null,
  contracts int not null check (contracts >= 0),
  -- Of them: those that meet the official schema, those that concern the territory, those that cannot be used.
  valid int not null check (valid >= 0),
  outside int not null check (outside >= 0),
  rejected int not null check (rejected >= 0),
  created int not null check (created >= 0),
  changed int not null check (changed >= 0),
  unchanged int not null check (unchanged >= 0),
  -- Notifications of the contracts kept.
  first_on date,
  last_on date,
  -- The first things to mend: [{number, field, value, remedy, severity}].
  remarks jsonb not null default '[]',
  primary key (territory_id, id)
);
create index contract_import_by_date on contract_import (territory_id, made_at);

-- A contract awarded in the territory: one row whichever files tell of it.
create table awarded_contract (
  territory_id uuid not null references territory (id),
  uid text not null check (length(uid) between 1 and 80),
  kind text not null check (kind in ('contract', 'concession')),
  shape text not null check (shape in ('v1', 'v2', 'table')),
  buyer_siret text not null,
  buyer_name text,
  title text,
  cpv text check (cpv ~ '^[0-9]{8}$'),
  -- Excluding tax.
  amount double precision,
  procedure text,
  notified_on date,
  published_on date,
  place_code text,
  place_kind text,
  place_of_buyer boolean not null,
  -- Social considerations; null = the format does not tell.
  considerations text[],
  -- The file that told of it last.
  import_id uuid not null,
  primary key (territory_id, uid),
  foreign key (territory_id, import_id) references contract_import (territory_id, id)
);

-- Who won: an identifier, never a name. It may be that of a natural person.
create table contract_holder (
  territory_id uuid not null,
  uid text not null,
  scheme text not null,
  identifier text not null,
  primary key (territory_id, uid, scheme, identifier),
  foreign key (territory_id, uid) references awarded_contract (territory_id, uid) on delete cascade
);
create index contract_holder_by_identifier on contract_holder (territory_id, identifier);

-- One thing bought, or to be bought. Sources write here what they know; a line that lies in several départements has one row
-- for each.
create table demand_line (
  territory_id uuid not null references territory (id),
  -- `contracts`, `needs`; later ones add their own.
  source text not null,
  -- Lasting identifier within the source.
  id text not null,
  -- Empty = no sector of the directory, or no département, is told.
  sector text not null default '',
  department text not null default '',
  -- Day of the notification, or first day of the quarter in which it will be bought.
  on_date date,
  amount double precision,
  -- What the page can lead to: address of an event, identifier of a contract.
  reference text not null,
  primary key (territory_id, source, id, department)
);
create index demand_line_by_cell on demand_line (territory_id, sector, department, on_date);

-- The one published reading of demand.
create view demand with (security_invoker = true) as
  select territory_id, source, id, nullif(sector, '') as sector, nullif(department, '') as department, on_date, amount, reference
  from demand_line;

do $$
declare name text;
begin
  foreach name in array array['contract_import', 'awarded_contract', 'contract_holder', 'demand_line'] loop
    call access.protect(name);
    execute format('create policy platform on %I for all using ((select access.platform(''mission'')) or (select access.platform(''administrator'')))', name);
  end loop;
end $$;
-- Public data: buyers publish them for everybody.
create policy public on contract_import for select using (true);
create policy public on awarded_contract for select using (true);
create policy public on demand_line for select using (true);
-- Of those who won, only the structures of the directory show: by their SIRET, or by their SIREN.
create policy listed on contract_holder for select using (scheme = 'SIRET' and exists (
  select from structure s where s.territory_id = contract_holder.territory_id and s.siren = left(contract_holder.identifier, 9)));
