-- Who coordinates a neighbourhood, or edits for an organisation, has its calendar fetched and ends that; before, only who runs
-- the installation could.

create function public.add_calendar(neighbourhood text, organisation text, url text, activity_kind text default 'social')
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = add_calendar.neighbourhood);
  owner uuid := (select o.id from public.organisations as o where o.slug = add_calendar.organisation);
  -- webcal: is how web sites write "subscribe"; what is fetched is the same address.
  address text := regexp_replace(btrim(coalesce(add_calendar.url, '')), '^webcals?://', 'https://', 'i');
  added uuid;
begin
  if not coalesce(private.is_coordinator(home) or (private.is_editor(owner) and private.works_in(owner, home)), false) then
    raise exception 'Only who coordinates the neighbourhood or edits for the organisation may add its calendar.' using errcode = '42501';
  end if;
  if home is null then
    raise exception 'There is no neighbourhood "%".', neighbourhood using errcode = 'PT404';
  end if;
  if owner is null then
    perform private.refuse('organisation', 'unknown', 'There is no such organisation.');
  end if;
  if address !~* '^https?://[^/[:space:]]+\.[^[:space:]]+$' or length(address) > 2000 then
    perform private.refuse('url', 'invalid', 'This is no address of a calendar: it begins with https://, http:// or webcal://.');
  end if;
  -- An organisation has two or three; each is asked for every hour, for ever.
  if (
    select count(*)
    from public.feeds as f
    where f.neighbourhood_id = home and f.organisation_id = owner and f.url <> address
  ) >= 10 then
    raise exception 'An organisation has ten calendars in a neighbourhood at most.' using errcode = 'PT409', detail = 'many';
  end if;
  added := public.add_feed(neighbourhood, organisation, address, coalesce(activity_kind, 'social'));
  perform private.note_audit(home, 'calendar-added', 'organisations', owner, null);
  return added;
end;
$$;
comment on function public.add_calendar(text, text, text, text) is
  'Has a calendar fetched from now on, for coordinators of the neighbourhood and editors of the organisation; adding it again changes its kind.';
revoke all on function public.add_calendar(text, text, text, text) from public, anon;
grant execute on function public.add_calendar(text, text, text, text) to authenticated;

create function public.remove_calendar(calendar uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  removed public.feeds;
begin
  delete from public.feeds as f
  where f.id = calendar and (private.is_coordinator(f.neighbourhood_id) or private.is_editor(f.organisation_id))
  returning * into removed;
  if removed.id is null then
    raise exception 'There is no such calendar of yours.' using errcode = '42501';
  end if;
  perform private.note_audit(removed.neighbourhood_id, 'calendar-removed', 'organisations', removed.organisation_id, null);
end;
$$;
comment on function public.remove_calendar(uuid) is
  'Fetches a calendar no more, for coordinators of its neighbourhood and editors of its organisation; what it brought stays.';
revoke all on function public.remove_calendar(uuid) from public, anon;
grant execute on function public.remove_calendar(uuid) to authenticated;
