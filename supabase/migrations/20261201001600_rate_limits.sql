-- How often one address may write, remembered without the address: it is hashed with a salt of the day, and the salt
-- is forgotten after two days, so that nobody can find out later who it was. Kept in the database, so that a restart
-- forgets nothing. Readers are never counted.

create table private.salts (
  day date primary key,
  salt bytea not null
);
comment on table private.salts is 'One salt a day for the hashes of addresses; forgotten after 48 hours.';
alter table private.salts enable row level security;
revoke all on private.salts from anon, authenticated, service_role;

create table private.turns (
  id bigint generated always as identity primary key,
  bucket text not null check (length(bucket) <= 200),
  who bytea not null,
  at timestamptz not null default now()
);
comment on table private.turns is 'That somebody wrote something, for 48 hours: what kind, the hash of the address, when.';
create index turns_bucket_idx on private.turns (bucket, who, at);
create index turns_at_idx on private.turns (at);
alter table private.turns enable row level security;
revoke all on private.turns from anon, authenticated, service_role;

create table private.limits (
  bucket text primary key,
  most integer not null check (most >= 0),
  within interval not null
);
comment on table private.limits is 'How many turns of a kind within how long. An operator may change them.';
alter table private.limits enable row level security;
revoke all on private.limits from anon, authenticated, service_role;

insert into private.limits (bucket, most, within) values
  ('propose', 20, '1 hour'),
  ('propose-day', 60, '24 hours'),
  ('propose-here', 300, '1 hour'),
  ('photo', 12, '1 hour'),
  ('confirm', 60, '1 hour'),
  ('reply', 30, '1 hour'),
  ('challenge', 200, '1 hour'),
  ('sign-in', 20, '1 hour'),
  ('sign-in-address', 8, '1 hour'),
  -- Of a million codes so few may be guessed that guessing is hopeless, and so many that a stranger who guesses badly does
  -- not lock somebody out.
  ('code', 10, '1 hour'),
  ('code-address', 50, '1 hour'),
  ('letter', 4, '1 hour'),
  -- More than this within ten minutes in one neighbourhood is no longer neighbours: a proof of work is asked for.
  ('attack', 40, '10 minutes'),
  -- Zero bits asked for then: about 65,000 hashes, some seconds on a cheap phone.
  ('proof-bits', 16, '1 hour');

create function private.caller_hash(caller text)
returns bytea
language plpgsql
set search_path = ''
as $$
declare
  today bytea;
begin
  insert into private.salts (day, salt)
  values (
    (now() at time zone 'UTC')::date,
    sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))
  )
  on conflict (day) do nothing;
  if found then
    -- The first of a day forgets what is older than the day before, whether or not anyone runs purge.
    delete from private.salts as s where s.day < (now() at time zone 'UTC')::date - 1;
    delete from private.turns as t where t.at < now() - interval '48 hours';
  end if;
  select s.salt into today from private.salts as s where s.day = (now() at time zone 'UTC')::date;
  -- Who cannot be told apart shares one allowance.
  return sha256(today || convert_to(coalesce(caller, ''), 'UTF8'));
end;
$$;
comment on function private.caller_hash(text) is 'An address, or a mark of a device, as it is remembered today: SHA-256 with the salt of the day.';

create function private.check_rate_limit(bucket text, caller text, rule text default null)
returns void
language plpgsql
set search_path = ''
as $$
declare
  mark bytea := private.caller_hash(caller);
  allowed private.limits;
  taken integer;
  first_at timestamptz;
begin
  select l.* into strict allowed from private.limits as l where l.bucket = coalesce(rule, check_rate_limit.bucket);
  -- One after the other: a hundred at once would each count before any of the others is there to be counted.
  perform pg_advisory_xact_lock(hashtext('vicina: turns of ' || check_rate_limit.bucket), hashtext(encode(mark, 'hex')));
  select count(*), min(t.at) into taken, first_at
  from private.turns as t
  where t.bucket = check_rate_limit.bucket and t.who = mark and t.at > now() - allowed.within;
  if taken >= allowed.most then
    raise exception 'Too many in a short time: please wait a little.' using
      errcode = 'PT429',
      detail = greatest(1, ceil(extract(epoch from coalesce(first_at, now()) + allowed.within - now())))::text;
  end if;
  insert into private.turns (bucket, who) values (check_rate_limit.bucket, mark);
end;
$$;
comment on function private.check_rate_limit(text, text, text) is
  'Counts one turn of a caller, or refuses it with PT429 and the seconds to wait as detail. The rule is that of private.limits with the '
  'name of the bucket, unless another is named.';

create function public.take_sign_in_turn(email text, caller text default null)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.check_rate_limit('sign-in', caller);
  -- Nobody's letter box is filled by somebody else.
  perform private.check_rate_limit('sign-in-address', lower(btrim(email)));
end;
$$;
comment on function public.take_sign_in_turn(text, text) is 'Counts one code asked for by an address of the network and for an e-mail address; PT429 when it is too many.';
grant execute on function public.take_sign_in_turn(text, text) to anon, authenticated;

create function public.take_code_turn(email text, caller text default null)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.check_rate_limit('code', concat_ws(' ', caller, lower(btrim(email))));
  perform private.check_rate_limit('code-address', lower(btrim(email)));
end;
$$;
comment on function public.take_code_turn(text, text) is 'Counts one try of a sign-in code; PT429 when it looks like guessing.';
grant execute on function public.take_code_turn(text, text) to anon, authenticated;
