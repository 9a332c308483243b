-- Who proposed something without an account comes back to it by its secret link.

create function private.by_secret(secret text)
returns public.contributions
language plpgsql
stable
set search_path = ''
as $$
declare
  found public.contributions;
begin
  select c.* into found from public.contributions as c where c.secret_hash = private.secret_hash(secret);
  if found.id is null then
    raise exception 'There is no such proposal.' using errcode = 'PT404';
  end if;
  return found;
end;
$$;
comment on function private.by_secret(text) is 'The contribution of a secret link; PT404 when there is none.';

create function private.thread_of(contribution uuid)
returns json
language sql
stable
set search_path = ''
as $$
  select coalesce(
    json_agg(
      json_build_object('at', to_char(n.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'by', n.by, 'words', n.words)
      order by n.id
    ),
    '[]'::json
  )
  from public.contribution_notes as n
  where n.contribution_id = contribution;
$$;
comment on function private.thread_of(uuid) is 'What was written to and fro about a proposal: [{"at", "by", "words"}].';

create function public.proposal_by_secret(secret text)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  c public.contributions;
  live jsonb;
begin
  select f.* into c from public.contributions as f where f.secret_hash = private.secret_hash(secret);
  if c.id is null then
    return null;
  end if;
  live := private.live_fields(c.target, c.entry_id);
  return json_build_object(
    'id', c.id,
    'neighbourhood', (select n.slug from public.neighbourhoods as n where n.id = c.neighbourhood_id),
    'target', c.target,
    'kind', c.kind,
    'report', c.report,
    'state', c.state,
    'message', c.message,
    'createdAt', to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'decidedAt', to_char(c.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'changes', c.changes - 'neighbourhood' - 'areas_served',
    'before', coalesce(c.before, '{}'::jsonb),
    'applied', coalesce(c.decision -> 'applied', '[]'::jsonb),
    'conflicts', coalesce(c.decision -> 'conflicts', '[]'::jsonb),
    'reason', c.decision ->> 'reason',
    'entry', json_build_object(
      'slug', coalesce(live ->> 'slug', case when c.kind <> 'create' then (
        select r.changes #>> '{slug,from}'
        from public.revisions as r
        where r.target = c.target and r.entry_id = c.entry_id and r.kind = 'close'
        order by r.id desc
        limit 1
      ) end),
      'name', coalesce(live -> 'name', live -> 'title', c.changes -> 'name', c.changes -> 'title', private.link_name(coalesce(live, c.changes))),
      'closed', live is null and (c.kind <> 'create' or c.state in ('accepted', 'partly-accepted'))
    ),
    'thread', private.thread_of(c.id),
    'mayWithdraw', c.state in ('pending', 'asked'),
    'mayAdd', c.state in ('pending', 'asked'),
    'hasContact', c.contact is not null,
    'photos', (
      select coalesce(json_agg(json_build_object('id', p.entry_id, 'alt', p.changes -> 'alt', 'state', p.state) order by p.created_at), '[]'::json)
      from public.contributions as p
      where p.target = 'photos' and c.id in (p.part_of, p.id)
    )
  );
end;
$$;
comment on function public.proposal_by_secret(text) is 'What became of a proposal, for who holds its secret; null when there is none. Nothing of who decided.';
grant execute on function public.proposal_by_secret(text) to anon, authenticated;

create function public.withdraw_proposal(secret text)
returns text
language plpgsql
security definer
set search_path = ''
as $$
declare
  c public.contributions := private.by_secret(secret);
begin
  select f.* into c from public.contributions as f where f.id = c.id for update;
  -- Of the proposal itself: that one of its pictures still waits does not make it undecided.
  if c.state not in ('pending', 'asked') then
    raise exception 'This proposal is already decided.' using errcode = 'PT409', detail = c.state;
  end if;
  update public.contributions
  set state = 'withdrawn', decided_at = now()
  where (id = c.id or part_of = c.id) and state in ('pending', 'asked');
  perform private.drop_photos(c.id);
  return 'withdrawn';
end;
$$;
comment on function public.withdraw_proposal(text) is 'Who holds the secret takes a proposal back that nobody has decided yet. → its state.';
grant execute on function public.withdraw_proposal(text) to anon, authenticated;

create function public.add_to_proposal(secret text, words text, changes jsonb default null, caller text default null)
returns text
language plpgsql
security definer
set search_path = ''
as $$
declare
  c public.contributions := private.by_secret(secret);
  home public.neighbourhoods;
  live jsonb;
  forged text;
  said text := btrim(coalesce(words, ''));
  added jsonb := coalesce(nullif(add_to_proposal.changes, 'null'), '{}');
begin
  if c.state not in ('pending', 'asked') then
    raise exception 'This proposal is already decided.' using errcode = 'PT409', detail = c.state;
  end if;
  if said = '' and added = '{}'::jsonb then
    perform private.refuse('words', 'empty', 'Write what you want to add.');
  end if;
  if length(said) > 2000 then
    perform private.refuse('words', 'too-long', 'This is too long.');
  end if;
  if not private.is_clean_text(said) then
    perform private.refuse('words', 'unclean-text', 'Write it as plain text, without markup or hidden characters.');
  end if;
  if jsonb_typeof(added) <> 'object' then
    perform private.refuse(null, 'invalid', 'The changes are fields with their new values.');
  end if;
  select k into forged from jsonb_object_keys(added) as k
  where not private.may_be_proposed(c.target) or k <> all (private.proposable_fields(c.target, c.kind)) or k = 'areas_served'
  limit 1;
  if forged is not null then
    raise exception 'The field "%" cannot be proposed.', left(forged, 40) using errcode = '42501';
  end if;
  perform private.check_rate_limit('reply', caller);
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  -- Once more: it may have been decided while this waited.
  select f.* into c from public.contributions as f where f.id = c.id for update;
  if c.state not in ('pending', 'asked') then
    raise exception 'This proposal is already decided.' using errcode = 'PT409', detail = c.state;
  end if;
  if (select count(*) from public.contribution_notes as n where n.contribution_id = c.id) >= 40 or c.version > 40 then
    perform private.refuse('words', 'too-many', 'This conversation is long enough: please ask the organisation itself.');
  end if;
  if added <> '{}'::jsonb then
    select n.* into home from public.neighbourhoods as n where n.id = c.neighbourhood_id;
    live := private.live_fields(c.target, c.entry_id);
    perform private.check_changes(home, c.target, c.changes || added, live);
    update public.contributions as u
    set
      changes = u.changes || added,
      version = u.version + 1,
      before = coalesce(u.before, '{}') || coalesce((
        select jsonb_object_agg(k, live -> k)
        from jsonb_object_keys(added) as k
        where c.kind = 'update' and not u.changes ? k
      ), '{}'),
      -- What she would have been noticed for at first is noticed now.
      hints = u.hints || array(
        select h from unnest(private.hints_of(jsonb_build_object('changes', added, 'message', said), home.id, caller)) as h
        where h = 'links' and h <> all (u.hints)
      )
    where u.id = c.id;
    perform private.dry_run(c.id);
  end if;
  if said <> '' then
    insert into public.contribution_notes (contribution_id, by, words) values (c.id, 'contributor', said);
  end if;
  update public.contributions set state = 'pending' where id = c.id and state = 'asked';
  return 'pending';
end;
$$;
comment on function public.add_to_proposal(text, text, jsonb, text) is
  'Who holds the secret adds words, or other values of fields, to a proposal that is not decided; a question of the coordinator is answered by it.';
grant execute on function public.add_to_proposal(text, text, jsonb, text) to anon, authenticated;

create function public.forget_contact(secret text)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  c public.contributions := private.by_secret(secret);
begin
  update public.contributions set contact = null where id = c.id;
  delete from private.letters where contribution_id = c.id;
end;
$$;
comment on function public.forget_contact(text) is 'Deletes the e-mail address that was left with a proposal, now.';
grant execute on function public.forget_contact(text) to anon, authenticated;

create function public.own_photo(secret text, photo uuid, size text)
returns json
language sql
stable
security definer
set search_path = ''
as $$
  select private.photo_json(p.entry_id, own_photo.size)
  from public.contributions as c
  join public.contributions as p on p.part_of = c.id or p.id = c.id
  where c.secret_hash = private.secret_hash(own_photo.secret)
    and p.target = 'photos'
    and p.entry_id = own_photo.photo
    and p.state not in ('refused', 'withdrawn');
$$;
comment on function public.own_photo(text, uuid, text) is 'The bytes of a picture that waits, for who sent it.';
grant execute on function public.own_photo(text, uuid, text) to anon, authenticated;
