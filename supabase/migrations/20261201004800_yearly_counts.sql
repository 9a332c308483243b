-- What organisations report of a year, as WIN counts it: how many people came to orientation, to training, to Italian, into
-- work. Sums, never people; what one organisation has told is seen by itself and the coordinator.

create table private.yearly_counts (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  year integer not null check (year between 2000 and 2100),
  action text not null check (action in ('orientation', 'training', 'italian', 'work')),
  people integer check (people between 0 and 100000),
  women integer check (women between 0 and people),
  people_before integer,
  women_before integer,
  corrected_in date check (corrected_in = date_trunc('month', corrected_in)),
  reported_by uuid references auth.users (id) on delete set null,
  reported_at timestamptz not null default now(),
  constraint yearly_counts_once unique (neighbourhood_id, organisation_id, year, action)
);
comment on table private.yearly_counts is
  'How many people took part in an action of an organisation in a year. Read by yearly_counts (suppressed) and own_yearly_counts.';
comment on column private.yearly_counts.action is 'orientation, training, italian: took part; work: found work.';
comment on column private.yearly_counts.people is 'Null: taken back. The row stays, or saying it anew would be seen at once.';
comment on column private.yearly_counts.women is 'How many of them are women; null: not counted.';
comment on column private.yearly_counts.people_before is
  'What was said of people when the month of the last correction began: it is what everyone sees until that month is over.';
comment on column private.yearly_counts.women_before is 'What was said of women then.';
comment on column private.yearly_counts.corrected_in is
  'The first day of the month of the last correction, as the neighbourhood''s clocks have it; null: never corrected.';
create index yearly_counts_organisation_id_idx on private.yearly_counts (organisation_id);
create index yearly_counts_reported_by_idx on private.yearly_counts (reported_by);
alter table private.yearly_counts enable row level security;
revoke all on private.yearly_counts from anon, authenticated, service_role;

create function private.reports_for(home uuid, organisation uuid)
returns boolean
language sql
stable
set search_path = ''
as $$
  select private.works_in(organisation, home) and (
    private.is_coordinator(home)
    or (
      private.signed_in_by_code() and exists (
        select 1
        from public.memberships as m
        where m.user_id = (select auth.uid()) and m.role in ('editor', 'partner') and m.organisation_id = reports_for.organisation
      )
    )
  );
$$;
comment on function private.reports_for(uuid, uuid) is
  'Whether the signed-in person may report what an organisation did in a neighbourhood: its editors, its partners, the coordinator.';

create function public.own_yearly_counts(neighbourhood text)
returns json
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object(
        'organisation', o.slug,
        'name', o.name,
        'counts', (
          select coalesce(
            json_agg(
              json_build_object('year', y.year, 'action', y.action, 'people', y.people, 'women', y.women)
              order by y.year desc, y.action
            ),
            '[]'::json
          )
          from private.yearly_counts as y
          where y.organisation_id = o.id and y.neighbourhood_id = n.id and y.people is not null
        )
      )
      order by o.slug
    ),
    '[]'::json
  )
  from public.neighbourhoods as n
  join public.organisations as o on private.reports_for(n.id, o.id)
  where n.slug = own_yearly_counts.neighbourhood;
$$;
comment on function public.own_yearly_counts(text) is
  'The organisations the signed-in person may report for in a neighbourhood, with what was reported: [{"organisation", "name", "counts"}].';
grant execute on function public.own_yearly_counts(text) to authenticated;

-- Of what was said before. What is said for the first time has an end of its own: an organisation has so many years and actions.
insert into private.limits (bucket, most, within) values ('correct-year', 10, '24 hours');

