-- What a visitor says lowers the doubt and no more: only the organisation itself or a coordinator confirm an entry. A tap is
-- counted once for each device, entry and day, says nothing of whose, and can be taken back the same day.

create sequence private.confirmation_changes;
revoke all on sequence private.confirmation_changes from anon, authenticated, service_role;

alter table public.confirmations
  drop constraint confirmations_times_check,
  add constraint confirmations_times_check check (times >= 0),
  add column visitors integer not null default 0 check (visitors >= 0),
  add column changed bigint not null default 0;
comment on column public.confirmations.visitors is 'How many devices said so on that day, of nobody who signed in.';
comment on column public.confirmations.changed is 'Greater the later it was written: whether anything is new is asked by it.';
create index confirmations_changed_idx on public.confirmations (changed);
create index confirmations_entry_day_idx on public.confirmations (target, entry_id, day desc) where visitors > 0;

create function private.confirmation_mark(device text, caller text)
returns bytea
language sql
set search_path = ''
as $$
  select private.caller_hash(coalesce(
    'user ' || (select auth.uid())::text, 'device ' || left(nullif(btrim(device), ''), 100), caller
  ));
$$;
comment on function private.confirmation_mark(text, text) is 'What tells devices apart today, as confirmation_marks remembers it.';

create function public.take_back_confirmation(
  neighbourhood text, target text, slug text, device text default null, caller text default null
)
returns json
language plpgsql
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  entry uuid;
  taken boolean;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = take_back_confirmation.neighbourhood;
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  if target is null or target not in ('places', 'activities', 'organisations', 'practices') then
    raise exception 'There is no such kind of entry.' using errcode = '42501';
  end if;
  entry := private.entry_by_slug(target, home.id, slug);
  -- Who answers for it undoes a confirmation as any other change.
  if private.right_to_change(target, entry, 'update', '{}') is not null then
    return json_build_object('taken', false);
  end if;
  perform private.check_rate_limit('confirm', caller);
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  delete from private.confirmation_marks as m
  where m.entry_id = entry and m.mark = private.confirmation_mark(device, caller)
  returning true into taken;
  if taken then
    update public.confirmations as c
    set times = c.times - 1, visitors = c.visitors - 1, changed = nextval('private.confirmation_changes')
    where c.target = take_back_confirmation.target and c.entry_id = entry
      and c.day = (now() at time zone home.time_zone)::date and c.visitors > 0;
  end if;
  return json_build_object('taken', coalesce(taken, false));
end;
$$;
comment on function public.take_back_confirmation(text, text, text, text, text) is
  'A visitor takes back what she said today from the same device. → {"taken"}.';
grant execute on function public.take_back_confirmation(text, text, text, text, text) to anon, authenticated;

create function public.confirmations_version()
returns bigint
language sql
stable
set search_path = ''
as $$
  select coalesce(max(c.changed), 0) from public.confirmations as c;
$$;
comment on function public.confirmations_version() is 'Changes whenever somebody says that an entry is still true, or takes it back.';
grant execute on function public.confirmations_version() to anon, authenticated;

create function public.said_true(neighbourhood text)
returns json
language sql
stable
set search_path = ''
as $$
  -- The last day alone: on another day the same device is another, so that days cannot be added up.
  select coalesce(json_object_agg(s.target || '/' || s.slug, json_build_object('day', s.day, 'visitors', s.visitors)), '{}'::json)
  from (
    select distinct on (c.target, c.entry_id) c.target, e.slug, c.day, c.visitors
    from public.confirmations as c
    join public.neighbourhoods as n on n.id = c.neighbourhood_id
    join (
      select 'places' as target, p.id, p.slug from public.places as p
      union all
      select 'activities', a.id, a.slug from public.activities as a
      union all
      select 'organisations', o.id, o.slug from public.organisations as o
    ) as e on e.target = c.target and e.id = c.entry_id
    where n.slug = said_true.neighbourhood and c.visitors > 0 and c.day > (now() - interval '6 months')::date
    order by c.target, c.entry_id, c.day desc
  ) as s;
$$;
comment on function public.said_true(text) is
  'What visitors said of entries in the last six months: {"places/slug": {"day", "visitors"}}, of the last such day.';
grant execute on function public.said_true(text) to anon, authenticated;

create function public.confirmed_by(neighbourhood text)
returns json
language sql
stable
security definer
set search_path = ''
as $$
  -- As whom, never who: a role.
  select coalesce(json_object_agg(l.target || '/' || l.slug, l.contributor_kind), '{}'::json)
  from (
    select distinct on (r.target, r.entry_id) r.target, e.slug, r.contributor_kind
    from (
      select 'places' as target, p.id, p.slug, p.neighbourhood_id, p.confirmed_at from public.places as p
      union all
      select 'activities', a.id, a.slug, a.neighbourhood_id, a.confirmed_at from public.activities as a
    ) as e
    join public.neighbourhoods as n on n.id = e.neighbourhood_id
    join public.revisions as r on r.target = e.target and r.entry_id = e.id and r.changes ? 'confirmed_at'
    where n.slug = confirmed_by.neighbourhood and e.confirmed_at is not null
    order by r.target, r.entry_id, r.id desc
  ) as l
  where l.contributor_kind in ('coordinator', 'organisation');
$$;
comment on function public.confirmed_by(text) is
  'As whom entries were last confirmed, where that is known: {"places/slug": "coordinator" | "organisation"}.';
grant execute on function public.confirmed_by(text) to anon, authenticated;
