-- How each thing was checked: on which day, by what kind of person, how, and what came of it. Confirmations become the ledger:
-- a call that nobody answered stands in the same table as "still true", and nothing of whose it was.

alter table public.confirmations
  add column checked_by text check (checked_by in ('coordinator', 'organisation', 'visitor', 'import')),
  add column how text check (how in ('telephone', 'visit', 'web-site', 'letter', 'word', 'import')),
  add column outcome text not null default 'still-true' check (outcome in ('still-true', 'changed', 'no-answer', 'gone')),
  add column field text check (field ~ '^[a-z][a-z_]{0,39}$'),
  drop constraint confirmations_once;
comment on table public.confirmations is
  'The ledger of checks: that an entry, or one field of it, was looked at on a day, by what kind of person, how, with what outcome; nothing of whose.';
comment on column public.confirmations.checked_by is 'A kind of person, never who; null: not known, of before the ledger.';
comment on column public.confirmations.how is 'By telephone, a visit, its web site, a letter, a visitor''s word, an import; null: not said.';
comment on column public.confirmations.outcome is 'still-true, changed, no-answer, gone.';
comment on column public.confirmations.field is 'The one field that was checked; null: the entry.';

-- What visitors said of a day, and what others did, were counted in one row: each has its own.
insert into public.confirmations (neighbourhood_id, target, entry_id, day, times, visitors, changed, checked_by, how, created_at)
select c.neighbourhood_id, c.target, c.entry_id, c.day, c.visitors, c.visitors, c.changed, 'visitor', 'word', c.created_at
from public.confirmations as c
where c.visitors > 0 and c.times > c.visitors;
update public.confirmations as c
set times = c.times - c.visitors, visitors = 0
where c.checked_by is null and c.visitors > 0 and c.times > c.visitors;
update public.confirmations as c
set checked_by = 'visitor', how = 'word'
where c.checked_by is null and c.visitors > 0;

alter table public.confirmations
  add constraint confirmations_once unique nulls not distinct (target, entry_id, day, checked_by, how, outcome, field),
  -- A visitor says what she saw, with one tap: she has not called, and closes nothing.
  add constraint confirmations_of_visitors check (
    checked_by is distinct from 'visitor' or how = 'word' and outcome = 'still-true' and field is null
  ),
  add constraint confirmations_of_words check (how is distinct from 'word' or checked_by = 'visitor'),
  add constraint confirmations_of_imports check ((how is not distinct from 'import') = (checked_by is not distinct from 'import')),
  add constraint confirmations_counted_as_visitors check (checked_by is not distinct from 'visitor' or visitors = 0);

create function private.note_check(
  target text, entry uuid, home uuid, checked_by text, how text, outcome text, field text, day date
)
returns void
language sql
set search_path = ''
as $$
  insert into public.confirmations as c (
    neighbourhood_id, target, entry_id, day, visitors, changed, checked_by, how, outcome, field
  )
  values (
    home, note_check.target, entry, note_check.day, case when note_check.checked_by = 'visitor' then 1 else 0 end,
    nextval('private.confirmation_changes'), note_check.checked_by, note_check.how, note_check.outcome, note_check.field
  )
  on conflict on constraint confirmations_once do update
  set times = c.times + 1, visitors = c.visitors + excluded.visitors, changed = excluded.changed;
$$;
comment on function private.note_check(text, uuid, uuid, text, text, text, text, date) is 'A line of the ledger; the same twice on a day is counted.';

drop function private.confirm(text, uuid, uuid, text);
create function private.confirm(target text, entry uuid, home uuid, as_whom text, how text default null)
returns timestamptz
language plpgsql
set search_path = ''
as $$
declare
  live jsonb;
  contribution uuid;
  zone text := coalesce((select n.time_zone from public.neighbourhoods as n where n.id = home), 'UTC');
  today date := (now() at time zone zone)::date;
  is_visitor boolean := as_whom = 'neighbour';
begin
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  live := private.live_fields(target, entry);
  perform private.note_check(
    target, entry, home, case when is_visitor then 'visitor' else as_whom end, case when is_visitor then 'word' else how end,
    'still-true', null, today
  );
  -- A visitor's word stands beside what is known and changes none of it. Of the others once a day is enough: a change for
  -- each tap would make every copy of the data old.
  if not is_visitor and ((live ->> 'confirmed_at')::timestamptz at time zone zone)::date is distinct from today then
    insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind, contributor_id)
    values (
      home, confirm.target, entry, 'update', jsonb_build_object('confirmed_at', date_trunc('second', now())), as_whom, (select auth.uid())
    )
    returning id into contribution;
    perform private.decide(contribution, null);
    live := private.live_fields(target, entry);
  end if;
  return (live ->> 'confirmed_at')::timestamptz;
