-- Who asks is believed of the application alone. Whoever has the publishable key can call the functions that take a
-- `caller`, and could name another for every call: the limits would hold nobody back. The application signs the address
-- with a secret of its server (HMAC-SHA256, RFC 2104); what is not signed is nobody in particular, and all of those share
-- one allowance.

create table private.caller_keys (
  id text primary key check (id ~ '^[0-9a-f]{16}$'),
  inner_pad bytea not null check (length(inner_pad) = 64),
  outer_pad bytea not null check (length(outer_pad) = 64),
  until timestamptz not null
);
comment on table private.caller_keys is
  'By what the signature of a caller is checked: the two padded keys of HMAC-SHA256, one row for each server that runs. '
  'Until when it counts; servers say anew that they run.';
alter table private.caller_keys enable row level security;
revoke all on private.caller_keys from anon, authenticated, service_role;

create function private.hmac_pad(secret text, pad integer)
returns bytea
language sql
immutable
set search_path = ''
as $$
  select string_agg(
    set_byte('\x00', 0, pad # case when at < length(key) then get_byte(key, at) else 0 end), ''::bytea order by at
  )
  from (
    select case when octet_length(secret) > 64 then sha256(convert_to(secret, 'UTF8')) else convert_to(secret, 'UTF8') end as key
  ) as k, generate_series(0, 63) as at;
$$;
comment on function private.hmac_pad(text, integer) is 'A secret as a block of 64 bytes, each xor the byte of the inner (54) or outer (92) pad.';

create function public.keep_caller_secret(secret text, hours integer default 48)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  if secret is null or octet_length(secret) not between 32 and 500 then
    raise exception 'A secret has 32 to 500 bytes.' using errcode = '22023', hint = 'secret';
  end if;
  if hours is null or hours not between 1 and 100000 then
    raise exception 'It holds for 1 to 100,000 hours.' using errcode = '22023', hint = 'hours';
  end if;
  insert into private.caller_keys as k (id, inner_pad, outer_pad, until)
  values (
    left(encode(sha256(convert_to(secret, 'UTF8')), 'hex'), 16),
    private.hmac_pad(secret, 54),
    private.hmac_pad(secret, 92),
    now() + make_interval(hours => hours)
  )
  on conflict (id) do update set until = greatest(k.until, excluded.until);
  delete from private.caller_keys as k where k.until < now();
end;
$$;
comment on function public.keep_caller_secret(text, integer) is
  'The secret by which a server of the application signs who asks, for so many hours from now; said again, it holds longer. '
  'Several servers may each have one.';
grant execute on function public.keep_caller_secret(text, integer) to service_role;

create function private.named_caller(signed text)
returns text
language sql
stable
set search_path = ''
as $$
  -- Two rounds of hashing over what is short: a caller of a megabyte is none.
  select coalesce((
    select said.parts[1]
    from (select regexp_match(signed, '^([^ ]{1,100}) ([0-9a-f]{16}) ([0-9a-f]{64})$') as parts where length(signed) < 200) as said
    join private.caller_keys as k on k.id = said.parts[2] and k.until > now()
    where encode(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(said.parts[1], 'UTF8'))), 'hex') = said.parts[3]
  ), '');
$$;
comment on function private.named_caller(text) is
  'The address in "<address> <key> <signature>" when a server of the application signed it; else the empty name, which all share.';

alter table private.limits add column of_callers boolean not null default false;
comment on column private.limits.of_callers is 'Whether what is counted is a caller, who is believed when the application signed it.';
update private.limits set of_callers = true
where bucket in ('propose', 'propose-day', 'photo', 'photo-sent', 'confirm', 'reply', 'challenge', 'sign-in', 'keep-report');

create or replace function private.check_rate_limit(bucket text, caller text, rule text default null)
returns void
language plpgsql
set search_path = ''
as $$
declare
  mark bytea;
  allowed private.limits;
  taken integer;
  first_at timestamptz;
begin
  select l.* into strict allowed from private.limits as l where l.bucket = coalesce(rule, check_rate_limit.bucket);
  mark := private.caller_hash(case when allowed.of_callers then private.named_caller(caller) else caller end);
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
  'name of the bucket, unless another is named; it says whether a caller must be signed to be told from others.';

create or replace function public.take_code_turn(email text, caller text default null)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.check_rate_limit('code', concat_ws(' ', private.named_caller(caller), lower(btrim(email))));
  perform private.check_rate_limit('code-address', lower(btrim(email)));
end;
$$;

create or replace function private.hints_of(proposal jsonb, home uuid, caller text)
returns text[]
language sql
set search_path = ''
as $$
  select coalesce(array_agg(distinct h), '{}')
  from (
    -- What the form noticed; only words that are known.
    select t.h
    from jsonb_array_elements_text(
      case when jsonb_typeof(proposal -> 'hints') = 'array' then proposal -> 'hints' else '[]'::jsonb end
    ) as t (h)
    where t.h in ('honeypot', 'fast', 'links', 'shouting', 'no-script')
    union all
    select 'links'
    where (
      select count(*)
      from jsonb_path_query(coalesce(nullif(proposal -> 'changes', 'null'), '{}') - 'contacts', 'strict $.**') as w
      where jsonb_typeof(w) = 'string' and w #>> '{}' ~* '(https?://|www\.)'
    ) > 0 or proposal ->> 'message' ~* '(https?://|www\.)'
    union all
    select 'repeated'
    where exists (
      select 1
      from public.contributions as c
      where c.fingerprint = private.fingerprint(
          coalesce(nullif(proposal -> 'changes', 'null'), '{}'), btrim(coalesce(proposal ->> 'message', ''))
        )
        and c.created_at > now() - interval '7 days'
    )
    union all
    select 'many-from-one'
    where (
      select count(*)
      from private.turns as t
      where t.bucket = 'propose' and t.who = private.caller_hash(private.named_caller(caller)) and t.at > now() - interval '1 hour'
    ) > 5
  ) as noticed (h);
$$;

create or replace function private.confirmation_mark(device text, caller text)
returns bytea
language sql
set search_path = ''
as $$
  select private.caller_hash(coalesce(
    'user ' || (select auth.uid())::text, 'device ' || left(nullif(btrim(device), ''), 100), private.named_caller(caller)
  ));
$$;
