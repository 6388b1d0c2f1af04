-- Up Migration
-- The second wall: PostgreSQL itself shows and takes only the rows of whoever acts. The application says who that is in
-- settings of the transaction (or of a whole pool, for constant contexts); without them private tables show nothing.
-- `person`, `reads`… are empty unless set: a transaction that ends leaves '' behind, not null, hence nullif.

create schema access;

create function access.actor() returns text language sql stable
  as $$ select nullif(current_setting('openmap.actor', true), '') $$;
create function access.person() returns uuid language sql stable
  as $$ select nullif(current_setting('openmap.person', true), '')::uuid $$;
-- Stable text of who acts: the owner of an idempotency key.
create function access.key() returns text language sql stable
  as $$ select nullif(current_setting('openmap.key', true), '') $$;
-- Bodies for which the actor is at least reader, contributor, manager.
create function access.reads() returns uuid[] language sql stable
  as $$ select coalesce(nullif(current_setting('openmap.reads', true), ''), '{}')::uuid[] $$;
create function access.writes() returns uuid[] language sql stable
  as $$ select coalesce(nullif(current_setting('openmap.writes', true), ''), '{}')::uuid[] $$;
create function access.manages() returns uuid[] language sql stable
  as $$ select coalesce(nullif(current_setting('openmap.manages', true), ''), '{}')::uuid[] $$;
-- A role over the territory, proved by two factors.
create function access.platform(role text) returns boolean language sql stable
  as $$ select role = any (coalesce(nullif(current_setting('openmap.platform', true), ''), '{}')::text[]) $$;
-- Départements of the coordinations for which the actor works.
create function access.departments() returns text[] language sql stable
  as $$ select coalesce(nullif(current_setting('openmap.departments', true), ''), '{}')::text[] $$;
-- The registration that a personal link opens.
create function access.event() returns uuid language sql stable
  as $$ select nullif(current_setting('openmap.event', true), '')::uuid $$;
create function access.participant() returns uuid language sql stable
  as $$ select nullif(current_setting('openmap.participant', true), '')::uuid $$;

-- Every private table: on, also for its owner, and open to the system (jobs, command line, backup).
-- Every later table does the same; a test compares the catalogue with this rule.
create procedure access.protect(name text) language plpgsql as $$
begin
  execute format('alter table public.%I enable row level security', name);
  execute format('alter table public.%I force row level security', name);
  execute format('create policy system on public.%I for all using ((select access.actor()) = ''system'')', name);
end $$;

do $$
declare name text;
begin
  foreach name in array array[
    'territory', 'secret', 'fact', 'fact_effect', 'idempotency_key', 'mail', 'mail_attachment', 'stored_file',
    'organisation', 'access_link', 'person', 'person_session', 'person_credential', 'person_verification',
    'second_factor', 'passkey', 'person_device', 'throttle', 'membership', 'platform_role', 'invitation',
    'join_request', 'email_domain', 'delegation', 'audit_entry',
    'structure', 'structure_kind', 'structure_activity', 'directory_version',
    'event', 'programme_item', 'event_partner', 'participant', 'representative', 'slot', 'meeting_table',
    'unavailability', 'wish', 'timetable_version', 'meeting', 'unmet_wish', 'occupancy'
  ] loop
    call access.protect(name);
  end loop;
end $$;

-- Platform. A territory's name and the directory are public: `true` also lets their indexes serve under the policy.
create policy public on territory for select using (true);
create policy administrator on territory for update using ((select access.platform('administrator')));
create policy authentication on secret for all using ((select access.actor()) = 'authentication');
-- Whoever acts writes what they did, in their own name only.
create policy own_name on fact for insert with check (actor = (select access.key()));
create policy administrator_reads on fact for select using ((select access.platform('administrator')));
create policy administrator_reads on fact_effect for select using ((select access.platform('administrator')));
create policy own_key on idempotency_key for all using (actor = (select access.key()));
create policy administrator_reads on mail for select using ((select access.platform('administrator')));
create policy administrator_sends on mail for update using ((select access.platform('administrator')));
create policy administrator_reads on mail_attachment for select using ((select access.platform('administrator')));

