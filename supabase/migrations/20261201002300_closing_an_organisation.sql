-- An organisation that is no more takes with it what was told of it alone with others: its links and that it was in
-- agreements, and its logo, each by the one door and with its own revision; undoing brings them back. Its places, activities
-- and practices are somebody's to look at: while there are any it is not closed. Nor while another neighbourhood has something of it
-- that would go without a word: counts, calendars, people who speak for it.

create function private.refuse_closing_for_others(contribution public.contributions)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  if exists (
    select from private.yearly_counts as y
    where y.organisation_id = contribution.entry_id and y.neighbourhood_id is distinct from contribution.neighbourhood_id
  ) or exists (
    select from public.feeds as f
    where f.organisation_id = contribution.entry_id and f.neighbourhood_id is distinct from contribution.neighbourhood_id
  ) or exists (
    -- A role is for all of it: whoever has one may have it from the other neighbourhood.
    select from public.memberships as m
    join public.organisations as o on o.id = m.organisation_id
    join public.neighbourhoods as n on n.slug = any (o.areas_served)
    where m.organisation_id = contribution.entry_id and n.id is distinct from contribution.neighbourhood_id
  ) then
    raise exception 'Another neighbourhood has counts, calendars or people of this organisation: its coordinators take them away first.'
      using errcode = 'PT409', detail = 'in-use';
  end if;
end;
$$;
comment on function private.refuse_closing_for_others(public.contributions) is
  'Refuses with PT409 to close an organisation of which another neighbourhood has yearly counts or calendars, or that serves '
  'another and has editors or partners.';

create function private.refuse_what_waits_for(contribution public.contributions)
returns void
language plpgsql
set search_path = ''
as $$
declare
  slug text := (select o.slug from public.organisations as o where o.id = contribution.entry_id);
  waiting public.contributions;
begin
  for waiting in
    update public.contributions as c
    set
      state = 'refused', decided_at = now(), decided_by = (select auth.uid()),
      decision = '{"applied": [], "conflicts": [], "reason": "closed"}'
    where c.state in ('pending', 'asked') and c.kind = 'create' and case c.target
      when 'relationships' then slug in (c.changes ->> 'from_organisation', c.changes ->> 'to_organisation')
      when 'practices' then c.changes ->> 'organisation' = slug
      when 'photos' then c.changes ->> 'organisation_id' = contribution.entry_id::text
    end
    returning c.*
  loop
    perform private.drop_photos(waiting.id);
    perform private.note_audit(
      waiting.neighbourhood_id, 'refuse', waiting.target, waiting.entry_id, waiting.id,
      jsonb_build_object('kind', waiting.kind, 'reason', 'closed')
    );
    perform private.queue_letter(waiting.id, 'decided', '{}');
  end loop;
end;
$$;
comment on function private.refuse_what_waits_for(public.contributions) is
  'Refuses, before an organisation is closed, the links, practices and logos of it that wait: they could never be accepted. Undoing the '
  'closing leaves them refused.';

create function private.close_what_goes_along(contribution public.contributions)
returns void
language plpgsql
set search_path = ''
as $$
declare
  along record;
  closing uuid;
begin
  if not (contribution.kind, contribution.target) in (('close', 'organisations'), ('create', 'photos')) then
    return;
  end if;
  if contribution.target = 'organisations' then
    perform private.refuse_closing_for_others(contribution);
    perform private.refuse_what_waits_for(contribution);
  end if;
  for along in
    -- What another neighbourhood tells is for its own coordinators: that refuses the closing.
    select 'relationships' as target, r.id
    from public.relationships as r
    where contribution.target = 'organisations'
      and contribution.entry_id in (r.from_organisation_id, r.to_organisation_id)
      and r.neighbourhood_id = contribution.neighbourhood_id
    union all
    select 'agreement_members', m.id
    from public.agreement_members as m
    where contribution.target = 'organisations'
      and m.organisation_id = contribution.entry_id and m.neighbourhood_id = contribution.neighbourhood_id
    union all
    -- Its logo; and the logo that a new one takes the place of.
    select 'photos', f.id
    from public.photos as f
    where f.organisation_id = case
      when contribution.target = 'organisations' then contribution.entry_id
      else (contribution.changes ->> 'organisation_id')::uuid
    end
    order by target, id
  loop
    insert into public.contributions (
      neighbourhood_id, target, entry_id, kind, changes, contributor_kind, contributor_id, part_of
    )
    values (
      contribution.neighbourhood_id, along.target, along.id, 'close', '{}', contribution.contributor_kind,
      contribution.contributor_id, contribution.id
    )
    returning id into closing;
    perform private.decide(closing, null);
  end loop;
