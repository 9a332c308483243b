-- A coordinator's queue and her decisions: accept, accept in part, put right while accepting, ask, refuse.

create function private.risk_of(contribution public.contributions, live jsonb)
returns integer
language sql
stable
set search_path = ''
as $$
  -- How much harm it would do if it were wrong, and how likely it is to be: a hint for the order, never a decision.
  select least(100, (
    case when contribution.kind = 'close' then 35 when contribution.report is not null then 15 else 0 end
    + case when contribution.kind = 'create' then 10 else 0 end
    + case when contribution.changes ?| array['contacts'] and contribution.kind = 'update' then 20 else 0 end
    + case when contribution.changes ?| array['name', 'title', 'location', 'address'] and contribution.kind = 'update' then 10 else 0 end
    + case when contribution.changes ->> 'location_precision' = 'area-only' or live ->> 'location_precision' = 'area-only' then 30 else 0 end
    + case when 'honeypot' = any (contribution.hints) then 40 else 0 end
    + case when 'repeated' = any (contribution.hints) then 25 else 0 end
    + case when 'links' = any (contribution.hints) then 20 else 0 end
    + case when 'many-from-one' = any (contribution.hints) then 15 else 0 end
    + case when 'fast' = any (contribution.hints) then 10 else 0 end
    + case when 'shouting' = any (contribution.hints) then 5 else 0 end
    + case when contribution.target = 'photos' then 10 else 0 end
  ))::integer;
$$;
comment on function private.risk_of(public.contributions, jsonb) is 'How carefully to look at a proposal, 0 to 100.';

create function public.queue(neighbourhood text, most integer default 100)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home uuid := private.coordinated(neighbourhood);
begin
  return (
    select coalesce(json_agg(
      json_build_object(
        'id', c.id,
        'version', c.version,
        'target', c.target,
        'kind', c.kind,
        'report', c.report,
        'state', c.state,
        'createdAt', to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'by', c.contributor_kind,
        'source', c.source,
        'locale', c.locale,
        'message', c.message,
        'changes', c.changes - 'neighbourhood' - 'areas_served',
        'live', case when l.live is not null then l.live || jsonb_build_object('revision', (
          select max(r.id) from public.revisions as r where r.target = c.target and r.entry_id = c.entry_id
        )) end,
        'changedSince', (
          select coalesce(json_agg(k), '[]'::json)
          from jsonb_object_keys(c.changes) as k
          where c.kind = 'update' and private.changed_since(c.target, c.entry_id, c.base_revision, k)
        ),
        'risk', private.risk_of(c, l.live),
        'hints', c.hints,
        -- Comparing names takes long: of the first thirty, and of the next when those are decided.
        'similar', case when q.place <= 30 and c.kind = 'create' and c.target in ('places', 'activities', 'organisations') then public.similar_entries(
          neighbourhood, c.target,
          coalesce((select max(t.name) from jsonb_each_text(coalesce(c.changes -> 'name', c.changes -> 'title')) as t (locale, name)), ''),
          c.changes #> '{location,coordinates}'
        ) else '[]'::json end,
        'photos', case when c.target = 'photos' then json_build_array(json_build_object(
          'id', c.id, 'alt', c.changes -> 'alt', 'width', c.changes -> 'width', 'height', c.changes -> 'height'
        )) else (
          select coalesce(json_agg(json_build_object(
            'id', p.id, 'alt', p.changes -> 'alt', 'width', p.changes -> 'width', 'height', p.changes -> 'height'
          ) order by p.created_at), '[]'::json)
          from public.contributions as p
          where p.part_of = c.id and p.state in ('pending', 'asked')
        ) end,
        'thread', private.thread_of(c.id),
        'hasContact', c.contact is not null,
        'entry', case when l.live is not null and c.target <> 'photos' then json_build_object(
          'slug', l.live -> 'slug', 'name', coalesce(l.live -> 'name', l.live -> 'title')
        ) when c.target = 'photos' then (
          select json_build_object('slug', e.slug, 'name', e.name)
          from (
            select p.id, p.slug, p.name from public.places as p
            union all
            select a.id, a.slug, a.title from public.activities as a
          ) as e
          where e.id::text in (c.changes ->> 'place_id', c.changes ->> 'activity_id')
        ) end,
        'partOf', c.part_of
      )
      order by q.place
    ), '[]'::json)
    from (
      select w.id, row_number() over (order by w.urgency desc, w.created_at, w.id) as place
      from (
        -- The order first, by what is at hand; all the rest only of what is shown. Thousands may wait after an attack.
        select
          w.id,
          w.created_at,
          -- A day of waiting weighs as much as ten of risk; what was asked waits for somebody else.
          case when w.state = 'asked' then -1000 else 0 end
          + extract(epoch from now() - w.created_at) / 86400 * 10
          + private.risk_of(w, jsonb_build_object('location_precision', (
            select p.location_precision from public.places as p where w.target = 'places' and p.id = w.entry_id
          ))) as urgency
        from public.contributions as w
        where w.neighbourhood_id = home
          and w.state in ('pending', 'asked')
          -- A picture of an entry that waits is shown with it.
          and not exists (
            select 1 from public.contributions as whole where whole.id = w.part_of and whole.state in ('pending', 'asked')
          )
        order by urgency desc, w.created_at, w.id
        limit least(greatest(coalesce(most, 100), 1), 500)
      ) as w
    ) as q
    join public.contributions as c on c.id = q.id,
      lateral (select private.live_fields(c.target, c.entry_id) as live) as l
  );
