-- Nothing is both asked for and not asked for. The constraint says so without a sentence; this says it beside the field, to
-- whoever writes: forms, the API, the seed and every import come in by the same door.

create function private.refuse_asked_and_not_asked()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.asked && new.not_asked then
    perform private.refuse(
      'not_asked', 'asked-too', format(
        'It cannot be both asked for and not asked for: %s.',
        (select string_agg(a.one, ', ' order by a.one) from unnest(new.asked) as a (one) where a.one = any (new.not_asked))
      )
    );
  end if;
  return new;
end;
$$;
comment on function private.refuse_asked_and_not_asked() is 'Refuses, by field, an entry that asks for something and does not ask for it.';

create trigger places_asked_or_not before insert or update of asked, not_asked on public.places
for each row execute function private.refuse_asked_and_not_asked();
create trigger activities_asked_or_not before insert or update of asked, not_asked on public.activities
for each row execute function private.refuse_asked_and_not_asked();