end;
$$;
comment on function private.confirm(text, uuid, uuid, text, text) is
  'Notes in the ledger that an entry is true today. Who answers for it confirms it by the one door, the first time each day; a '
  'visitor (neighbour) is counted alone. → when it was last confirmed; null: never.';

create function public.record_check(
  neighbourhood text, target text, slug text, how text, outcome text, field text default null, caller text default null
)
returns json
language plpgsql
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  entry uuid;
  as_whom text;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = record_check.neighbourhood;
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  if target is null or target not in ('places', 'activities', 'organisations', 'practices') then
    raise exception 'There is no such kind of entry.' using errcode = '42501';
  end if;
  entry := private.entry_by_slug(target, home.id, slug);
  as_whom := private.right_to_change(target, entry, 'update', '{}');
  if as_whom is null then
    perform private.check_rate_limit('confirm', caller);
    perform private.refuse('how', 'not-a-visitors', 'Only who keeps this entry says how it was checked: a visitor says what she saw.');
  end if;
  if how is null or how not in ('telephone', 'visit', 'web-site', 'letter') then
    perform private.refuse('how', 'choose', 'Say how: telephone, visit, web-site or letter.');
  end if;
  if outcome is null or outcome not in ('still-true', 'changed', 'no-answer', 'gone') then
    perform private.refuse('outcome', 'choose', 'Say what came of it: still-true, changed, no-answer or gone.');
  end if;
  if field is not null and field <> all (private.proposable_fields(target, 'create')) then
    perform private.refuse('field', 'no-such-value', 'There is no such field.');
  end if;
  if outcome = 'still-true' and field is null then
    perform private.confirm(target, entry, home.id, as_whom, how);
  else
    perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
    perform private.note_check(
      target, entry, home.id, as_whom, how, outcome, field, (now() at time zone home.time_zone)::date
    );
  end if;
  return json_build_object('confirmed', outcome = 'still-true' and field is null);
end;
$$;
comment on function public.record_check(text, text, text, text, text, text, text) is
  'Who keeps an entry says how it was checked and what came of it; "still true" of the whole confirms it. Visitors are refused. → {"confirmed"}.';
grant execute on function public.record_check(text, text, text, text, text, text, text) to anon, authenticated;

create function public.import_checks(checks jsonb)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  one jsonb;
  home public.neighbourhoods;
  noted integer := 0;
begin
  if jsonb_typeof(checks) is distinct from 'array' then
    raise exception 'checks must be an array.' using errcode = '22023';
  end if;
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  for one in select value from jsonb_array_elements(checks) loop
    select n.* into home from public.neighbourhoods as n where n.slug = one ->> 'neighbourhood';
    if home.id is null or coalesce(one ->> 'target' not in ('places', 'activities'), true) then
      raise exception 'There is no such entry: % "%".', one ->> 'target', one ->> 'slug' using errcode = '22023';
    end if;
    if not coalesce(one ->> 'check_date' ~ '^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$', false)
      or (one ->> 'check_date')::date > (now() at time zone home.time_zone)::date then
      perform private.refuse('check_date', 'date-future', format('%s "%s": it was checked on a day that has been.', one ->> 'target', one ->> 'slug'));
    end if;
    -- Loaded again it is the same check.
    if not exists (
      select 1 from public.confirmations as c
      where c.target = one ->> 'target' and c.checked_by = 'import' and c.day = (one ->> 'check_date')::date
        and c.entry_id = private.entry_by_slug(one ->> 'target', home.id, one ->> 'slug')
    ) then
      perform private.note_check(
        one ->> 'target', private.entry_by_slug(one ->> 'target', home.id, one ->> 'slug'), home.id, 'import', 'import',
        'still-true', null, (one ->> 'check_date')::date
      );
      noted := noted + 1;
    end if;
  end loop;
  return noted;
end;
$$;
comment on function public.import_checks(jsonb) is
  'When entries of a file were checked by its source: [{"target", "neighbourhood", "slug", "check_date"}]. It confirms nothing. → how many are new.';
grant execute on function public.import_checks(jsonb) to service_role;
