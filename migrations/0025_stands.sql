-- Up Migration
-- Stands of a day: where they are on a simple grid, what each offers, who has it, and who asked for one.

-- One participant has one stand at most, and a stand one participant: the two columns are the proof of it.
create table stand (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  number int not null check (number between 1 and 999),
  label text,
  -- Column and row of the plan, from 1, from the top left corner.
  x int not null check (x between 1 and 20),
  y int not null check (y between 1 and 20),
  equipment text[] not null default '{}' check (equipment <@ array['table', 'chairs', 'electricity', 'grille']),
  participant_id uuid,
  given_at timestamptz,
  primary key (territory_id, id),
  unique (territory_id, event_id, number),
  unique (territory_id, event_id, x, y),
  unique (territory_id, event_id, participant_id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade,
  foreign key (territory_id, event_id, participant_id) references participant (territory_id, event_id, id)
    on delete set null (participant_id)
);

-- Free text may hold personal data: it is emptied after the retention time.
create table stand_request (
  territory_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  participant_id uuid not null,
  needs text[] not null default '{}' check (needs <@ array['table', 'chairs', 'electricity', 'grille']),
  note text,
  -- Agreed that its body be named on the public plan.
  listed boolean not null default false,
  state text not null check (state in ('waiting', 'accepted', 'refused', 'withdrawn')),
  reason text,
  asked_at timestamptz not null,
  decided_at timestamptz,
  primary key (territory_id, id),
  unique (territory_id, event_id, participant_id),
  foreign key (territory_id, event_id, participant_id)
    references participant (territory_id, event_id, id) on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['stand', 'stand_request'] loop
    call access.protect(name);
    execute format(
      'create policy organiser on %I for all using (event_id = any ((select access.organised())::uuid[]))', name);
    -- Whoever came by a link: what is theirs.
    execute format('create policy linked on %I for select using (participant_id = (select access.participant()))', name);
  end loop;
end $$;

-- The plan as anybody reads it: a body is named when it agreed to be, or when the organiser tells it among the exhibitors
-- of the day. The caller's own rows would show nothing of it.
create function access.event_stands(wanted uuid)
  returns table (number int, label text, x int, y int, taken boolean, body text) language plpgsql as $$
declare
  before text := current_setting('openmap.actor', true);
begin
  perform set_config('openmap.actor', 'system', true);
  return query select s.number, s.label, s.x, s.y, s.participant_id is not null,
      case when exists (select from public.registration r
          where r.territory_id = s.territory_id and r.event_id = s.event_id and r.participant_id = s.participant_id
            and r.state = 'confirmed' and r.listed and r.body_name is not null)
        or exists (select from public.stand_request q
          where q.territory_id = s.territory_id and q.event_id = s.event_id and q.participant_id = s.participant_id
            and q.listed and q.state <> 'withdrawn')
        or exists (select from public.event_partner e
          where e.territory_id = s.territory_id and e.event_id = s.event_id and e.role = 'exhibitor'
            and (e.name = p.display_name or e.organisation_id = p.organisation_id))
      then p.display_name end
    from public.event v
      join public.stand s on s.territory_id = v.territory_id and s.event_id = v.id
      left join public.participant p on p.territory_id = s.territory_id and p.id = s.participant_id
    where v.id = wanted and v.status <> 'draft' order by s.number;
  perform set_config('openmap.actor', coalesce(before, ''), true);
end $$;
