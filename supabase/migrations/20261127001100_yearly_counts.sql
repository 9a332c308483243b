-- What organisations report of a year, as WIN counts it: how many people came to orientation, to training, to Italian, into
-- work. Sums, never people; what one organisation has told is seen by itself and the coordinator, everyone else sees counts
-- of five or more.

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

-- Closing an organisation and undoing it brings its counts back, as it does its editors (20261126000900).
alter table private.put_aside drop constraint put_aside_of_table_check;
alter table private.put_aside add constraint put_aside_of_table_check check (
  of_table in ('memberships', 'feeds', 'yearly_counts')
);

create or replace function private.put_aside_with_organisation()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  delete from private.put_aside as p where p.organisation_id = old.id or p.created_at < now() - interval '1 year';
  insert into private.put_aside (organisation_id, of_table, kept)
  select old.id, 'memberships', to_jsonb(m) from public.memberships as m where m.organisation_id = old.id
  union all
  select old.id, 'feeds', to_jsonb(f) from public.feeds as f where f.organisation_id = old.id
  union all
  select old.id, 'yearly_counts', to_jsonb(y) from private.yearly_counts as y where y.organisation_id = old.id;
  return old;
end;
$$;

create or replace function private.bring_back_with_organisation()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  insert into public.memberships
  select (jsonb_populate_record(null::public.memberships, p.kept)).*
  from private.put_aside as p
  where p.organisation_id = new.id and p.of_table = 'memberships'
    and exists (select 1 from auth.users as u where u.id = (p.kept ->> 'user_id')::uuid)
  on conflict do nothing;
  insert into public.feeds
  select (jsonb_populate_record(null::public.feeds, p.kept)).*
  from private.put_aside as p
  where p.organisation_id = new.id and p.of_table = 'feeds'
    and exists (select 1 from public.neighbourhoods as n where n.id = (p.kept ->> 'neighbourhood_id')::uuid)
  on conflict do nothing;
  insert into private.yearly_counts
  select r.*
  from private.put_aside as p
  -- Whoever reported it may be gone, the count is not.
  cross join lateral jsonb_populate_record(
    null::private.yearly_counts,
    p.kept || case
      when exists (select 1 from auth.users as u where u.id = (p.kept ->> 'reported_by')::uuid) then '{}'::jsonb
      else '{"reported_by": null}'::jsonb
    end
  ) as r
  where p.organisation_id = new.id and p.of_table = 'yearly_counts'
    and exists (select 1 from public.neighbourhoods as n where n.id = r.neighbourhood_id)
  on conflict do nothing;
  delete from private.put_aside as p where p.organisation_id = new.id;
  return null;
end;
$$;

-- ── Who may report ────────────────────────────────────────────────────────────────────────────────────────────────

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
    perform private.take_turn('correct-year', (select auth.uid())::text);
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

-- ── What everyone may see ─────────────────────────────────────────────────────────────────────────────────────────

create function private.shown_beside(total bigint, counts bigint[])
returns integer
language sql
immutable
parallel safe
set search_path = ''
as $$
  -- As needs_counts does it: what is left over when all that is shown is taken from the total is nothing, or at least five in
  -- at least two parts; else smaller parts are hidden with it until it is.
  select coalesce(max(r.place), 0)::integer
  from (
    select c.number, row_number() over parts as place, sum(c.number) over parts as down_to_here, count(*) over () as parts
    from unnest(counts) as c (number)
    where c.number > 0
    window parts as (order by c.number desc rows unbounded preceding)
  ) as r
  where r.number >= 5 and (total = r.down_to_here or (total - r.down_to_here >= 5 and r.parts - r.place >= 2));
$$;
comment on function private.shown_beside(bigint, bigint[]) is
  'How many of the largest parts of a total may be told beside it, so that no hidden one can be computed.';

create function private.tells_of_nobody(total bigint, largest bigint)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select total = 0 or (total >= 5 and (total = largest or total - largest >= 5));
$$;
comment on function private.tells_of_nobody(bigint, bigint) is
  'Whether a sum may be told: it is of none, or of five or more; and whoever gave its largest part, and takes it from the sum, is left '
  'with none, or with five or more.';

create function public.yearly_counts(neighbourhood text, today date default null)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  until integer;
  month date;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = yearly_counts.neighbourhood;
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  if not isfinite(today) then
    perform private.refuse('today', 'invalid', 'A day, like 2026-11-26.');
  end if;
  month := date_trunc('month', now() at time zone home.time_zone)::date;
  -- Of years that are over: while one lasts, a sum would move with every person.
  until := extract(year from least(coalesce(today, current_date), (now() at time zone home.time_zone)::date));
  return (
    with said as (
      -- Until the month is over as it was when it began: else who corrects her own count, step by step, could see at which the sum
      -- of all begins to be told or takes its next step, and from that compute another's.
      select y.organisation_id, y.year, y.action,
        case when y.corrected_in = month then y.people_before else y.people end as people,
        case when y.corrected_in = month then y.women_before else y.women end as women
      from private.yearly_counts as y
      where y.neighbourhood_id = home.id and y.year < until
    ), told as (
      select s.* from said as s where s.people > 0
    ), totals as (
      select t.year, t.action, sum(t.people) as people, sum(t.women) as women,
        -- Where one organisation has not counted women, nobody knows how many there were.
        bool_and(t.women is not null) as women_known,
        private.tells_of_nobody(sum(t.people), max(t.people)) as people_tell,
        -- Nor may those few be counted who are not women.
        private.tells_of_nobody(sum(t.women), max(t.women))
          and private.tells_of_nobody(sum(t.people - t.women), max(t.people - t.women)) as women_tell,
        private.shown_beside(sum(t.people), array_agg(t.people::bigint)) as shown
      from told as t
      group by t.year, t.action
    ), ranked as (
      -- Of two that are alike both are told or neither, so that the order says nothing.
      select t.*, o.slug, o.name, rank() over (partition by t.year, t.action order by t.people desc) as first_place,
        count(*) over (partition by t.year, t.action, t.people) as alike
      from told as t
      join public.organisations as o on o.id = t.organisation_id
    )
    select coalesce(
      json_agg(
        json_build_object(
          'year', tt.year,
          'action', tt.action,
          'atLeast', tt.people / 5 * 5,
          'women', case when tt.women_known and tt.women >= 5 and tt.women_tell then tt.women / 5 * 5 end,
          'organisations', (
            select coalesce(
              json_agg(json_build_object('organisation', r.slug, 'name', r.name, 'atLeast', r.people / 5 * 5) order by r.people / 5 desc, r.slug),
              '[]'::json
            )
            from ranked as r
            where r.year = tt.year and r.action = tt.action and r.first_place + r.alike - 1 <= tt.shown
          )
        )
        order by tt.year desc, array_position(array['orientation', 'italian', 'training', 'work'], tt.action)
      ),
      '[]'::json
    )
    from totals as tt
    where tt.people_tell
  );
end;
$$;
comment on function public.yearly_counts(text, date) is
  'What organisations report of years that are over, as counts of at least five people in steps of five; with complementary '
  'suppression, so that a hidden count cannot be computed from a total. What is corrected is told from the next month on. "today" may '
  'be earlier than the day it is, not later.';
grant execute on function public.yearly_counts(text, date) to anon, authenticated, service_role;
