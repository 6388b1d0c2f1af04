-- Up Migration
-- What somebody with an account takes part in, without a link: where they registered or represent somebody by their
-- confirmed address, and where a body for which they contribute takes part.

create index representative_by_email on representative (territory_id, lower(email)) where email is not null;
create index registration_by_email on registration (territory_id, lower(email)) where email is not null;
create index participant_by_organisation on participant (territory_id, organisation_id) where organisation_id is not null;
create index participant_by_structure on participant (territory_id, structure_id) where structure_id is not null;

-- The only rule of whose places are whose. A person asks for themselves, with what they hold in this very request; the
-- reading of sessions and the system for anybody; nobody else learns anything. A draft is known only to whom it was told:
-- those who were given a link.
create function access.places(territory uuid, whose uuid, bodies uuid[]) returns table (
  id uuid, event_id uuid, slug text, title text, day text, zone text, participant_id uuid, registration_id uuid, role text,
  state text, name text, way text) language plpgsql as $$
#variable_conflict use_column
declare
  before text := current_setting('openmap.actor', true);
begin
  if before = 'person' then
    whose := access.person();
    bodies := access.writes();
  elsif before is distinct from 'authentication' and before is distinct from 'system' then
    return;
  end if;
  perform set_config('openmap.actor', 'system', true);
  return query
    with me as (
      select lower(p.email) as address from public.person p
      where p.id = whose and p.email_verified and p.deactivated_at is null),
    mine as (
      select r.id, r.event_id, coalesce(r.participant_id, r.id) as participant_id, r.id as registration_id, r.role,
          r.state, coalesce(r.body_name, r.name, '') as name, 'address' as way, 1 as rank
        from public.registration r join me on lower(r.email) = me.address
        where r.territory_id = territory and r.state in ('waiting', 'offered', 'confirmed')
      union all
      select p.id, p.event_id, p.id, null, p.role, 'confirmed', p.display_name, 'address', 2
        from public.representative x join me on lower(x.email) = me.address
        join public.participant p on p.territory_id = x.territory_id and p.id = x.participant_id
        where x.territory_id = territory
      union all
      select p.id, p.event_id, p.id, null, p.role, 'confirmed', p.display_name, 'body', 3
        from public.participant p where p.territory_id = territory and p.organisation_id = any (bodies)
      union all
      select p.id, p.event_id, p.id, null, p.role, 'confirmed', p.display_name, 'body', 3
        from public.structure s
        join public.participant p on p.territory_id = s.territory_id and p.structure_id = s.id
        where s.territory_id = territory and s.organisation_id = any (bodies))
    select distinct on (e.day, e.slug, m.participant_id) m.id, m.event_id, e.slug, e.title, e.day::text, e.zone,
        m.participant_id, m.registration_id, m.role, m.state, m.name, m.way
      from mine m join public.event e on e.territory_id = territory and e.id = m.event_id
      where e.status <> 'draft' or exists (
        select from public.access_link l where l.territory_id = territory and l.event_id = m.event_id
          and (l.subject_id = m.participant_id or l.registration_id = m.registration_id) and l.revoked_at is null)
      order by e.day, e.slug, m.participant_id, m.rank;
  perform set_config('openmap.actor', coalesce(before, ''), true);
end $$;
