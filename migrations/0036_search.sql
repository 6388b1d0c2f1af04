-- Up Migration
-- The directory is searched in the memory of each process, which reads again what changed since its last snapshot.

-- The transaction that wrote the row last: « committed since » is asked of it, whatever the order of commits.
alter table structure add column touched xid8 not null default pg_current_xact_id();
create index structure_by_touched on structure (territory_id, touched);

-- PostgreSQL searches no more: what served to search only slowed the writing.
drop index structure_by_place, structure_by_kinds, structure_by_offers, structure_by_search, structure_by_letters;

create function mark_touched() returns trigger language plpgsql as $$
begin
  new.touched := pg_current_xact_id();
  return new;
end $$;
create trigger mark_touched before insert or update on structure for each row execute function mark_touched();

-- A row that is gone leaves nothing to ask of: the version remembers that some went, and the memory is read anew.
alter table directory_version add column gone xid8 not null default '0';

create function mark_gone() returns trigger language plpgsql as $$
begin
  insert into directory_version (territory_id, version, gone)
  select distinct territory_id, 1, pg_current_xact_id() from gone_structure
  on conflict (territory_id) do update set version = directory_version.version + 1, gone = pg_current_xact_id();
  return null;
end $$;
create trigger mark_gone after delete on structure
  referencing old table as gone_structure for each statement execute function mark_gone();
