-- Anyone proposes: a contribution that waits, is tried out at once (so that what a coordinator accepts can be
-- accepted), and is found again by whoever holds its secret link. Who has the right is not made to wait.

create function private.secret_hash(secret text)
returns bytea
language sql
immutable
set search_path = ''
as $$
  select sha256(convert_to(secret, 'UTF8'));
$$;
comment on function private.secret_hash(text) is 'What is kept of the secret of a private link.';

create function private.receipt(contribution public.contributions, again boolean)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  slug text;
begin
  if private.may_be_proposed(contribution.target) then
    execute format('select e.slug from public.%I as e where e.id = $1', contribution.target) into slug using contribution.entry_id;
  end if;
  return jsonb_build_object(
    'id', contribution.id,
    'state', contribution.state,
    'again', again,
    'entry', jsonb_build_object('target', contribution.target, 'slug', slug),
    'conflicts', coalesce(contribution.decision -> 'conflicts', '[]'::jsonb)
  );
end;
$$;
comment on function private.receipt(public.contributions, boolean) is 'What a contributor is told of her proposal.';

create function private.fingerprint(changes jsonb, words text)
returns bytea
language sql
stable
set search_path = ''
as $$
  -- Without what propose adds by itself: else an organisation proposed twice is never the same.
  select case when said <> '' then sha256(convert_to(said, 'UTF8')) end
  from (
    select coalesce(
      private.search_normalise(concat_ws(' ', string_agg(w #>> '{}', ' '), words)), ''
    ) as said
    from jsonb_path_query(
      changes - 'category' - 'neighbourhood' - 'location_precision' - 'kind' - 'stage' - 'areas_served', 'strict $.**'
    ) as w
    where jsonb_typeof(w) = 'string'
  ) as texts;
$$;
comment on function private.fingerprint(jsonb, text) is 'The same words in another order of fields, case or punctuation have the same fingerprint.';

create function private.hints_of(proposal jsonb, home uuid, caller text)
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
      where t.bucket = 'propose' and t.who = private.caller_hash(caller) and t.at > now() - interval '1 hour'
    ) > 5
  ) as noticed (h);
$$;
comment on function private.hints_of(jsonb, uuid, text) is
  'What may be wrong with a proposal, as hints for who decides: honeypot, fast, links, shouting, no-script, repeated, many-from-one.';

create function private.allow_proposal(home uuid, caller text, proof jsonb)
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform private.check_rate_limit('propose', caller);
  perform private.check_rate_limit('propose-day', caller);
  if private.is_under_attack(home) and not coalesce(private.has_proof(home, proof), false) then
    raise exception 'So much is being proposed here that each must show some work first.' using errcode = 'PT428';
  end if;
  perform private.check_rate_limit('here/' || home, '', 'propose-here');
end;
$$;
comment on function private.allow_proposal(uuid, text, jsonb) is 'Counts a proposal against the limits of its sender and of the neighbourhood.';

create function public.propose(proposal jsonb, caller text default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  contribution public.contributions;
  entry uuid;
  live jsonb;
  changes jsonb := coalesce(nullif(proposal -> 'changes', 'null'), '{}');
  forged text;
  as_whom text;
  words text;
begin
  -- What a page of ours does not send, somebody forged.
  select k into forged from jsonb_object_keys(proposal) as k
  where k not in (
    'neighbourhood', 'target', 'kind', 'slug', 'base_revision', 'changes', 'machine_translated', 'report', 'message', 'contact',
    'locale', 'secret', 'hints', 'proof'
  )
  limit 1;
  if forged is not null then
    raise exception 'A proposal has no "%".', left(forged, 40) using errcode = '42501';
  end if;
  if proposal ->> 'target' is null or not private.may_be_proposed(proposal ->> 'target')
    or proposal ->> 'kind' is null or proposal ->> 'kind' not in ('create', 'update', 'close') then
    raise exception 'There is no such proposal.' using errcode = '42501';
  end if;
  if proposal ->> 'secret' is null or proposal ->> 'secret' !~ '^[A-Za-z0-9_-]{22,64}$' then
    perform private.refuse('secret', 'invalid', 'The secret of a proposal is 22 to 64 random letters, digits, - or _.');
  end if;
  select c.* into contribution from public.contributions as c where c.secret_hash = private.secret_hash(proposal ->> 'secret');
  if contribution.id is not null then
    return private.receipt(contribution, true);
  end if;
  if jsonb_typeof(changes) <> 'object' then
    perform private.refuse(null, 'invalid', 'The changes are fields with their new values.');
  end if;
  select k into forged from jsonb_object_keys(changes) as k
  where k <> all (private.proposable_fields(proposal ->> 'target', proposal ->> 'kind'))
  limit 1;
  if forged is not null then
    raise exception 'The field "%" cannot be proposed.', left(forged, 40) using errcode = '42501';
  end if;
  select n.* into home from public.neighbourhoods as n where n.slug = proposal ->> 'neighbourhood';
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(coalesce(proposal ->> 'neighbourhood', ''), 80) using errcode = 'PT404';
  end if;

  entry := case when proposal ->> 'kind' = 'create' then gen_random_uuid()
    else private.entry_by_slug(proposal ->> 'target', home.id, proposal ->> 'slug') end;
  if proposal ->> 'target' = 'organisations' and proposal ->> 'kind' <> 'create' and not private.works_in(entry, home.id) then
    -- Its coordinators are elsewhere: here nobody could decide.
    raise exception 'This organisation is not in the neighbourhood.' using errcode = 'PT404';
  end if;
  live := private.live_fields(proposal ->> 'target', entry);
  words := btrim(coalesce(proposal ->> 'message', ''));
  if not private.is_clean_text(words) then
    perform private.refuse('message', 'unclean-text', 'Write it as plain text, without markup or hidden characters.');
  end if;
  if length(words) > 2000 then
    perform private.refuse('message', 'too-long', 'This is too long.');
  end if;
  if proposal ->> 'contact' <> '' and (
    length(proposal ->> 'contact') > 254 or proposal ->> 'contact' !~ '^[^@[:space:]<>",;]+@[^@[:space:]<>",;]+\.[^@[:space:]<>",;]+$'
  ) then
    perform private.refuse('contact', 'invalid', 'This is no e-mail address.');
  end if;
  if coalesce(proposal ->> 'report', 'other') not in ('closed', 'moved', 'wrong-position', 'other')
    or coalesce(proposal ->> 'locale', 'it') !~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'
    or proposal ->> 'base_revision' !~ '^[0-9]{1,18}$'
    or jsonb_typeof(coalesce(nullif(proposal -> 'machine_translated', 'null'), '{}')) <> 'object' then
    perform private.refuse(null, 'invalid', 'A value is not of the kind it must be.');
  end if;
  if proposal ->> 'kind' = 'update' and changes = '{}'::jsonb and proposal ->> 'report' is null and words = '' then
    perform private.refuse(null, 'empty', 'Nothing is different from what is there.');
  end if;
  if proposal ->> 'kind' = 'create' and proposal ->> 'target' <> 'relationships'
    and coalesce(changes -> 'name', changes -> 'title') is null then
    perform private.refuse(case when proposal ->> 'target' in ('activities', 'practices') then 'title' else 'name' end, 'empty', 'It needs a name.');
  end if;
  perform private.check_changes(home, proposal ->> 'target', changes, live);
  if proposal ->> 'kind' = 'create' then
    changes := changes || case proposal ->> 'target'
      when 'organisations' then jsonb_build_object('areas_served', jsonb_build_array(home.slug))
        || case when changes ? 'kind' then '{}'::jsonb else '{"kind": "other"}'::jsonb end
      else jsonb_build_object('neighbourhood', home.slug)
    end;
    if proposal ->> 'target' = 'places' and not changes ? 'location_precision' then
      changes := changes || jsonb_build_object(
        'location_precision', case when coalesce(changes -> 'location', 'null') = 'null' then 'to-confirm' else 'exact' end
      );
    end if;
  end if;

  as_whom := private.right_to_change(proposal ->> 'target', entry, proposal ->> 'kind', changes);
  if as_whom is null then
    perform private.allow_proposal(home.id, caller, proposal -> 'proof');
  end if;
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  insert into public.contributions (
    neighbourhood_id, target, entry_id, kind, base_revision, changes, before, machine_translated, contributor_kind, contributor_id,
    message, contact, locale, report, hints, fingerprint, secret_hash
  )
  values (
    home.id, proposal ->> 'target', entry, proposal ->> 'kind',
    coalesce((proposal ->> 'base_revision')::bigint, (
      select max(r.id) from public.revisions as r where r.target = proposal ->> 'target' and r.entry_id = entry
    )),
    changes,
    (select jsonb_object_agg(k, live -> k) from jsonb_object_keys(changes) as k where live is not null),
    coalesce(nullif(proposal -> 'machine_translated', 'null'), '{}'),
    coalesce(as_whom, 'neighbour'), (select auth.uid()),
    nullif(words, ''), nullif(lower(proposal ->> 'contact'), ''), proposal ->> 'locale', proposal ->> 'report',
    private.hints_of(proposal, home.id, caller),
    private.fingerprint(changes, words),
    private.secret_hash(proposal ->> 'secret')
  )
  on conflict (secret_hash) do nothing
  returning * into contribution;
  if contribution.id is null then
    -- The same was sent twice at the same moment.
    select c.* into contribution from public.contributions as c where c.secret_hash = private.secret_hash(proposal ->> 'secret');
    return private.receipt(contribution, true);
  end if;
  perform private.dry_run(contribution.id);
  if as_whom is not null then
    perform private.decide(contribution.id, null);
    perform private.note_audit(home.id, 'change', contribution.target, contribution.entry_id, contribution.id);
  else
    perform private.queue_letter(contribution.id, 'received', jsonb_build_object('secret', proposal ->> 'secret'));
  end if;
  select c.* into contribution from public.contributions as c where c.id = contribution.id;
  return private.receipt(contribution, false);
end;
$$;
comment on function public.propose(jsonb, text) is
  'Proposes to add, change or close a place, an activity, an organisation, a practice or a link between two organisations; accepted at once for who '
  'may decide. The same secret again gives the same proposal. → {"id", "state", "again", "entry": {"target", "slug"}, "conflicts"}. Shapes and errors: '
  'docs/decisions/0011.';
grant execute on function public.propose(jsonb, text) to anon, authenticated;
