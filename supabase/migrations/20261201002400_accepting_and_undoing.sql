-- A proposal is accepted by the one door, tried out by it before anyone reads it, and taken back by it.

create function private.completed(contribution public.contributions)
returns public.contributions
language plpgsql
stable
set search_path = ''
as $$
declare
  completed public.contributions := contribution;
  said timestamptz := contribution.created_at;
  field text;
begin
  if contribution.contributor_kind = 'import' or contribution.restores is not null or contribution.kind = 'close'
    or not private.may_be_proposed(contribution.target) then
    return completed;
  end if;
  if contribution.kind = 'create' then
    if not contribution.changes ? 'slug' then
      completed.changes := completed.changes || jsonb_build_object('slug', private.free_slug(
        contribution.target, contribution.neighbourhood_id,
        coalesce(contribution.changes -> 'name', contribution.changes -> 'title'),
        case
          when contribution.target = 'relationships' then left(concat_ws(
            '-', contribution.changes ->> 'from_organisation', contribution.changes ->> 'kind', contribution.changes ->> 'to_organisation'
          ), 230)
          else coalesce(contribution.changes ->> 'category', contribution.changes ->> 'kind', 'entry')
        end
      ));
    end if;
    if not contribution.changes ? 'confirmed_at' then
      completed.changes := completed.changes || jsonb_build_object('confirmed_at', said);
    end if;
    return completed;
  end if;
  -- Who gives hours or times says that they are true now: they have no older year any more.
  foreach field in array array['opening_hours', 'schedule'] loop
    if contribution.changes ? field
      and not private.changed_since(contribution.target, contribution.entry_id, contribution.base_revision, field) then
      completed.changes := completed.changes || jsonb_build_object(field || '_year', null);
      if not contribution.changes ? 'confirmed_at' then
        completed.changes := completed.changes || jsonb_build_object('confirmed_at', said);
      end if;
    end if;
  end loop;
  return completed;
end;
$$;
comment on function private.completed(public.contributions) is
  'A proposal with what follows from it: the address of a new entry, that it was true when it was said, that its hours are of no older year.';

create function private.decide(contribution_id uuid, only_fields text[])
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  contribution public.contributions;
  photo uuid;
  closing uuid;
  outcome jsonb;
begin
  -- One change at a time: revisions are numbered in the order in which they become visible.
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  select c.* into contribution from public.contributions as c where c.id = contribution_id for update;
  if contribution.id is null then
    raise exception 'There is no such contribution.' using errcode = 'PT404';
  end if;
  if contribution.state not in ('pending', 'asked') then
    raise exception 'This contribution is already decided.' using errcode = 'PT409', detail = contribution.state;
  end if;
  if contribution.kind = 'close' and contribution.target in ('places', 'activities') then
    -- Its pictures go with it, each by the same door.
    for photo in
      select p.id from public.photos as p where contribution.entry_id in (p.place_id, p.activity_id) order by p.created_at, p.id
    loop
      insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind, contributor_id)
      values (
        contribution.neighbourhood_id, 'photos', photo, 'close', '{}', contribution.contributor_kind, contribution.contributor_id
      )
      returning id into closing;
      perform private.decide(closing, null);
    end loop;
  end if;
  perform private.close_what_goes_along(contribution);
  contribution := private.completed(contribution);
  if contribution.kind = 'update' and contribution.changes = '{}'::jsonb then
    -- A word about an entry, without a change of it: taken note of.
    outcome := jsonb_build_object('applied', '[]'::jsonb, 'conflicts', '[]'::jsonb, 'left_out', false, 'revision', null, 'noted', true);
  else
    outcome := private.apply(
      contribution,
      case
        when only_fields is null then null
        -- What nobody chose and every entry has; an organisation that serves no area could be decided on by nobody.
        when contribution.kind = 'create' and contribution.target = 'organisations' then
          only_fields || array['slug', 'confirmed_at', 'areas_served', 'kind']
        when contribution.kind = 'create' then only_fields || array['slug', 'neighbourhood', 'confirmed_at']
        when only_fields && array['opening_hours', 'schedule'] then
          only_fields || array['opening_hours_year', 'schedule_year', 'confirmed_at']
        else only_fields
      end
    );
  end if;
  update public.contributions
  set
    state = case
      when outcome ? 'noted' then 'accepted'
      when outcome -> 'applied' = '[]'::jsonb and outcome -> 'conflicts' <> '[]'::jsonb then 'conflict'
      when outcome -> 'applied' = '[]'::jsonb then 'unchanged'
      when outcome -> 'conflicts' <> '[]'::jsonb or (outcome -> 'left_out')::boolean then 'partly-accepted'
      else 'accepted'
    end,
    decision = outcome,
    decided_by = (select auth.uid()),
    decided_at = now()
  where id = contribution_id;
  return outcome;
end;
$$;
comment on function private.decide(uuid, text[]) is 'Applies a pending contribution and records the decision.';

create function private.dry_run(contribution_id uuid)
returns void
language plpgsql
set search_path = ''
as $$
declare
  reason text;
  broken text;
begin
  begin
    perform private.decide(contribution_id, null);
    raise exception 'only tried' using errcode = 'VC001';
  exception
    when sqlstate 'VC001' then
      null;
    when check_violation or not_null_violation or unique_violation then
      get stacked diagnostics broken = constraint_name, reason = column_name;
      if broken = 'places_protected_check' then
        perform private.refuse('location', 'protected-position', 'A protected place is told by its area and telephone alone.');
      end if;
      perform private.refuse(
        coalesce(nullif(reason, ''), substring(broken from '^[a-z]+_(.*)_check$')),
        case when nullif(reason, '') is null then 'invalid' else 'empty' end,
        'This value cannot be.'
      );
    when foreign_key_violation then
      get stacked diagnostics reason = message_text;
      perform private.refuse(
        case
          when reason ~* 'organisation' then 'organisation'
          when reason ~* 'categor' then 'category'
          when reason ~* 'place' then 'place'
        end, 'no-such-value', 'It refers to something that is not there.'
      );
    when data_exception or undefined_column or invalid_parameter_value then
      -- A check of its table that said by itself what is wrong, and where.
      get stacked diagnostics reason = pg_exception_detail;
      if sqlstate = '22023' and reason <> '' then
        raise;
      end if;
      perform private.refuse(null, 'invalid', 'A value is not of the kind it must be.');
  end;
end;
$$;
comment on function private.dry_run(uuid) is
  'Applies a waiting contribution and takes it back at once: what cannot be accepted is refused when it is sent, not when it is read.';

create function public.undo_revision(revision_id bigint)
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
    perform private.bring_back_what_went_along(undone);
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
comment on function public.undo_revision(bigint) is
  'Undo: a contribution with the fields turned round. A field changed since is reported as a conflict; an entry changed '
  'since it was added is not taken away.';
grant execute on function public.undo_revision(bigint) to authenticated;
