-- Once a month, to editors: what nobody has confirmed. Is it all still true?

create table private.digests (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  token_hash bytea not null unique,
  sent_at timestamptz not null default now(),
  done_at timestamptz
);
comment on table private.digests is 'That an editor was asked what is still true, and by which link she may answer.';
create index digests_user_id_idx on private.digests (user_id, sent_at);
alter table private.digests enable row level security;
revoke all on private.digests from anon, authenticated, service_role;

create function private.entries_to_confirm(person uuid, at timestamptz)
returns table (target text, entry_id uuid, neighbourhood_id uuid, slug text, name jsonb, confirmed_at timestamptz)
language sql
stable
set search_path = ''
as $$
  select e.target, e.id, e.neighbourhood_id, e.slug, e.name, e.confirmed_at
  from (
    select 'places' as target, p.id, p.neighbourhood_id, p.slug, p.name, p.confirmed_at, p.created_at, p.organisation_id
    from public.places as p
    union all
    select 'activities', a.id, a.neighbourhood_id, a.slug, a.title, a.confirmed_at, a.created_at, a.organisation_id
    from public.activities as a
    where not a.cancelled and not a.demonstration
  ) as e
  join public.memberships as m on m.organisation_id = e.organisation_id and m.role = 'editor' and m.user_id = person
  where coalesce(e.confirmed_at, e.created_at) < at - interval '5 months'
  order by e.target, e.slug;
$$;
comment on function private.entries_to_confirm(uuid, timestamptz) is 'What an editor''s organisations have that nobody has confirmed for five months.';

create function public.digests_due(at timestamptz default now())
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  person uuid;
  token text;
  queued integer := 0;
begin
  for person in
    select distinct m.user_id
    from public.memberships as m
    where m.role = 'editor'
      and private.address_of(m.user_id) is not null
      and not exists (
        select 1 from private.digests as d where d.user_id = m.user_id and d.sent_at > digests_due.at - interval '30 days'
      )
  loop
    continue when not exists (select 1 from private.entries_to_confirm(person, digests_due.at));
    token := translate(encode(
      sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'base64'
    ), '+/=', '-_');
    insert into private.digests (user_id, token_hash, sent_at) values (person, private.secret_hash(token), digests_due.at);
    insert into private.letters (recipient, template, locale, values)
    select
      private.address_of(person), 'digest', min(n.default_locale),
      jsonb_build_object(
        'token', token,
        'neighbourhood', min(n.slug),
        'entries', jsonb_agg(jsonb_build_object('name', e.name) order by e.target, e.slug)
      )
    from private.entries_to_confirm(person, digests_due.at) as e
    join public.neighbourhoods as n on n.id = e.neighbourhood_id;
    queued := queued + 1;
  end loop;
  return queued;
end;
$$;
comment on function public.digests_due(timestamptz) is
  'Writes to each editor, at most once in thirty days, what of her organisations nobody has confirmed for five months. → letters queued.';
grant execute on function public.digests_due(timestamptz) to service_role;

create function private.digest_of(token text)
returns private.digests
language plpgsql
stable
set search_path = ''
as $$
declare
  found private.digests;
begin
  select d.* into found from private.digests as d
  where d.token_hash = private.secret_hash(token) and d.sent_at > now() - interval '60 days';
  if found.id is null then
    raise exception 'This link is no longer good.' using errcode = 'PT404';
  end if;
  return found;
end;
$$;
comment on function private.digest_of(text) is 'The digest of a link; PT404 when there is none, or it is older than sixty days.';

create function public.digest_by_token(token text)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  d private.digests := private.digest_of(token);
begin
  return json_build_object(
    'done', d.done_at is not null,
    'entries', (
      select coalesce(
        json_agg(
          json_build_object(
            'target', e.target,
            'neighbourhood', (select n.slug from public.neighbourhoods as n where n.id = e.neighbourhood_id),
            'slug', e.slug,
            'name', e.name,
            'confirmedAt', to_char(e.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
          )
          order by e.target, e.slug
        ),
        '[]'::json
      )
      from private.entries_to_confirm(d.user_id, d.sent_at) as e
      where d.done_at is null
    )
  );
end;
$$;
comment on function public.digest_by_token(text) is 'What a one-tap link would confirm: {"done", "entries"}. Nothing of whom it was sent to.';
grant execute on function public.digest_by_token(text) to anon, authenticated;

create function public.confirm_digest(token text)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  d private.digests := private.digest_of(token);
  e record;
  confirmed integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  update private.digests set done_at = now() where id = d.id and done_at is null;
  if not found then
    raise exception 'All this was confirmed already.' using errcode = 'PT409', detail = 'done';
  end if;
  for e in select * from private.entries_to_confirm(d.user_id, d.sent_at) loop
    perform private.confirm(e.target, e.entry_id, e.neighbourhood_id, 'organisation');
    confirmed := confirmed + 1;
  end loop;
  return confirmed;
end;
$$;
comment on function public.confirm_digest(text) is '"All still true": whoever holds the link of an editor''s letter confirms what it lists, once. → how many.';
grant execute on function public.confirm_digest(text) to anon, authenticated;
