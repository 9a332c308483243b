-- Opening hours go to a parser that takes twice as long for each blank before the first word: of forty, everybody would
-- wait for hours. The app reads what is stored tidied (src/lib/place/opening/syntax.ts); and by whatever way hours come,
-- as a proposal, an import, a coordinator's edit or an undo, nothing else is stored.

create function private.tidy_hours(hours text)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
  -- Away with what nobody sees: soft hyphen, zero-width space, word joiner, byte order mark, turns of direction. Then one
  -- space for blanks of any kind, fillers among them; none at the ends, and no rule without a word before the first.
  select rtrim(ltrim(
    regexp_replace(
      regexp_replace(hours, '[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]', '', 'g'),
      '[\u0009-\u000d\u0020\u0085\u00a0\u115f\u1160\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000\u3164\uffa0]+', ' ', 'g'
    ), '; '
  ), ' ');
$$;
comment on function private.tidy_hours(text) is
  'Opening hours with one space between words, nothing before and after, and no sign that nobody sees: as src/lib/place/opening/syntax.ts tidies them.';

create function private.keep_hours_tidy()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  tidy text := private.tidy_hours(new.changes ->> 'opening_hours');
begin
  if tidy = new.changes ->> 'opening_hours' then
    return new;
  end if;
  -- What is brought back was taken once, under other rules.
  if new.restores is null then
    perform private.refuse(
      'opening_hours', 'unclean-text', 'Write the hours with one space between words, and nothing before and after them.'
    );
  end if;
  new.changes := jsonb_set(new.changes, '{opening_hours}', to_jsonb(tidy));
  return new;
end;
$$;
comment on function private.keep_hours_tidy() is
  'Hours with blanks that should not be there are refused in any contribution; those of an older revision that is brought back are tidied.';

-- What waits for a decision since before this is tidied, so that it can still be accepted with other things put right.
update public.contributions as c
set changes = jsonb_set(c.changes, '{opening_hours}', to_jsonb(private.tidy_hours(c.changes ->> 'opening_hours')))
where c.state in ('pending', 'asked')
  and jsonb_typeof(c.changes -> 'opening_hours') = 'string'
  and private.tidy_hours(c.changes ->> 'opening_hours') <> c.changes ->> 'opening_hours';

create trigger contributions_hours before insert or update of changes on public.contributions
for each row when (jsonb_typeof(new.changes -> 'opening_hours') = 'string')
execute function private.keep_hours_tidy();
