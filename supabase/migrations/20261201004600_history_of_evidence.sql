-- How the evidence came to be what it is: entries as they were at the end of each month. Of what entries said, only codes leave,
-- without the entry's name, address or position, and nothing of what is not for everyone.

create function private.month_of(at timestamptz, zone text)
returns text
language sql
stable
parallel safe
set search_path = ''
as $$
  select to_char(at at time zone zone, 'YYYY-MM');
$$;
comment on function private.month_of(timestamptz, text) is 'The month of a moment on the wall of the neighbourhood: 2026-11.';

-- The identifiers of entries are known to everyone: what is made of them alone could be made again.
create table private.history_secret (
  is_only boolean primary key default true check (is_only),
  key bytea not null
);
comment on table private.history_secret is
  'The secret by which entries are told apart where none is named. The database makes it with its first revision, so that no two '
  'installations share it; no role reads it.';
alter table private.history_secret enable row level security;
revoke all on private.history_secret from anon, authenticated, service_role;

create function private.make_history_secret()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  insert into private.history_secret (key)
  select sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))
  where not exists (select from private.history_secret)
  on conflict do nothing;
  return null;
end;
$$;
comment on function private.make_history_secret() is 'Makes the secret of private.history_secret where there is none yet.';
create trigger revisions_have_a_secret after insert on public.revisions
for each statement execute function private.make_history_secret();

create function private.opaque_key(purpose text, of_what text)
returns text
language sql
stable
set search_path = ''
as $$
  select left(encode(sha256(s.key || convert_to(purpose || '/' || of_what, 'UTF8')), 'hex'), 12) from private.history_secret as s;
$$;
comment on function private.opaque_key(text, text) is
  'SHA-256 with the secret of the installation: always the same of the same, and of each purpose another, so that what is told for one '
  'cannot be laid beside what is told for the other.';

create function private.history_key(entry uuid)
returns text
language sql
stable
set search_path = ''
as $$
  select private.opaque_key('history', entry::text);
$$;
comment on function private.history_key(uuid) is
  'Tells the entries of a history apart, and names none; by what it says one that is there may still be known again.';

create function private.history_value(field text, value jsonb, home uuid)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select case
    when value is null or value = 'null' then 'null'::jsonb
    when field in ('location', 'childcare') then 'true'::jsonb
    when field = 'place' then to_jsonb(private.history_key(coalesce(
      (
        select p.id from public.places as p
        join public.neighbourhoods as n on n.id = p.neighbourhood_id
        where p.neighbourhood_id = home and n.slug || '/' || p.slug = value #>> '{}'
      ),
      (
        select r.entry_id from public.revisions as r
        where r.target = 'places' and r.kind = 'close' and r.neighbourhood_id = home
          and r.changes #>> '{slug,from}' = split_part(value #>> '{}', '/', 2)
        order by r.id desc limit 1
      )
    )))
    else value
  end;
$$;
comment on function private.history_value(text, jsonb, uuid) is
  'What a history says of a field: of a position and of childcare only that there is some, of a place only which of them.';

create function private.not_for_everyone(home uuid)
returns table (entry_id uuid)
language sql
stable
set search_path = ''
as $$
  select gone.entry_id
  from (
    select c.entry_id
    from public.contributions as c
    where c.neighbourhood_id = home and c.kind = 'close' and c.state = 'accepted' and c.decision ->> 'reason' = 'not-for-everyone'
    union
    -- A protected place that is closed is nobody's business any more, for whatever reason.
    select r.entry_id
    from public.revisions as r
    where r.neighbourhood_id = home and r.target = 'places' and r.kind = 'close'
      and r.changes #>> '{location_precision,from}' = 'area-only'
  ) as gone
  where not exists (select from public.places as p where p.id = gone.entry_id)
    and not exists (select from public.activities as a where a.id = gone.entry_id);
$$;
comment on function private.not_for_everyone(uuid) is
  'Entries of a neighbourhood that were closed because not everyone may know of them, or while they were protected, and not brought back.';

create function public.evidence_history(neighbourhood text)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = evidence_history.neighbourhood;
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  return (
    with touched as (
      select r.id, r.target, r.entry_id, r.kind, r.created_at, private.month_of(r.created_at, home.time_zone) as month, f.key,
        f.value -> 'to' as value
      from public.revisions as r
      -- A revision of what is not counted here says at least that its entry was there.
      left join lateral jsonb_each(r.changes) as f (key, value) on f.key = any (case r.target
        when 'places' then array[
          'category', 'location', 'opening_hours', 'opening_hours_year', 'languages', 'features', 'asked', 'confirmed_at'
        ]
        else array[
          'kind', 'stage', 'place', 'schedule', 'schedule_year', 'cancelled', 'cost_euro', 'childcare', 'languages',
          'features', 'asked', 'deadline', 'demonstration', 'confirmed_at'
        ]
      end) and r.kind <> 'close'
      where r.neighbourhood_id = home.id and r.target in ('places', 'activities')
        and r.entry_id not in (select n.entry_id from private.not_for_everyone(home.id) as n)
    ), last_values as (
      -- Of what changed more than once in a month, what it was at its end.
      select distinct on (t.entry_id, t.key, t.month) t.* from touched as t
      where t.key is not null
      order by t.entry_id, t.key, t.month, t.id desc
    ), ends as (
      select distinct on (t.entry_id, t.month) t.entry_id, t.month, t.kind, t.created_at from touched as t
      where t.kind in ('create', 'close')
      order by t.entry_id, t.month, t.id desc
    ), steps as (
      select t.entry_id, t.month, t.target, e.kind, e.created_at,
        coalesce(jsonb_object_agg(t.key, private.history_value(t.key, t.value, home.id)) filter (where t.key is not null), '{}') as fields
      from (
        select l.entry_id, l.month, l.target, l.key, l.value from last_values as l
        union all
        select distinct c.entry_id, c.month, c.target, null, null::jsonb from touched as c where c.kind = 'close'
      ) as t
      left join ends as e on e.entry_id = t.entry_id and e.month = t.month
      group by t.entry_id, t.month, t.target, e.kind, e.created_at
    )
    select json_build_object(
      'begins', (select to_char(min(t.created_at) at time zone home.time_zone, 'YYYY-MM-DD') from touched as t),
      'steps', coalesce(
        json_agg(
          json_build_object(
            'entry', private.history_key(s.entry_id),
            'of', case s.target when 'places' then 'place' else 'activity' end,
            'month', s.month,
            'is', case s.kind when 'create' then 'added' when 'close' then 'closed' end,
            'day', case when s.kind = 'create' then to_char(s.created_at at time zone home.time_zone, 'YYYY-MM-DD') end,
            'fields', s.fields
          )
          order by s.month, private.history_key(s.entry_id)
        ),
        '[]'::json
      )
    )
    from steps as s
  );
end;
$$;
comment on function public.evidence_history(text) is
  'What places and activities said at the end of each month in which they changed, as codes and by a key that names none, without those '
  'closed because they are not for everyone: '
  '{"begins", "steps": [{"entry", "of", "month", "is", "day", "fields"}]} (src/lib/insight/history.ts).';
grant execute on function public.evidence_history(text) to anon, authenticated, service_role;