-- Identities: the sign-in library, and each person for what is theirs.
do $$
declare name text;
begin
  foreach name in array array['person', 'person_session', 'person_credential', 'person_verification',
    'second_factor', 'passkey', 'person_device', 'throttle'] loop
    execute format('create policy authentication on %I for all using ((select access.actor()) = ''authentication'')', name);
  end loop;
end $$;
create policy own on person_session for select using (person_id = (select access.person()));
create policy own_closes on person_session for delete using (person_id = (select access.person()));
create policy own on person for select using (id = (select access.person()));
create policy own_changes on person for update using (id = (select access.person()));
create policy colleagues on person for select using (id in (
  select m.person_id from membership m where m.organisation_id = any ((select access.reads())::uuid[])));
create policy askers on person for select using (id in (
  select r.person_id from join_request r where r.organisation_id = any ((select access.manages())::uuid[])));
create policy platform_reads on person for select
  using ((select access.platform('administrator')) or (select access.platform('mission')));
create policy administrator_changes on person for update using ((select access.platform('administrator')));
do $$
declare name text;
begin
  foreach name in array array['person_session', 'second_factor', 'passkey'] loop
    execute format('create policy administrator_reads on %I for select using ((select access.platform(''administrator'')))', name);
    execute format('create policy administrator_removes on %I for delete using ((select access.platform(''administrator'')))', name);
  end loop;
end $$;

-- Bodies: who they are is public knowledge; who belongs to them is theirs.
create policy named on organisation for select using ((select access.actor()) is not null);
create policy manager_changes on organisation for update using (id = any ((select access.manages())::uuid[]));
create policy administrator on organisation for all using ((select access.platform('administrator')));

create policy authentication_reads on membership for select using ((select access.actor()) = 'authentication');
create policy own_leaves on membership for delete using (person_id = (select access.person()));
create policy team on membership for select using (organisation_id = any ((select access.reads())::uuid[]));
create policy manager on membership for all using (organisation_id = any ((select access.manages())::uuid[]));
create policy platform_reads on membership for select
  using ((select access.platform('administrator')) or (select access.platform('mission')));
create policy administrator on membership for all using ((select access.platform('administrator')));

create policy authentication_reads on platform_role for select using ((select access.actor()) = 'authentication');
create policy administrator on platform_role for all using ((select access.platform('administrator')));

create policy authentication_reads on invitation for select using ((select access.actor()) = 'authentication');
create policy invited on invitation for select using (email = (
  select p.email from person p where p.id = (select access.person())));
create policy manager on invitation for all using (organisation_id = any ((select access.manages())::uuid[]));
create policy administrator on invitation for all using ((select access.platform('administrator')));

create policy own on join_request for select using (person_id = (select access.person()));
create policy own_asks on join_request for insert
  with check (person_id = (select access.person()) and state = 'waiting');
create policy own_withdraws on join_request for update
  using (person_id = (select access.person())) with check (state in ('waiting', 'withdrawn'));
create policy manager on join_request for all using (organisation_id = any ((select access.manages())::uuid[]));
create policy platform on join_request for all
  using ((select access.platform('administrator')) or (select access.platform('mission')));

create policy own_address on email_domain for select using (domain = (
  select split_part(p.email, '@', 2) from person p where p.id = (select access.person())));
create policy manager on email_domain for all using (organisation_id = any ((select access.manages())::uuid[]));
create policy administrator on email_domain for all using ((select access.platform('administrator')));

create policy authentication_reads on delegation for select using ((select access.actor()) = 'authentication');
create policy receiver_reads on delegation for select using (to_person_id = (select access.person()));
create policy giver on delegation for all
  using (from_person_id = (select access.person()) and organisation_id = any ((select access.reads())::uuid[]));
