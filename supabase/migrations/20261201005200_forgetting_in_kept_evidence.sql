-- What leaves every kept report: protected places, entries not for everyone, organisations that are no more.

create function private.forget_in_evidence(entry uuid)
returns void
language sql
set search_path = ''
as $$
  update private.evidence_pieces as p
  set
    content = case p.target
      when 'places' then p.content || '{"position": {"precision": "area-only", "point": null}}'
      else p.content || '{"place": null}'
    end,
    hash = null,
    withheld = true
  where forget_in_evidence.entry in (p.place_id, p.entry_id) and p.content #>> array[
    case p.target when 'places' then 'position' else 'place' end, 'point'
  ] is not null;
$$;
comment on function private.forget_in_evidence(uuid) is
  'Takes the position of a place, and of what happened there, or of an activity out of every kept report.';

create function private.forget_whole_in_evidence(entry uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  delete from private.evidence_pieces as p where p.entry_id = forget_whole_in_evidence.entry;
  -- What happened there stays, but not where.
  perform private.forget_in_evidence(forget_whole_in_evidence.entry);
end;
$$;
comment on function private.forget_whole_in_evidence(uuid) is 'Takes an entry out of every kept report, and says of no other that it was there.';

create function private.forget_organisation_in_evidence(slug text)
returns void
language sql
set search_path = ''
as $$
  update private.evidence_pieces as p
  set content = p.content || '{"organisation": null}', hash = null, withheld = true
  where p.target in ('places', 'activities') and p.content ->> 'organisation' = forget_organisation_in_evidence.slug;
  update private.evidence_pieces as p
  set
    content = (
      select jsonb_agg(
        y.json || jsonb_build_object('organisations', (
          select coalesce(jsonb_agg(o.json order by o.place), '[]')
          from jsonb_array_elements(y.json -> 'organisations') with ordinality as o (json, place)
          where o.json ->> 'organisation' <> forget_organisation_in_evidence.slug
        ))
        order by y.place
      )
      from jsonb_array_elements(p.content) with ordinality as y (json, place)
    ),
    hash = null,
    withheld = true
  where p.target = 'yearly_counts'
    and p.content @> jsonb_build_array(jsonb_build_object('organisations', jsonb_build_array(
      jsonb_build_object('organisation', forget_organisation_in_evidence.slug)
    )));
$$;
comment on function private.forget_organisation_in_evidence(text) is 'Takes out of every kept report whose an entry, or a count, was.';

create function private.forget_what_is_not_for_everyone()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.target = 'organisations' then
    perform private.forget_organisation_in_evidence(r.changes #>> '{slug,from}')
    from public.revisions as r
    where r.contribution_id = new.id and r.target = 'organisations' and r.kind = 'close';
  else
    perform private.forget_whole_in_evidence(new.entry_id);
  end if;
  return null;
end;
$$;
comment on function private.forget_what_is_not_for_everyone() is 'What a coordinator closes because not everyone may know of it.';
create trigger contributions_not_for_everyone after update of decision on public.contributions
for each row when (
  new.kind = 'close' and new.state = 'accepted' and new.decision ->> 'reason' = 'not-for-everyone'
)
execute function private.forget_what_is_not_for_everyone();

create function private.forget_a_protected_place()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  perform private.forget_whole_in_evidence(old.id);
  return null;
end;
$$;
comment on function private.forget_a_protected_place() is 'A protected place that is closed, for whatever reason.';
create trigger places_protected_closed after delete on public.places
for each row when (old.location_precision = 'area-only') execute function private.forget_a_protected_place();