end;
$$;
comment on function public.queue(text, integer) is
  'What waits for a decision in a neighbourhood, for its coordinators, in the order of age and risk; at most so many, 500 in all. What the page needs of each is with it.';
grant execute on function public.queue(text, integer) to authenticated;

create function public.queued_photo(contribution uuid, size text)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  c public.contributions;
begin
  select p.* into c from public.contributions as p where p.id = contribution and p.target = 'photos';
  if c.id is null or not private.is_coordinator(c.neighbourhood_id) then
    raise exception 'Only a coordinator of the neighbourhood may do this.' using errcode = '42501';
  end if;
  return private.photo_json(c.entry_id, size);
end;
$$;
comment on function public.queued_photo(uuid, text) is 'The bytes of a picture that waits, for who decides.';
grant execute on function public.queued_photo(uuid, text) to authenticated;

create function private.decide_as_it_is(contribution uuid, decision jsonb)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  c public.contributions;
  outcome jsonb;
  said text := btrim(coalesce(decision ->> 'words', ''));
  fields text[];
  edits jsonb := coalesce(nullif(decision -> 'edits', 'null'), '{}');
  reason text := decision ->> 'reason';
begin
  select d.* into c from public.contributions as d where d.id = contribution;
  if jsonb_typeof(edits) <> 'object' then
    perform private.refuse('edits', 'invalid', 'Edits are fields with their new values.');
  end if;
  -- Before the lock, so that who has no right holds nobody up; and after it, when nothing changes any more.
  if c.id is not null and private.may_settle(c, decision ->> 'action', edits) then
    perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
    select d.* into c from public.contributions as d where d.id = contribution for update;
  else
    c := null;
  end if;
  if c.id is null or not private.may_settle(c, decision ->> 'action', edits) then
    raise exception 'Only a coordinator of the neighbourhood may do this.' using errcode = '42501';
  end if;
  if c.state not in ('pending', 'asked') then
    raise exception 'This was decided already, %.', to_char(c.decided_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"')
      using errcode = 'PT409', detail = c.state, hint = to_char(c.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
  end if;
  -- Its author may have changed it while a coordinator was reading; she accepts what she has seen.
  if decision ->> 'action' = 'accept' and decision ->> 'version' is not null and decision ->> 'version' <> c.version::text then
    raise exception 'Its author has changed it meanwhile: read it again.' using errcode = 'PT409', detail = 'changed';
  end if;
  if length(said) > 2000 then
    perform private.refuse('words', 'too-long', 'This is too long.');
  end if;
  if not private.is_clean_text(said) then
    perform private.refuse('words', 'unclean-text', 'Write it as plain text, without markup or hidden characters.');
  end if;
  if reason is not null and reason not in (
    'duplicate', 'not-here', 'not-true', 'not-for-everyone', 'advertising', 'unclear', 'closed', 'other'
  ) then
    perform private.refuse('reason', 'no-such-value', 'There is no such reason.');
  end if;

  case decision ->> 'action'
    when 'accept' then
      if jsonb_typeof(decision -> 'fields') = 'array' then
        select array_agg(f) into fields from jsonb_array_elements_text(decision -> 'fields') as f;
        fields := coalesce(fields, '{}') || array(select jsonb_object_keys(edits));
      end if;
      if edits <> '{}'::jsonb then
        -- She puts right what could have been proposed: no address, source or mark of a calendar comes in this way.
        if exists (
          select 1 from jsonb_object_keys(edits) as k
          where k <> all (case
            when c.target = 'photos' then array['alt']
            else coalesce(private.proposable_fields(c.target, c.kind), '{}')
          end) or k = 'areas_served'
        ) then
          raise exception 'This cannot be changed here.' using errcode = '42501';
        end if;
        perform private.check_changes(
          (select n from public.neighbourhoods as n where n.id = c.neighbourhood_id), c.target, c.changes || edits,
          private.live_fields(c.target, c.entry_id)
        );
        -- What a coordinator put right is part of what is accepted; what she did not touch keeps its conflicts.
        update public.contributions as u
        set changes = u.changes || edits
        where u.id = c.id;
      end if;
      outcome := private.decide(c.id, fields);
      update public.contributions as u
      set decision = u.decision || jsonb_strip_nulls(jsonb_build_object(
        'edited', case when edits <> '{}'::jsonb then (select jsonb_agg(k) from jsonb_object_keys(edits) as k) end,
        'reason', reason
      ))
      where u.id = c.id;
    when 'refuse' then
      if reason is null then
        perform private.refuse('reason', 'empty', 'Say why: whoever proposed it will read it.');
      end if;
      update public.contributions as u
      set
        state = 'refused', decided_at = now(), decided_by = (select auth.uid()),
        decision = jsonb_build_object('applied', '[]'::jsonb, 'conflicts', '[]'::jsonb, 'reason', reason)
      where (u.id = c.id or u.part_of = c.id) and u.state in ('pending', 'asked');
      perform private.drop_photos(c.id);
      outcome := '{"applied": [], "conflicts": [], "revision": null}';
    when 'ask' then
      if said = '' then
        perform private.refuse('words', 'empty', 'Write your question.');
      end if;
      update public.contributions as u set state = 'asked' where u.id = c.id;
      outcome := '{"applied": [], "conflicts": [], "revision": null}';
    else
      raise exception 'There is no such decision.' using errcode = '42501';
  end case;
  if said <> '' then
    insert into public.contribution_notes (contribution_id, by, words) values (c.id, 'coordinator', said);
  end if;
  perform private.note_audit(
    c.neighbourhood_id, decision ->> 'action', c.target, c.entry_id, c.id,
    jsonb_strip_nulls(jsonb_build_object('kind', c.kind, 'reason', reason, 'revision', outcome -> 'revision'))
  );
  perform private.queue_letter(c.id, case decision ->> 'action' when 'ask' then 'asked' else 'decided' end, '{}');
  return jsonb_build_object(
    'state', (select u.state from public.contributions as u where u.id = c.id),
    'applied', outcome -> 'applied', 'conflicts', outcome -> 'conflicts', 'revision', outcome -> 'revision'
  );
end;
$$;
comment on function private.decide_as_it_is(uuid, jsonb) is 'Decides as the signed-in person, whose right it checks.';

create function private.decide_as(contribution uuid, decision jsonb)
returns jsonb
language plpgsql
set search_path = ''
as $$
begin
  return private.decide_as_it_is(contribution, decision);
exception
  when integrity_constraint_violation then
    -- Each was possible when it was proposed; others that were accepted since do not go with it.
    raise exception 'What is there has changed meanwhile: this cannot be accepted as it is.' using errcode = 'PT409', detail = 'changed';
end;
$$;
comment on function private.decide_as(uuid, jsonb) is
  'Decides as the signed-in person, whose right it checks. PT409 with "changed" when what it says no longer goes with what is there.';

create function public.decide(contribution uuid, decision jsonb)
returns jsonb
language sql
security definer
set search_path = ''
as $$
  select private.decide_as(decide.contribution, decide.decision);
$$;
comment on function public.decide(uuid, jsonb) is
  'A coordinator decides: {"action": "accept" | "refuse" | "ask", "fields": [only these] | null, "edits": {field: value put right} | null, "reason": code | '
  'null, "words": text | null}. PT409 when somebody decided before her, with the state as detail and the moment as hint. → {"state", "applied", '
  '"conflicts", "revision"}.';
grant execute on function public.decide(uuid, jsonb) to authenticated;

create function public.decide_many(contributions uuid[], action text, reason text default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  one uuid;
  outcome jsonb;
  outcomes jsonb := '[]';
  why text;
begin
  if cardinality(contributions) > 500 then
    perform private.refuse('contributions', 'too-many', 'Decide at most 500 at once.');
  end if;
  if action is null or action not in ('accept', 'refuse') then
    raise exception 'There is no such decision.' using errcode = '42501';
  end if;
  foreach one in array coalesce(contributions, '{}') loop
    begin
      -- One that its author changed after sending it is not accepted unread among many.
      outcome := private.decide_as(one, jsonb_build_object('action', action, 'reason', reason, 'version', 1));
      outcomes := outcomes || jsonb_build_object('id', one, 'state', outcome -> 'state', 'error', null);
    exception
      when insufficient_privilege then
        raise;
      when others then
        -- One that cannot be does not hold up the others.
        get stacked diagnostics why = message_text;
        outcomes := outcomes || jsonb_build_object('id', one, 'state', null, 'error', why);
    end;
  end loop;
  return outcomes;
end;
$$;
comment on function public.decide_many(uuid[], text, text) is
  'Accepts or refuses many at once, each for itself: [{"id", "state", "error"}]. All are hers to decide, or none is.';
grant execute on function public.decide_many(uuid[], text, text) to authenticated;

-- The older way to accept, kept for who has only the field names: the same decision.
create or replace function public.apply_contribution(contribution_id uuid, only_fields text[] default null)
returns jsonb
language sql
security definer
set search_path = ''
as $$
  select private.decide_as(contribution_id, jsonb_build_object('action', 'accept', 'fields', to_jsonb(only_fields)));
$$;

create function public.needs_confirming(neighbourhood text)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
begin
  select n.* into home from public.neighbourhoods as n where n.slug = needs_confirming.neighbourhood;
  if home.id is null or (select auth.uid()) is null or not (
    private.is_coordinator(home.id) or exists (
      select 1 from public.memberships as m where m.user_id = (select auth.uid()) and m.role = 'editor'
    )
  ) then
    raise exception 'Only a coordinator of the neighbourhood may do this.' using errcode = '42501';
  end if;
  return (
    select coalesce(
      json_agg(
        json_build_object(
          'target', e.target,
          'slug', e.slug,
          'name', e.name,
          'confirmedAt', to_char(e.confirmed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'addedAt', to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'organisation', case when o.id is not null then json_build_object('slug', o.slug, 'name', o.name) end,
          'phone', coalesce(e.contacts ->> 'phone', o.contacts ->> 'phone')
        )
        order by e.since, e.target, e.slug
      ),
      '[]'::json
    )
    from (
      select f.*, coalesce(f.confirmed_at, f.created_at) as since
      from (
        select 'places' as target, p.id, p.slug, p.name, p.confirmed_at, p.created_at, p.contacts, p.organisation_id
        from public.places as p
        where p.neighbourhood_id = home.id
        union all
        select 'activities', a.id, a.slug, a.title, a.confirmed_at, a.created_at, a.contacts, a.organisation_id
        from public.activities as a
        where a.neighbourhood_id = home.id and not a.cancelled and not a.demonstration
      ) as f
      where (private.is_coordinator(home.id) or private.is_editor(f.organisation_id))
        and (f.confirmed_at is null or f.confirmed_at < now() - interval '5 months')
      order by coalesce(f.confirmed_at, f.created_at), f.target, f.slug
      limit 200
    ) as e
    left join public.organisations as o on o.id = e.organisation_id
  );
end;
$$;
comment on function public.needs_confirming(text) is
  'Entries nobody has found true for five months, the oldest first, at most 200: all of a neighbourhood for its coordinator, her organisation''s for an editor.';
grant execute on function public.needs_confirming(text) to authenticated;

create or replace function public.undo_revision(revision_id bigint)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  undone public.revisions;
  turned jsonb;
  home uuid;
  contribution_id uuid;
  outcome jsonb;
begin
  select r.* into undone from public.revisions as r where r.id = revision_id;
  select jsonb_object_agg(c.field, c.value -> 'from') into turned
  from jsonb_each(undone.changes) as c (field, value);
  if undone.id is null or not private.may_decide(undone.target, undone.entry_id, coalesce(turned, '{}'))
    -- A neighbourhood goes with all that was ever decided in it: that is for who runs the installation.
    or (undone.target = 'neighbourhoods' and undone.kind <> 'update') then
    raise exception 'Only a coordinator of the neighbourhood may undo this.' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  -- Once more: what was forgotten while this waited is not to be remembered.
  select r.* into undone from public.revisions as r where r.id = revision_id;
  select jsonb_object_agg(c.field, c.value -> 'from') into turned
  from jsonb_each(undone.changes) as c (field, value);
  if undone.kind = 'create' and exists (
    select 1
    from public.revisions as r
    where r.target = undone.target and r.entry_id = undone.entry_id and r.id > undone.id
  ) then
    raise exception 'This entry has been changed since it was added: close it instead.' using errcode = 'PT409', detail = 'changed';
  end if;
  -- An organisation is in no neighbourhood; that its change was undone is written down where she coordinates.
  home := coalesce(undone.neighbourhood_id, (
    select m.neighbourhood_id
    from public.memberships as m
    where m.user_id = (select auth.uid()) and m.role = 'coordinator'
    order by private.works_in(undone.entry_id, m.neighbourhood_id) desc, m.created_at
    limit 1
  ));
  insert into public.contributions (
    neighbourhood_id, target, entry_id, kind, base_revision, changes, restores, contributor_kind, contributor_id
  )
  values (
    home, undone.target, undone.entry_id,
    case undone.kind when 'create' then 'close' when 'close' then 'create' else 'update' end,
    undone.id,
    case undone.kind when 'create' then '{}'::jsonb else turned end,
    undone.id, 'coordinator', (select auth.uid())
  )
  returning id into contribution_id;
  begin
    outcome := private.decide(contribution_id, null);
  exception
    when integrity_constraint_violation then
      -- PostgreSQL would answer with the whole row.
      raise exception 'What is there has changed meanwhile: this cannot be undone any more.' using errcode = 'PT409', detail = 'changed';
  end;
  perform private.note_audit(
    home, 'undo', undone.target, undone.entry_id, contribution_id,
    jsonb_build_object('kind', undone.kind, 'undoes', undone.id, 'revision', outcome -> 'revision')
  );
  return outcome;
end;
$$;
