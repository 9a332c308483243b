-- Who coordinates a neighbourhood brings a table of places in herself, to her own queue; before, only who runs the installation
-- could.

create function public.queue_places(neighbourhood text, source text, provenance text, entries jsonb, mode text default 'queue')
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = queue_places.neighbourhood);
begin
  if not coalesce(private.is_coordinator(home), false) then
    raise exception 'Only who coordinates the neighbourhood may bring a table in.' using errcode = '42501';
  end if;
  -- What OpenStreetMap brought is brought again by whoever runs the installation.
  if coalesce(source, '') !~ '^table [a-z0-9-]{1,90}$' then
    perform private.refuse('source', 'invalid', 'A table is named "table" and a slug.');
  end if;
  if coalesce(mode, '') not in ('queue', 'dry-run') then
    perform private.refuse('mode', 'invalid', 'What is brought in here waits for a decision, or is only looked at.');
  end if;
  if jsonb_typeof(entries) is distinct from 'array' or jsonb_array_length(entries) > 200 then
    perform private.refuse('entries', 'invalid', 'entries must be an array of at most 200.');
  end if;
  -- A table brings what anyone may propose, and by whom and of what year it is told: no confirmation, no address of its own.
  if exists (
    select
    from jsonb_array_elements(entries) as e (one)
    where jsonb_typeof(e.one -> 'fields') is distinct from 'object' or exists (
      select
      from jsonb_object_keys(case when jsonb_typeof(e.one -> 'fields') = 'object' then e.one -> 'fields' else '{}' end) as k (field)
      where k.field <> all (private.proposable_fields('places', 'create') || array['sources', 'opening_hours_year'])
    )
  ) then
    perform private.refuse('entries', 'invalid', 'A table does not bring this field.');
  end if;
  perform private.check_sources(coalesce(e.one #> '{fields,sources}', '[]')) from jsonb_array_elements(entries) as e (one);
  if not private.is_clean_text(coalesce(provenance, '')) then
    perform private.refuse('provenance', 'unclean-text', 'Write whose list it is in plain words.');
  end if;
  if mode = 'queue' then
    perform private.note_audit(
      home, 'table-queued', 'places', null, null,
      jsonb_build_object('source', source, 'entries', jsonb_array_length(entries))
    );
  end if;
  return public.import_places(neighbourhood, source, left(provenance, 300), entries, '{}', mode);
end;
$$;
comment on function public.queue_places(text, text, text, jsonb, text) is
  'Puts places of a table before the coordinators of a neighbourhood, for one of them; mode dry-run says only what would be. As import_places.';
revoke all on function public.queue_places(text, text, text, jsonb, text) from public, anon;
grant execute on function public.queue_places(text, text, text, jsonb, text) to authenticated;
