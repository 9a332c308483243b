-- Letters: what was received and decided, for who left an address; once a month, to editors, what nobody has confirmed.
-- The database writes them down; whoever holds the secret key sends them and they are gone.

create table private.letters (
  id bigint generated always as identity primary key,
  recipient text not null check (length(recipient) between 3 and 254),
  template text not null check (template in ('received', 'asked', 'decided', 'digest')),
  locale text,
  values jsonb not null default '{}' check (jsonb_typeof(values) = 'object'),
  contribution_id uuid references public.contributions (id) on delete cascade,
  tries integer not null default 0,
  last_failure text check (length(last_failure) <= 1000),
  not_before timestamptz not null default now(),
  created_at timestamptz not null default now()
);
comment on table private.letters is 'E-mails that are to be sent; each is deleted when it was.';
create index letters_contribution_id_idx on private.letters (contribution_id);

create table private.digests (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  token_hash bytea not null unique,
  sent_at timestamptz not null default now(),
  done_at timestamptz
);
comment on table private.digests is 'That an editor was asked what is still true, and by which link she may answer.';
create index digests_user_id_idx on private.digests (user_id, sent_at);
alter table private.letters enable row level security;
alter table private.digests enable row level security;
revoke all on private.letters, private.digests from anon, authenticated, service_role;

create function private.queue_letter(contribution uuid, template text, extra jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  c public.contributions;
begin
  select w.* into c from public.contributions as w where w.id = contribution;
  if c.contact is null then
    return;
  end if;
  if template = 'received' then
    begin
      perform private.take_turn('letter', c.contact);
    exception
      when sqlstate 'PT429' then
        -- Somebody fills a letter box that may not be hers: the proposal counts, the letter is not written.
        return;
    end;
  end if;
  insert into private.letters (recipient, template, locale, values, contribution_id)
  values (
    c.contact, queue_letter.template, c.locale,
    jsonb_build_object(
      'neighbourhood', (select n.slug from public.neighbourhoods as n where n.id = c.neighbourhood_id),
      -- Only what is on the map already: nobody has letters with words of her choice sent to strangers.
      'name', coalesce(
        private.live_fields(c.target, c.entry_id) -> 'name', private.live_fields(c.target, c.entry_id) -> 'title'
      ),
      'state', c.state,
      'reason', c.decision ->> 'reason'
    ) || extra,
    c.id
  );
end;
$$;
comment on function private.queue_letter(uuid, text, jsonb) is 'A letter to who left an address with a proposal; none to who did not.';

create function public.letters_to_send(most integer default 20)
returns json
language sql
security definer
set search_path = ''
as $$
  with taken as (
    -- Who takes a letter has ten minutes before another may.
    update private.letters as l
    set not_before = now() + interval '10 minutes', tries = l.tries + 1
    where l.id in (
      select f.id from private.letters as f where f.not_before <= now() order by f.id limit least(greatest(most, 1), 100) for update skip locked
    )
    returning l.*
  )
  select coalesce(
    json_agg(
      json_build_object('id', t.id, 'recipient', t.recipient, 'template', t.template, 'locale', t.locale, 'values', t.values) order by t.id
    ),
    '[]'::json
  )
  from taken as t;
$$;
comment on function public.letters_to_send(integer) is 'Letters to send now: [{"id", "recipient", "template", "locale", "values"}]; whoever takes them says letter_done.';
grant execute on function public.letters_to_send(integer) to service_role;

create function public.letter_done(letter bigint, failure text default null)
returns void
language sql
security definer
set search_path = ''
as $$
  -- Tried eight times, later and later, over about five days; then it is given up.
  delete from private.letters as l where l.id = letter and (failure is null or l.tries >= 8);
  update private.letters as l
  set last_failure = left(failure, 1000), not_before = now() + interval '10 minutes' * power(3, least(l.tries, 6))
  where l.id = letter and failure is not null;
$$;
comment on function public.letter_done(bigint, text) is 'A letter was sent, or why it was not.';
grant execute on function public.letter_done(bigint, text) to service_role;

-- ── Once a month: is it all still true? ───────────────────────────────────────────────────────────────────────────

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

-- ── What is forgotten ─────────────────────────────────────────────────────────────────────────────────────────────

create function public.purge(at timestamptz default now())
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  turns integer;
  contacts integer;
  pictures integer;
begin
  delete from private.turns as t where t.at < purge.at - interval '48 hours';
  get diagnostics turns = row_count;
  delete from private.salts as s where s.day < (purge.at - interval '48 hours')::date;
  delete from private.confirmation_marks as m where m.at < purge.at - interval '48 hours';
  delete from private.challenges as c where c.created_at < purge.at - interval '1 hour';
  update public.contributions as c set contact = null
  where c.contact is not null and c.decided_at < purge.at - interval '90 days';
  get diagnostics contacts = row_count;
  delete from private.letters as l where l.created_at < purge.at - interval '30 days';
  delete from private.digests as d where d.sent_at < purge.at - interval '1 year';
  -- Pictures taken away stay a month, so that it can be undone; refused and withdrawn ones went at once.
  delete from private.photo_files as f
  where not exists (select 1 from public.photos as p where p.id = f.photo_id)
    and not exists (
      select 1 from public.contributions as c where c.id = f.contribution_id and c.state in ('pending', 'asked')
    )
    and not exists (
      select 1 from public.revisions as r
      where r.target = 'photos' and r.entry_id = f.photo_id and r.kind = 'close' and r.created_at > purge.at - interval '30 days'
    );
  get diagnostics pictures = row_count;
  return jsonb_build_object('turns', turns, 'contacts', contacts, 'pictures', pictures);
end;
$$;
comment on function public.purge(timestamptz) is
  'Forgets what has had its time: hashes of addresses and their salts after 48 hours, e-mail addresses 90 days after the decision, pictures a month '
  'after they were taken away. → counts.';
grant execute on function public.purge(timestamptz) to service_role;
