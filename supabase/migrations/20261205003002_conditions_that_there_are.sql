-- A condition is one that there is, in a state that there is, whoever writes it; and who says both ways while deciding is told
-- so beside the field.

create or replace function private.refuse_asked_and_not_asked()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if exists (
    select 1 from unnest(new.asked) as a (one) where a.one is null or a.one <> all (private.known_values('asked'))
  ) then
    perform private.refuse('asked', 'no-such-value', 'One of these values is not known here.');
  end if;
  if exists (
    select 1 from unnest(new.not_asked) as a (one) where a.one is null or a.one <> all (private.known_values('not_asked'))
  ) then
    perform private.refuse('not_asked', 'no-such-value', 'One of these values is not known here.');
  end if;
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
comment on function private.refuse_asked_and_not_asked() is
  'Refuses, by field, an entry that asks for something and does not ask for it, or for what nobody can ask.';

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
    if sqlstate = '22023' and (reason <> 'asked-too' or decision -> 'edits' ?| array['asked', 'not_asked']) then
      raise;
    end if;
    -- Each was possible when it was proposed; others that were accepted since do not go with it.
    raise exception 'What is there has changed meanwhile: this cannot be accepted as it is.' using errcode = 'PT409', detail = 'changed';
end;
$$;
comment on function private.decide_as(uuid, jsonb) is
  'Decides as the signed-in person, whose right it checks. PT409 with "changed" when what it says no longer goes with what is there.';
