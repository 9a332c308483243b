-- When schools are closed, so that what pauses in school holidays is known to pause. Each neighbourhood has its own:
-- school calendars are a matter of regions, and of patron saints.

create function private.is_school_calendar(value jsonb)
returns boolean
language plpgsql
immutable
set search_path = ''
as $$
declare
  iso constant text := '^\d{4}-\d{2}-\d{2}$';
  holiday jsonb;
begin
  if value is null then
    return true;
  end if;
  if coalesce(jsonb_typeof(value -> 'holidays') <> 'array', true) or coalesce(value #>> '{source,name}', '') = ''
    or coalesce(value ->> 'until' !~ iso, true)
  then
    return false;
  end if;
  if jsonb_array_length(value -> 'holidays') not between 1 and 100 then
    return false;
  end if;
  perform (value ->> 'until')::date;
  for holiday in select h from jsonb_array_elements(value -> 'holidays') as h loop
    if coalesce(holiday ->> 'from' !~ iso, true) or coalesce(holiday ->> 'to' !~ iso, true)
      or coalesce(not private.is_localised_text(holiday -> 'name'), true) or holiday -> 'name' is null
    then
      return false;
    end if;
    if (holiday ->> 'to')::date < (holiday ->> 'from')::date then
      return false;
    end if;
  end loop;
  return true;
exception
  -- A date that does not exist.
  when datetime_field_overflow or invalid_datetime_format then
    return false;
end;
$$;
comment on function private.is_school_calendar(jsonb) is
  'True for null or {"source": {"name", "url"?, "year"?}, "until": date, "holidays": [{"from", "to", "name"}]}.';

alter table public.neighbourhoods
add column school_calendar jsonb constraint neighbourhoods_school_calendar_check check (
  private.is_school_calendar(school_calendar)
);
comment on column public.neighbourhoods.school_calendar is
  'When its schools are closed: {"source": {"name", "url", "year"}, "until": last date it speaks of, "holidays": '
  '[{"from", "to", "name"}]}, dates included; null: not known.';

-- A word more in two functions whose other words may have changed since: what there is now is kept.
do $$
declare
  fields text := pg_get_functiondef('private.editable_fields(text)'::regprocedure);
  overview text := pg_get_functiondef('public.neighbourhoods_overview()'::regprocedure);
begin
  if position('''local_holidays'', ' in fields) = 0 or position('''localHolidays'', n.local_holidays,' in overview) = 0 then
    raise exception 'The functions that read neighbourhoods are not as this migration knows them.';
  end if;
  execute replace(fields, '''local_holidays'', ', '''local_holidays'', ''school_calendar'', ');
  execute replace(
    overview,
    '''localHolidays'', n.local_holidays,',
    '''localHolidays'', n.local_holidays, ''schoolCalendar'', n.school_calendar, ''revision'', n.revision,'
  );
end;
$$;
