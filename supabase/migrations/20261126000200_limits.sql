-- How often one address may write, remembered without the address: it is hashed with a salt of the day, and the salt
-- is forgotten after two days, so that nobody can find out later who it was. Kept in the database, so that a restart
-- forgets nothing. Readers are never counted.

create table private.salts (
  day date primary key,
  salt bytea not null
);
comment on table private.salts is 'One salt a day for the hashes of addresses; forgotten after 48 hours.';

create table private.turns (
  id bigint generated always as identity primary key,
  bucket text not null check (length(bucket) <= 200),
  who bytea not null,
  at timestamptz not null default now()
);
comment on table private.turns is 'That somebody wrote something, for 48 hours: what kind, the hash of the address, when.';
create index turns_bucket_idx on private.turns (bucket, who, at);
create index turns_at_idx on private.turns (at);

create table private.limits (
  bucket text primary key,
  most integer not null check (most >= 0),
  within interval not null
);
comment on table private.limits is 'How many turns of a kind within how long. An operator may change them.';
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

create table private.challenges (
  challenge text primary key,
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete cascade,
  bits integer not null,
  created_at timestamptz not null default now()
);
comment on table private.challenges is 'Proofs of work that were asked for; each serves once, within the hour.';
create index challenges_neighbourhood_id_idx on private.challenges (neighbourhood_id);
create index challenges_created_at_idx on private.challenges (created_at);

alter table private.salts enable row level security;
alter table private.turns enable row level security;
alter table private.limits enable row level security;
alter table private.challenges enable row level security;
revoke all on private.salts, private.turns, private.limits, private.challenges from anon, authenticated, service_role;

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

create function private.take_turn(bucket text, caller text, rule text default null)
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
  select l.* into strict allowed from private.limits as l where l.bucket = coalesce(rule, take_turn.bucket);
  -- One after the other: a hundred at once would each count before any of the others is there to be counted.
  perform pg_advisory_xact_lock(hashtext('vicina: turns of ' || take_turn.bucket), hashtext(encode(mark, 'hex')));
  select count(*), min(t.at) into taken, first_at
  from private.turns as t
  where t.bucket = take_turn.bucket and t.who = mark and t.at > now() - allowed.within;
  if taken >= allowed.most then
    raise exception 'Too many in a short time: please wait a little.' using
      errcode = 'PT429',
      detail = greatest(1, ceil(extract(epoch from coalesce(first_at, now()) + allowed.within - now())))::text;
  end if;
  insert into private.turns (bucket, who) values (take_turn.bucket, mark);
end;
$$;
comment on function private.take_turn(text, text, text) is
  'Counts one turn of a caller, or refuses it with PT429 and the seconds to wait as detail. The rule is that of private.limits with the '
  'name of the bucket, unless another is named.';

create function private.is_under_attack(neighbourhood uuid)
returns boolean
language sql
stable
set search_path = ''
as $$
  select count(*) > (select l.most from private.limits as l where l.bucket = 'attack')
  from (
    select 1
    from private.turns as t
    where t.bucket = 'here/' || neighbourhood
      and t.at > now() - (select l.within from private.limits as l where l.bucket = 'attack')
    limit (select l.most + 1 from private.limits as l where l.bucket = 'attack')
  ) as recent;
$$;
comment on function private.is_under_attack(uuid) is 'Whether so much was proposed in the last minutes that each must now show some work.';

create function public.challenge(neighbourhood text, caller text default null)
returns json
language plpgsql
security definer
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = challenge.neighbourhood);
  asked private.challenges;
begin
  if home is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  if not private.is_under_attack(home) then
    return json_build_object('needed', false, 'challenge', null, 'bits', 0);
  end if;
  perform private.take_turn('challenge', caller);
  insert into private.challenges (challenge, neighbourhood_id, bits)
  values (
    encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex'),
    home,
    (select l.most from private.limits as l where l.bucket = 'proof-bits')
  )
  returning * into asked;
  return json_build_object('needed', true, 'challenge', asked.challenge, 'bits', asked.bits);
end;
$$;
comment on function public.challenge(text, text) is
  'Whether a proposal must bring a proof of work now, and of what: a nonce such that sha256(challenge || '':'' || nonce) begins with so many '
  'zero bits. → {"needed", "challenge", "bits"}.';
grant execute on function public.challenge(text, text) to anon, authenticated;

create function private.has_proof(neighbourhood uuid, proof jsonb)
returns boolean
language plpgsql
set search_path = ''
as $$
declare
  asked private.challenges;
begin
  -- Taken away with the first try, right or wrong: no proof serves twice.
  delete from private.challenges as c
  where c.challenge = proof ->> 'challenge' and c.neighbourhood_id = has_proof.neighbourhood
  returning c.* into asked;
  if asked.challenge is null or asked.created_at < now() - interval '1 hour' or length(proof ->> 'nonce') > 64 then
    return false;
  end if;
  return left(
    ('x' || left(encode(sha256(convert_to(asked.challenge || ':' || (proof ->> 'nonce'), 'UTF8')), 'hex'), 8))::bit(32)::text,
    asked.bits
  ) = repeat('0', asked.bits);
end;
$$;
comment on function private.has_proof(uuid, jsonb) is 'Whether {"challenge", "nonce"} is the work that was asked for here within the hour.';

create function public.take_sign_in_turn(email text, caller text default null)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.take_turn('sign-in', caller);
  -- Nobody's letter box is filled by somebody else.
  perform private.take_turn('sign-in-address', lower(btrim(email)));
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
  perform private.take_turn('code', concat_ws(' ', caller, lower(btrim(email))));
  perform private.take_turn('code-address', lower(btrim(email)));
end;
$$;
comment on function public.take_code_turn(text, text) is 'Counts one try of a sign-in code; PT429 when it looks like guessing.';
grant execute on function public.take_code_turn(text, text) to anon, authenticated;