end;
$$;
comment on function private.close_what_goes_along(public.contributions) is
  'Closes, before an organisation is closed, its links and memberships in agreements that the same neighbourhood tells of, and its logo, '
  'and refuses what waits for it; '
  'and before a logo is accepted the one it takes the place of.';

create function private.bring_back_what_went_along(undone public.revisions)
returns void
language plpgsql
set search_path = ''
as $$
declare
  gone public.revisions;
  returning_one uuid;
begin
  if undone.kind <> 'close' or undone.contribution_id is null then
    return;
  end if;
  for gone in
    select r.*
    from public.revisions as r
    join public.contributions as c on c.id = r.contribution_id
    where c.part_of = undone.contribution_id and r.kind = 'close'
    order by r.id
  loop
    begin
      insert into public.contributions (
        neighbourhood_id, target, entry_id, kind, base_revision, changes, restores, contributor_kind, contributor_id
      )
      values (
        gone.neighbourhood_id, gone.target, gone.entry_id, 'create', gone.id,
        (select jsonb_object_agg(f.key, f.value -> 'from') from jsonb_each(gone.changes) as f (key, value)),
        gone.id, 'coordinator', (select auth.uid())
      )
      returning id into returning_one;
      perform private.decide(returning_one, null);
    exception
      -- The other organisation is gone too by now, or somebody has told the link anew: what there is holds.
      when integrity_constraint_violation or invalid_parameter_value then
        null;
    end;
  end loop;
end;
$$;
comment on function private.bring_back_what_went_along(public.revisions) is
  'After a closing was undone: what was closed along with it, as far as it still goes with what is there.';

-- Closing an organisation and undoing it loses nobody's role, nor its calendars and counts.
create table private.put_aside (
  id bigint generated always as identity primary key,
  organisation_id uuid not null,
  of_table text not null check (of_table in ('memberships', 'feeds', 'yearly_counts')),
  kept jsonb not null check (jsonb_typeof(kept) = 'object'),
  created_at timestamptz not null default now()
);
comment on table private.put_aside is 'Roles and calendars of an organisation that was closed, for a year, in case that is undone.';
create index put_aside_organisation_id_idx on private.put_aside (organisation_id);
alter table private.put_aside enable row level security;
revoke all on private.put_aside from anon, authenticated, service_role;

create function private.put_aside_with_organisation()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  delete from private.put_aside as p where p.organisation_id = old.id or p.created_at < now() - interval '1 year';
  insert into private.put_aside (organisation_id, of_table, kept)
  select old.id, 'memberships', to_jsonb(m) from public.memberships as m where m.organisation_id = old.id
  union all
  select old.id, 'feeds', to_jsonb(f) from public.feeds as f where f.organisation_id = old.id
  union all
  select old.id, 'yearly_counts', to_jsonb(y) from private.yearly_counts as y where y.organisation_id = old.id;
  return old;
end;
$$;
comment on function private.put_aside_with_organisation() is 'Closing deletes an organisation, and with it, by reference, who edits for it.';
create trigger organisations_put_aside before delete on public.organisations
for each row execute function private.put_aside_with_organisation();

create function private.bring_back_with_organisation()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  insert into public.memberships
  select (jsonb_populate_record(null::public.memberships, p.kept)).*
  from private.put_aside as p
  where p.organisation_id = new.id and p.of_table = 'memberships'
    and exists (select 1 from auth.users as u where u.id = (p.kept ->> 'user_id')::uuid)
  on conflict do nothing;
  insert into public.feeds
  select (jsonb_populate_record(null::public.feeds, p.kept)).*
  from private.put_aside as p
  where p.organisation_id = new.id and p.of_table = 'feeds'
    and exists (select 1 from public.neighbourhoods as n where n.id = (p.kept ->> 'neighbourhood_id')::uuid)
  on conflict do nothing;
  insert into private.yearly_counts
  select r.*
  from private.put_aside as p
  -- Whoever reported it may be gone, the count is not.
  cross join lateral jsonb_populate_record(
    null::private.yearly_counts,
    p.kept || case
      when exists (select 1 from auth.users as u where u.id = (p.kept ->> 'reported_by')::uuid) then '{}'::jsonb
      else '{"reported_by": null}'::jsonb
    end
  ) as r
  where p.organisation_id = new.id and p.of_table = 'yearly_counts'
    and exists (select 1 from public.neighbourhoods as n where n.id = r.neighbourhood_id)
  on conflict do nothing;
  delete from private.put_aside as p where p.organisation_id = new.id;
  return null;
end;
$$;
comment on function private.bring_back_with_organisation() is 'An organisation that is brought back has its editors, partners and calendars again.';
create trigger organisations_bring_back after insert on public.organisations
for each row execute function private.bring_back_with_organisation();
