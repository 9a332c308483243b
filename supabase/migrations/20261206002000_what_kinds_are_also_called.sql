-- What people of a neighbourhood say for a kind of place or of activity: words to search by, which are not its name.

create table public.kinds_also_called (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete cascade,
  "of" text not null check ("of" in ('category', 'kind')),
  value text not null check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(value) <= 80),
  also_called jsonb check (private.is_localised_text(also_called)),
  revision bigint,
  constraint kinds_also_called_once unique (neighbourhood_id, "of", value)
);
comment on table public.kinds_also_called is
  'What people of a neighbourhood say for a category of places or a kind of activities: it is found by these words, and never shown under them.';
comment on column public.kinds_also_called."of" is 'Whether value is a category of places or a kind of activities.';
comment on column public.kinds_also_called.also_called is
  '{"it": "la casetta, il punto mamme"}: words by language, parted by commas; null: they were taken away.';
alter table public.kinds_also_called enable row level security;
revoke all on public.kinds_also_called from anon, authenticated, service_role;
grant select on public.kinds_also_called to anon, authenticated, service_role;
create policy kinds_also_called_read_all on public.kinds_also_called for select using (true);

create function private.is_kind("of" text, value text)
returns boolean
language sql
stable
set search_path = ''
as $$
  select coalesce(
    case "of"
      when 'category' then exists (select 1 from public.categories as c where c.slug = is_kind.value)
      -- As ACTIVITY_KINDS in src/lib/activity/vocabulary.ts.
      when 'kind' then value = any (array[
        'orientation-interview', 'skills-assessment', 'italian-course', 'literacy', 'training-tailoring', 'training-food',
        'training-care', 'training-digital', 'training-other', 'job-search-help', 'job', 'internship', 'legal-help',
        'health-prevention', 'playgroup', 'homework-help', 'participation', 'social', 'sport', 'market-day'
      ])
    end, false
  );
$$;
comment on function private.is_kind(text, text) is
  'Whether there is such a category of places ("category") or kind of activities ("kind").';

create or replace function private.write_completeness(
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
  if not private.is_kind("of", value) then
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

create function private.write_kind_also_called(
  home public.neighbourhoods, "of" text, value text, also_called jsonb, is_import boolean
)
returns void
language plpgsql
set search_path = ''
as $$
declare
  before public.kinds_also_called;
  -- Nothing said in a language, and in none, is nothing.
  said jsonb := (
    select jsonb_object_agg(t.locale, btrim(t.words))
    from jsonb_each_text(case when jsonb_typeof(also_called) = 'object' then also_called end) as t (locale, words)
    where not private.is_blank(t.words)
  );
  number bigint;
begin
  if "of" is null or "of" not in ('category', 'kind') then
    perform private.refuse('of', 'no-such-value', 'It is of a category of places or of a kind of activities.');
  end if;
  if not private.is_kind("of", value) then
    perform private.refuse('value', 'no-such-value', 'There is no such kind here.');
  end if;
  if jsonb_typeof(coalesce(also_called, 'null')) not in ('object', 'null')
    or jsonb_path_exists(also_called, 'strict $.* ? (@.type() != "string")', '{}', true) then
    perform private.refuse('also_called', 'invalid', 'Write the words by language.');
  end if;
  perform private.check_words(jsonb_build_object('also_called', coalesce(also_called, 'null')));
  if not private.is_localised_text(said) then
    perform private.refuse('also_called', 'invalid', 'Write the words by language.');
  end if;
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  select k.* into before
  from public.kinds_also_called as k
  where k.neighbourhood_id = home.id and k."of" = write_kind_also_called."of" and k.value = write_kind_also_called.value;
  -- Each is understood when the search is made ready: for all who search.
  if exists (
    select
    from jsonb_each_text(said) as t (locale, words)
    where t.words is distinct from before.also_called ->> t.locale and (t.locale <> all (home.locales)
      or cardinality(regexp_split_to_array(t.words, '[,;،؛、，；' || chr(10) || ']')) > 12)
  ) then
    perform private.refuse('also_called', 'too-many', 'At most 12 words or phrases in each language of the neighbourhood.');
  end if;
  if before.also_called is not distinct from said then
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
    home.id, 'kinds_also_called', coalesce(before.id, home.id), case when before.id is null then 'create' else 'update' end,
    jsonb_build_object(
      'value', jsonb_build_object('from', before.value, 'to', value),
      'also_called', jsonb_build_object('from', before.also_called, 'to', said)
    ),
    case when is_import then 'import' else 'coordinator' end
  )
  returning id into number;
  insert into public.kinds_also_called as k (neighbourhood_id, "of", value, also_called, revision)
  values (home.id, "of", value, said, number)
  on conflict on constraint kinds_also_called_once do update
  set also_called = excluded.also_called, revision = excluded.revision;
end;
$$;
comment on function private.write_kind_also_called(public.neighbourhoods, text, text, jsonb, boolean) is
  'Writes what people say for a kind, with a revision that says from what to what; refuses by field what cannot be.';

create function public.set_kind_also_called(neighbourhood text, "of" text, value text, also_called jsonb)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
begin
  select n.* into home from public.neighbourhoods as n where n.id = private.coordinated(neighbourhood);
  perform private.write_kind_also_called(home, "of", value, also_called, false);
  perform private.note_audit(
    home.id, 'kind-also-called', null, null, null,
    jsonb_build_object('of', "of", 'value', value, 'also_called', also_called)
  );
end;
$$;
comment on function public.set_kind_also_called(text, text, text, jsonb) is
  'Says what people of a neighbourhood call a kind, by language: for its coordinators. Null or nothing takes the words away.';
grant execute on function public.set_kind_also_called(text, text, text, jsonb) to authenticated;

create function public.store_kinds_also_called(neighbourhood text, rows jsonb)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  one jsonb;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = store_kinds_also_called.neighbourhood;
  if home.id is null or jsonb_typeof(rows) is distinct from 'array' then
    raise exception 'There is no neighbourhood "%", or this is no list.', left(neighbourhood, 80) using errcode = '22023';
  end if;
  for one in select r.value from jsonb_array_elements(rows) as r loop
    perform private.write_kind_also_called(home, one ->> 'of', one ->> 'value', one -> 'also_called', true);
  end loop;
end;
$$;
comment on function public.store_kinds_also_called(text, jsonb) is
  'The same of a seed or an import: [{"of", "value", "also_called"}]. What a coordinator has said since stays.';
grant execute on function public.store_kinds_also_called(text, jsonb) to service_role;

create function public.kinds_also_called_of(neighbourhood text)
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object('of', k."of", 'value', k.value, 'alsoCalled', k.also_called) order by k."of", k.value
    ),
    '[]'::json
  )
  from public.kinds_also_called as k
  join public.neighbourhoods as n on n.id = k.neighbourhood_id
  where n.slug = kinds_also_called_of.neighbourhood and k.also_called is not null;
$$;
comment on function public.kinds_also_called_of(text) is
  'What people of a neighbourhood say for kinds: [{"of", "value", "alsoCalled"}].';
grant execute on function public.kinds_also_called_of(text) to anon, authenticated, service_role;
