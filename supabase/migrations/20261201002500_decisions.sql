-- A coordinator's decisions: accept, accept in part, put right while accepting, ask, refuse.

create function private.decide_unchecked(contribution uuid, decision jsonb)
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
comment on function private.decide_unchecked(uuid, jsonb) is
  'Decides as the signed-in person, whose right it checks; not whether it goes with what is there by now: the tables refuse that.';

create function private.decide_as(contribution uuid, decision jsonb)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  reason text;
begin
  return private.decide_unchecked(contribution, decision);
exception
  when integrity_constraint_violation or invalid_parameter_value then
    get stacked diagnostics reason = pg_exception_detail;
    if sqlstate = '22023' and reason <> 'asked-too' then
      raise;
    end if;
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
  'A coordinator decides: {"action": "accept" | "refuse" | "ask", "version": the one she read | null, "fields": [only these] | null, "edits": {field: value '
  'put right} | null, "reason": code | null, "words": text | null}. PT409 when somebody decided before her, with the state as detail and the moment as '
  'hint, or when its author changed it since that version, with "changed" as detail. → {"state", "applied", "conflicts", "revision"}.';
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
create function public.apply_contribution(contribution_id uuid, only_fields text[] default null)
returns jsonb
language sql
security definer
set search_path = ''
as $$
  select private.decide_as(contribution_id, jsonb_build_object('action', 'accept', 'fields', to_jsonb(only_fields)));
$$;
comment on function public.apply_contribution(uuid, text[]) is
  'A coordinator accepts a contribution, whole or only some fields. → {"applied": […], "conflicts": […], "revision": n}.';
grant execute on function public.apply_contribution(uuid, text[]) to authenticated;
