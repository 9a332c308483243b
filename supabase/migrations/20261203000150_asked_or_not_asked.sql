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

-- As with the tables' own constraints: two proposals that were possible each, and are not together.
create or replace function private.decide_as(contribution uuid, decision jsonb)
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
