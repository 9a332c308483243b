-- How far the entries of a kind are all there is: what nobody has collected is not missing.

create table public.completeness (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete cascade,
  "of" text not null check ("of" in ('category', 'kind')),
  value text not null check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(value) <= 80),
  state text not null check (state in ('complete', 'partial', 'not-collected')),
  source text not null check (length(btrim(source)) between 3 and 200),
  as_of date not null check (as_of between '2000-01-01' and '2100-12-31'),
  revision bigint,
  constraint completeness_once unique (neighbourhood_id, "of", value)
);
comment on table public.completeness is
  'Of a neighbourhood and a kind of entry: whether all of it has been collected, by what source, when. Without a row nobody has said.';
comment on column public.completeness."of" is 'Whether value is a category of places or a kind of activities.';
comment on column public.completeness.source is 'Who looked, and where: shown beside what it says.';
comment on column public.completeness.as_of is 'The day of which it speaks.';
alter table public.completeness enable row level security;
revoke all on public.completeness from anon, authenticated, service_role;
grant select on public.completeness to anon, authenticated, service_role;
create policy completeness_read_all on public.completeness for select using (true);

create function private.write_completeness(
  home public.neighbourhoods, "of" text, value text, state text, source text, as_of date, is_import boolean
)
returns void
language plpgsql
set search_path = ''
as $$
declare
  before public.completeness;
  number bigint;
begin
  if "of" is null or "of" not in ('category', 'kind') then
    perform private.refuse('of', 'no-such-value', 'It is of a category of places or of a kind of activities.');
  end if;
  if not coalesce(
    case "of"
      when 'category' then exists (select 1 from public.categories as c where c.slug = write_completeness.value)
      -- As ACTIVITY_KINDS in src/lib/activity/activity.ts.
      else value = any (array[
        'orientation-interview', 'skills-assessment', 'italian-course', 'literacy', 'training-tailoring', 'training-food',
        'training-care', 'training-digital', 'training-other', 'job-search-help', 'job', 'internship', 'legal-help',
        'health-prevention', 'playgroup', 'homework-help', 'participation', 'social', 'sport', 'market-day'
      ])
    end, false
  ) then
    perform private.refuse('value', 'no-such-value', 'There is no such kind here.');
  end if;
  if state is null or state not in ('complete', 'partial', 'not-collected') then
    perform private.refuse('state', 'choose', 'Say whether it is complete, partial or not collected.');
  end if;
  if length(btrim(coalesce(source, ''))) < 3 or length(source) > 200 or not private.is_clean_text(source) then
    perform private.refuse('source', 'empty', 'Say who looked, and where: without a source nobody can believe it.');
  end if;
  if as_of is null or as_of > (now() at time zone home.time_zone)::date or as_of < '2000-01-01' then
    perform private.refuse('as_of', 'invalid', 'Say of what day it speaks: a day that has been.');
  end if;
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  select c.* into before
  from public.completeness as c
  where c.neighbourhood_id = home.id and c."of" = write_completeness."of" and c.value = write_completeness.value;
  if (before.state, before.source, before.as_of) is not distinct from (state, btrim(source), as_of) then
    return;
  end if;
  -- A seed that is loaded again does not undo what a coordinator has said since.
  if is_import and exists (
    select 1 from public.revisions as r where r.id = before.revision and r.contributor_kind <> 'import'
  ) then
    return;
  end if;
  insert into public.revisions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
  values (
    home.id, 'completeness', coalesce(before.id, home.id), case when before.id is null then 'create' else 'update' end,
    jsonb_build_object(
      'value', jsonb_build_object('from', before.value, 'to', value),
      'state', jsonb_build_object('from', before.state, 'to', state),
      'source', jsonb_build_object('from', before.source, 'to', btrim(source)),
      'as_of', jsonb_build_object('from', before.as_of, 'to', as_of)
    ),
    case when is_import then 'import' else 'coordinator' end
  )
  returning id into number;
  insert into public.completeness as c (neighbourhood_id, "of", value, state, source, as_of, revision)
  values (home.id, "of", value, state, btrim(source), as_of, number)
  on conflict on constraint completeness_once do update
  set state = excluded.state, source = excluded.source, as_of = excluded.as_of, revision = excluded.revision;
end;
$$;
comment on function private.write_completeness(public.neighbourhoods, text, text, text, text, date, boolean) is
  'Writes how complete a kind is, with a revision that says from what to what; refuses by field what cannot be.';

create function public.set_completeness(neighbourhood text, "of" text, value text, state text, source text, as_of date)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
begin
  select n.* into home from public.neighbourhoods as n where n.id = private.coordinated(neighbourhood);
  perform private.write_completeness(home, "of", value, state, source, as_of, false);
  perform private.note_audit(
    home.id, 'completeness', null, null, null,
    jsonb_build_object('of', "of", 'value', value, 'state', state, 'source', source)
  );
end;
$$;
comment on function public.set_completeness(text, text, text, text, text, date) is
  'Says how complete a kind is in a neighbourhood, by what source: for its coordinators. Refused without a source.';
grant execute on function public.set_completeness(text, text, text, text, text, date) to authenticated;

create function public.store_completeness(neighbourhood text, rows jsonb)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  one jsonb;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = store_completeness.neighbourhood;
  if home.id is null or jsonb_typeof(rows) is distinct from 'array' then
    raise exception 'There is no neighbourhood "%", or this is no list.', left(neighbourhood, 80) using errcode = '22023';
  end if;
  for one in select r.value from jsonb_array_elements(rows) as r loop
    perform private.write_completeness(
      home, one ->> 'of', one ->> 'value', one ->> 'state', one ->> 'source', (one ->> 'as_of')::date, true
    );
  end loop;
end;
$$;
comment on function public.store_completeness(text, jsonb) is
  'The same of a seed or an import: [{"of", "value", "state", "source", "as_of"}]. What a coordinator has said since stays.';
grant execute on function public.store_completeness(text, jsonb) to service_role;

create function public.completeness_of(neighbourhood text)
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object('of', c."of", 'value', c.value, 'state', c.state, 'source', c.source, 'asOf', c.as_of)
      order by c."of", c.value
    ),
    '[]'::json
  )
  from public.completeness as c
  join public.neighbourhoods as n on n.id = c.neighbourhood_id
  where n.slug = completeness_of.neighbourhood;
$$;
comment on function public.completeness_of(text) is
  'How complete the entries of a neighbourhood are, kind by kind: [{"of", "value", "state", "source", "asOf"}].';
grant execute on function public.completeness_of(text) to anon, authenticated, service_role;
