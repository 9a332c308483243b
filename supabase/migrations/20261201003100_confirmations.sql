-- Who finds an entry true says so with one tap.

create table public.confirmations (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid references public.neighbourhoods (id) on delete cascade,
  target text not null check (target in ('places', 'activities', 'organisations', 'practices')),
  entry_id uuid not null,
  day date not null,
  times integer not null default 1 check (times >= 1),
  created_at timestamptz not null default now(),
  constraint confirmations_once unique (target, entry_id, day)
);
comment on table public.confirmations is 'That an entry was found true on a day, and by how many taps; nothing of whose.';
create index confirmations_neighbourhood_id_idx on public.confirmations (neighbourhood_id);
alter table public.confirmations enable row level security;
revoke all on public.confirmations from anon, authenticated, service_role;
grant select on public.confirmations to anon, authenticated, service_role;
create policy confirmations_read_all on public.confirmations for select using (true);

create table private.confirmation_marks (
  entry_id uuid not null,
  mark bytea not null,
  at timestamptz not null default now(),
  primary key (entry_id, mark)
);
comment on table private.confirmation_marks is 'Which device has confirmed which entry today, hashed with the salt of the day; forgotten after 48 hours.';
create index confirmation_marks_at_idx on private.confirmation_marks (at);
alter table private.confirmation_marks enable row level security;
revoke all on private.confirmation_marks from anon, authenticated, service_role;

create function private.confirm(target text, entry uuid, home uuid, as_whom text)
returns timestamptz
language plpgsql
set search_path = ''
as $$
declare
  live jsonb;
  contribution uuid;
  zone text := coalesce((select n.time_zone from public.neighbourhoods as n where n.id = home), 'UTC');
  visitor integer := case when as_whom = 'neighbour' then 1 else 0 end;
begin
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  live := private.live_fields(target, entry);
  insert into public.confirmations as c (neighbourhood_id, target, entry_id, day, visitors, changed)
  values (home, confirm.target, entry, (now() at time zone zone)::date, visitor, nextval('private.confirmation_changes'))
  on conflict on constraint confirmations_once do update
  set times = c.times + 1, visitors = c.visitors + visitor, changed = excluded.changed;
  -- A visitor's word stands beside what is known and changes none of it. Of the others once a day is enough: a change for
  -- each tap would make every copy of the data old.
  if visitor = 0
    and ((live ->> 'confirmed_at')::timestamptz at time zone zone)::date is distinct from (now() at time zone zone)::date then
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
comment on function private.confirm(text, uuid, uuid, text) is
  'Notes that an entry is true today. Who answers for it confirms it by the one door, the first time each day; a visitor (neighbour) '
  'is counted alone. → when it was last confirmed; null: never.';

create function public.confirm_entry(
  neighbourhood text, target text, slug text, device text default null, caller text default null
)
returns json
language plpgsql
security definer
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = confirm_entry.neighbourhood);
  entry uuid;
  as_whom text;
  counted boolean;
  confirmed timestamptz;
begin
  if home is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  if target is null or target not in ('places', 'activities', 'organisations', 'practices') then
    raise exception 'There is no such kind of entry.' using errcode = '42501';
  end if;
  entry := private.entry_by_slug(target, home, slug);
  as_whom := private.right_to_change(target, entry, 'update', '{}');
  if as_whom is null then
    perform private.check_rate_limit('confirm', caller);
  end if;
  insert into private.confirmation_marks (entry_id, mark)
  values (entry, private.confirmation_mark(device, caller))
  on conflict do nothing
  returning true into counted;
  if counted then
    confirmed := private.confirm(target, entry, home, coalesce(as_whom, 'neighbour'));
  else
    confirmed := (private.live_fields(target, entry) ->> 'confirmed_at')::timestamptz;
  end if;
  return json_build_object(
    'confirmedAt', to_char(confirmed at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'counted', coalesce(counted, false),
    'asVisitor', as_whom is null
  );
end;
$$;
comment on function public.confirm_entry(text, text, text, text, text) is
  'Somebody found an entry true: counted once for each device, entry and day. → {"confirmedAt", "counted", "asVisitor"}; a visitor '
  'does not move "confirmedAt".';
grant execute on function public.confirm_entry(text, text, text, text, text) to anon, authenticated;