create function public.report_year(neighbourhood text, organisation text, year integer, counts jsonb, seen jsonb default '{}')
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  owner uuid := (select o.id from public.organisations as o where o.slug = report_year.organisation);
  month date;
  done text;
  said jsonb;
  known private.yearly_counts;
  changed boolean := false;
  corrected boolean := false;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = report_year.neighbourhood;
  if home.id is null or owner is null or not private.reports_for(home.id, owner) then
    raise exception 'Only who works for this organisation, or coordinates the neighbourhood, may report this.' using errcode = '42501';
  end if;
  if year is null or year not between 2000 and extract(year from now() at time zone home.time_zone)::integer then
    perform private.refuse('year', 'out-of-range', 'This year has not begun yet, or is too long ago.');
  end if;
  if jsonb_typeof(counts) is distinct from 'object' or length(counts::text) > 1000
    or jsonb_typeof(seen) is distinct from 'object' or length(seen::text) > 1000
  then
    perform private.refuse('counts', 'invalid', 'Counts, and what was seen of them, are {"training": {"people": 12, "women": 9}}.');
  end if;
  month := date_trunc('month', now() at time zone home.time_zone)::date;
  -- Of two who save at once the second is told what the first said.
  perform pg_advisory_xact_lock(hashtext('vicina: yearly counts'), hashtext(owner::text));
  for done, said in select c.key, nullif(c.value, 'null') from jsonb_each(counts) as c loop
    if done not in ('orientation', 'training', 'italian', 'work') then
      perform private.refuse('counts', 'no-such-value', 'There is no such action.');
    end if;
    if jsonb_typeof(said) <> 'object' or exists (select 1 from jsonb_object_keys(said) as k where k not in ('people', 'women'))
      or (said is not null and coalesce(said ->> 'people', '') !~ '^[0-9]{1,6}$') or coalesce(said ->> 'women', '0') !~ '^[0-9]{1,6}$'
      or (said ->> 'people')::integer > 100000 or coalesce((said ->> 'women')::integer, 0) > (said ->> 'people')::integer
    then
      perform private.refuse(done, 'invalid', 'A whole number of people, and how many of them are women.');
    end if;
    select y.* into known
    from private.yearly_counts as y
    where y.neighbourhood_id = home.id and y.organisation_id = owner and y.year = report_year.year and y.action = done;
    continue when ((said ->> 'people')::integer, (said ->> 'women')::integer) is not distinct from (known.people, known.women);
    if (seen -> done ->> 'people', seen -> done ->> 'women') is distinct from (known.people::text, known.women::text) then
      raise exception 'Somebody has changed this in the meantime: look at it before you change it.' using
        errcode = 'PT409', hint = done, detail = 'changed';
    end if;
    changed := true;
    if known.id is null then
      insert into private.yearly_counts (neighbourhood_id, organisation_id, year, action, people, women, reported_by)
      values (
        home.id, owner, report_year.year, done, (said ->> 'people')::integer, (said ->> 'women')::integer, (select auth.uid())
      );
    else
      corrected := true;
      update private.yearly_counts as y set
        people = (said ->> 'people')::integer,
        women = (said ->> 'women')::integer,
        people_before = case when y.corrected_in = month then y.people_before else y.people end,
        women_before = case when y.corrected_in = month then y.women_before else y.women end,
        corrected_in = month,
        reported_by = (select auth.uid()),
        reported_at = now()
      where y.id = known.id;
    end if;
  end loop;
  if corrected then
    perform private.check_rate_limit('correct-year', (select auth.uid())::text);
  end if;
  if changed then
    perform private.note_audit(
      home.id, 'reported-year', 'organisations', owner, null, jsonb_build_object('year', report_year.year)
    );
  end if;
end;
$$;
comment on function public.report_year(text, text, integer, jsonb, jsonb) is
  'Reports how many people took part in a year: {"orientation": {"people", "women"}, "training", "italian", "work"}; null takes one '
  'back, what is left out stays. "seen" says in the same way what was there when it was written: PT409 with the action as hint when '
  'that has changed since. 42501 for who neither works for the organisation nor coordinates the neighbourhood, PT429 after ten '
  'corrections in a day.';
grant execute on function public.report_year(text, text, integer, jsonb, jsonb) to authenticated;
