-- Calendars that organisations publish and that come in by themselves.

create table public.feeds (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  format text not null default 'ics' check (format in ('ics')),
  url text not null check (url ~ '^https?://' and length(url) <= 2000),
  activity_kind text not null default 'social' check (length(activity_kind) <= 40),
  etag text check (length(etag) <= 400),
  last_modified text check (length(last_modified) <= 100),
  last_fetched_at timestamptz,
  last_succeeded_at timestamptz,
  last_error text check (length(last_error) <= 1000),
  report jsonb check (jsonb_typeof(report) = 'object'),
  created_at timestamptz not null default now(),
  constraint feeds_once unique (neighbourhood_id, organisation_id, url)
);
comment on table public.feeds is
  'A calendar that an organisation publishes and that is fetched on a schedule. Private: its address may be a secret one.';
comment on column public.feeds.activity_kind is 'Kind that its activities get when an event does not name one.';
comment on column public.feeds.etag is 'Of the last answer, so that an unchanged calendar is not sent again (RFC 9110, 13.1.2).';
comment on column public.feeds.last_error is 'Why the last fetch failed, as a sentence for the owner; null when it succeeded.';
comment on column public.feeds.report is
  'What became of the events of the last calendar: {"imported", "past", "refused", "gone", "notes": [sentence], '
  '"refusals": [{"line", "title", "reason", "sentence"}]}.';
create index feeds_organisation_id_idx on public.feeds (organisation_id);
alter table public.feeds enable row level security;
revoke all on public.feeds from anon, authenticated, service_role;
grant select on public.feeds to authenticated, service_role;

create policy feeds_read_coordinator on public.feeds for select to authenticated
using ((select private.is_coordinator(neighbourhood_id)));
create policy feeds_read_editor on public.feeds for select to authenticated
using ((select private.is_editor(organisation_id)));

create function public.add_feed(neighbourhood text, organisation text, url text, activity_kind text default 'social')
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = add_feed.neighbourhood);
  owner uuid := (select o.id from public.organisations as o where o.slug = add_feed.organisation);
  added uuid;
begin
  if home is null then
    raise exception 'There is no neighbourhood "%".', neighbourhood using errcode = 'PT404';
  end if;
  if owner is null then
    raise exception 'There is no organisation "%".', organisation using errcode = 'PT404';
  end if;
  insert into public.feeds as f (neighbourhood_id, organisation_id, url, activity_kind)
  values (home, owner, add_feed.url, add_feed.activity_kind)
  on conflict on constraint feeds_once do update set activity_kind = excluded.activity_kind
  returning f.id into added;
  return added;
end;
$$;
comment on function public.add_feed(text, text, text, text) is 'Notes a calendar that is to be fetched; noting it again changes its kind.';
grant execute on function public.add_feed(text, text, text, text) to service_role;

create function public.remove_feed(neighbourhood text, organisation text, url text)
returns boolean
language sql
security definer
set search_path = ''
as $$
  with removed as (
    delete from public.feeds as f
    using public.neighbourhoods as n, public.organisations as o
    where n.id = f.neighbourhood_id
      and o.id = f.organisation_id
      and n.slug = remove_feed.neighbourhood
      and o.slug = remove_feed.organisation
      and f.url = remove_feed.url
    returning f.id
  )
  select exists (select 1 from removed);
$$;
comment on function public.remove_feed(text, text, text) is 'Fetches a calendar no more; what it brought stays. → whether there was one.';
grant execute on function public.remove_feed(text, text, text) to service_role;

create function public.feeds_to_fetch(older_than_minutes integer default 0)
returns json
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object(
        'id', f.id,
        'url', f.url,
        'kind', f.activity_kind,
        'neighbourhood', n.slug,
        'organisation', o.slug,
        'etag', f.etag,
        'lastModified', f.last_modified,
        'lastFetchedAt', to_char(f.last_fetched_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'lastError', f.last_error
      )
      order by f.last_fetched_at nulls first, f.created_at
    ),
    '[]'::json
  )
  from public.feeds as f
  join public.neighbourhoods as n on n.id = f.neighbourhood_id
  join public.organisations as o on o.id = f.organisation_id
  where f.last_fetched_at is null or f.last_fetched_at <= now() - make_interval(mins => older_than_minutes);
$$;
comment on function public.feeds_to_fetch(integer) is 'Calendars that were not fetched for so many minutes, the longest first.';
grant execute on function public.feeds_to_fetch(integer) to service_role;

create function public.record_fetch(feed_id uuid, outcome jsonb)
returns void
language sql
security definer
set search_path = ''
as $$
  update public.feeds as f
  set
    last_fetched_at = now(),
    last_succeeded_at = case when outcome ->> 'error' is null then now() else f.last_succeeded_at end,
    last_error = left(outcome ->> 'error', 1000),
    report = case when jsonb_typeof(outcome -> 'report') = 'object' then outcome -> 'report' else f.report end,
    -- A calendar that failed is asked for whole the next time.
    etag = case when outcome ->> 'error' is null then left(outcome ->> 'etag', 400) end,
    last_modified = case when outcome ->> 'error' is null then left(outcome ->> 'lastModified', 100) end
  where f.id = feed_id;
$$;
comment on function public.record_fetch(uuid, jsonb) is
  'What came of a fetch: {"error": sentence or null, "report"?, "etag"?, "lastModified"?}. Shown to the owner.';
grant execute on function public.record_fetch(uuid, jsonb) to service_role;

create function public.calendar_entries(neighbourhood text)
returns json
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object(
        'neighbourhood', n.slug,
        'slug', a.slug,
        'uid', a.calendar_uid,
        'organisation', o.slug,
        'schedule', a.schedule,
        'cancelled', a.cancelled,
        'confirmedAt', a.confirmed_at,
        'importedFrom', array(
          select distinct c.source
          from public.contributions as c
          where c.target = 'activities' and c.entry_id = a.id and c.contributor_kind = 'import' and c.source is not null
        )
      )
    ),
    '[]'::json
  )
  from public.activities as a
  join public.neighbourhoods as n on n.id = a.neighbourhood_id
  left join public.organisations as o on o.id = a.organisation_id
  where n.slug = calendar_entries.neighbourhood or a.calendar_uid is not null;
$$;
comment on function public.calendar_entries(text) is
  'What an import must not disturb: the activities of a neighbourhood, and all that came from a calendar, with their UIDs '
  'and the sources of the imports that wrote them.';
grant execute on function public.calendar_entries(text) to service_role;
