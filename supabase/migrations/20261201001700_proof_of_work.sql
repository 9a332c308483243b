-- When more is proposed than neighbours would, each proposal shows a proof of work.

create table private.challenges (
  challenge text primary key,
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete cascade,
  bits integer not null,
  created_at timestamptz not null default now()
);
comment on table private.challenges is 'Proofs of work that were asked for; each serves once, within the hour.';
create index challenges_neighbourhood_id_idx on private.challenges (neighbourhood_id);
create index challenges_created_at_idx on private.challenges (created_at);
alter table private.challenges enable row level security;
revoke all on private.challenges from anon, authenticated, service_role;

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
  perform private.check_rate_limit('challenge', caller);
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