create policy manager on delegation for all using (organisation_id = any ((select access.manages())::uuid[]));
create policy administrator on delegation for all using ((select access.platform('administrator')));

-- Written by whoever acts; read by the body, the person and the administration. Nobody changes it (see the grants).
create policy own_name on audit_entry for insert with check (actor = (select access.key()));
create policy own on audit_entry for select using (person_id = (select access.person()));
create policy manager_reads on audit_entry for select using (organisation_id = any ((select access.manages())::uuid[]));
create policy administrator_reads on audit_entry for select using ((select access.platform('administrator')));

-- Directory: what is published is for everybody.
do $$
declare name text;
begin
  foreach name in array array['structure', 'structure_kind', 'structure_activity', 'directory_version'] loop
    execute format('create policy public on %I for select using (true)', name);
    execute format('create policy mission on %I for all using ((select access.platform(''mission'')))', name);
  end loop;
end $$;

-- Events: a draft is its organiser's; the mission organises every event, a body its own.
create policy published on event for select using (status <> 'draft' and (select access.actor()) is not null);
create policy linked on event for select using (id = (select access.event()));
-- A coordination reads what lies in its départements, by those of the organiser.
create policy coordination on event for select using (organiser_id in (
  select o.id from organisation o where o.departments && (select access.departments())));
create policy mission on event for all using ((select access.platform('mission')));
create policy organiser on event for all using (organiser_id = any ((select access.writes())::uuid[]));

-- Asked once by statement: events that the actor sees, organises, or that tell an invented day whole.
create function access.visible() returns uuid[] language sql stable
  as $$ select coalesce(array_agg(id), '{}') from public.event $$;
create function access.organised() returns uuid[] language sql stable as $$
  select coalesce(array_agg(id), '{}') from public.event
  where (select access.platform('mission')) or organiser_id = any ((select access.writes())::uuid[]) $$;
create function access.told() returns uuid[] language sql stable
  as $$ select coalesce(array_agg(id), '{}') from public.event where status = 'held' and fictitious $$;

do $$
declare name text;
begin
  foreach name in array array['programme_item', 'event_partner', 'participant', 'representative', 'slot',
    'meeting_table', 'unavailability', 'wish', 'timetable_version', 'meeting', 'unmet_wish', 'occupancy', 'access_link'] loop
    execute format(
      'create policy organiser on %I for all using (event_id = any ((select access.organised())::uuid[]))', name);
  end loop;
  foreach name in array array['programme_item', 'event_partner'] loop
    execute format('create policy visible on %I for select using (event_id = any ((select access.visible())::uuid[]))', name);
  end loop;
  foreach name in array array['slot', 'meeting_table'] loop
    execute format('create policy linked on %I for select using (event_id = (select access.event()))', name);
  end loop;
end $$;
create policy told on timetable_version for select
  using (state = 'published' and event_id = any ((select access.told())::uuid[]));
create policy linked on timetable_version for select using (state = 'published' and event_id = (select access.event()));
create policy told on meeting for select using (event_id = any ((select access.told())::uuid[])
  and version_id in (select v.id from timetable_version v where v.state = 'published'));
create policy linked on meeting for select using (event_id = (select access.event())
  and (select access.participant()) in (buyer_id, supplier_id)
  and version_id in (select v.id from timetable_version v where v.state = 'published'));
-- A participant, by their link: themselves, and those whom they meet.
create function access.met() returns uuid[] language sql stable as $$
  select coalesce(array_agg(distinct side), '{}') from public.meeting, unnest(array[buyer_id, supplier_id]) side
  where event_id = (select access.event()) $$;
create policy linked on participant for select using (event_id = (select access.event())
  and (id = (select access.participant()) or id = any ((select access.met())::uuid[])));
create policy linked on representative for select using (participant_id = (select access.participant()));
create policy linked on unavailability for select using (participant_id = (select access.participant()));
create policy linked on wish for select using (from_id = (select access.participant()));
create policy authentication on access_link for all using ((select access.actor()) = 'authentication');
