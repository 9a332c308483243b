-- Whether there are places, and of which day that is, in place of how many are left, which said no day and was believed for
-- ever. How many were left on a day that nobody knows is not taken over: it is not known. What follows from src/lib/*/fields
-- is as `npm run fields:sql` writes it.

alter table public.activities
  drop column places_left,
  add column capacity jsonb check (jsonb_typeof(capacity) = 'object');
comment on column public.activities.capacity is 'Whether there are places, and of which day that is; null: nobody has said it, or so long ago that it says nothing any more.';

create function private.refuse_capacity()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  day date;
  zone text := (select n.time_zone from public.neighbourhoods as n where n.id = new.neighbourhood_id);
begin
  if new.capacity is null then
    return new;
  end if;
  if jsonb_typeof(new.capacity) <> 'object'
    or new.capacity - 'state' - 'as_of' - 'left' <> '{}'::jsonb
    or not coalesce(new.capacity ->> 'state' in ('open', 'waiting-list', 'full'), false)
    or not coalesce(new.capacity ->> 'as_of' ~ '^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$', false)
    or new.capacity ? 'left' and not (
      new.capacity ->> 'state' = 'open'
      and jsonb_typeof(new.capacity -> 'left') = 'number'
      and new.capacity ->> 'left' ~ '^[1-9][0-9]{0,3}$'
    ) then
    perform private.refuse('capacity', 'invalid', 'It is a state (open, waiting-list, full), its day, and how many are left where it is open.');
  end if;
  begin
    day := (new.capacity ->> 'as_of')::date;
  exception
    when datetime_field_overflow then
      perform private.refuse('capacity', 'date-impossible', 'There is no such day.');
  end;
  if day > (now() at time zone coalesce(zone, 'UTC'))::date then
    perform private.refuse('capacity', 'date-future', 'Nobody knows the places of a day that is still to come.');
  end if;
  return new;
end;
$$;
comment on function private.refuse_capacity() is
  'Refuses places without a state or a day, and those of a day to come, to whoever writes: forms, the API, the seed and imports.';

create trigger activities_capacity before insert or update of capacity on public.activities
for each row execute function private.refuse_capacity();
