-- What comes from a map that anybody edits is looked at as what anybody proposes; and what people call an entry is no longer
-- than a line: every name that is typed is compared with it.

create or replace function private.check_words(changes jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  field text;
  value jsonb;
  words text;
  longest integer;
begin
  if length(changes::text) > 60000 then
    perform private.refuse(null, 'too-long', 'This is more than a proposal may say.');
  end if;
  -- Nothing here is nested deeper than a season in a schedule. Walking through 5,000 brackets in one another, each level a
  -- copy of all below it, would hold everyone up for seconds.
  if jsonb_path_exists(changes, 'strict $.**{6}') then
    perform private.refuse(null, 'invalid', 'A value is not of the kind it must be.');
  end if;
  for field, value in select * from jsonb_each(changes) loop
    for words in
      select w #>> '{}' from jsonb_path_query(value, 'strict $.**') as w where jsonb_typeof(w) = 'string'
    loop
      if not private.is_clean_text(words) then
        perform private.refuse(field, 'unclean-text', 'Write it as plain text, without markup or hidden characters.');
      end if;
      longest := case
        when field in ('name', 'title') then 120
        when field = 'also_called' then 200
        when field in ('address', 'category', 'organisation', 'place', 'kind', 'stage') then 300
        when field = 'opening_hours' then 500
        else 2000
      end;
      -- The search compares normal forms: of one letter, U+FDFA, it makes eighteen, and 60,000 of them took seconds.
      if length(words) > longest or length(normalize(words, nfkc)) > 2 * longest then
        perform private.refuse(field, 'too-long', 'This is too long.');
      end if;
    end loop;
    if jsonb_typeof(value) = 'object' and (select count(*) from jsonb_object_keys(value)) > 40 then
      perform private.refuse(field, 'too-many', 'These are too many languages.');
    end if;
    if field in ('name', 'title') and (
      jsonb_typeof(value) <> 'object' or value = '{}'::jsonb
      or exists (select 1 from jsonb_each_text(value) as t (locale, words) where private.is_blank(t.words))
    ) then
      perform private.refuse(field, 'empty', 'It needs a name.');
    end if;
    -- A list with nothing in one of its places, or with the same thousand times, is one no page expects.
    if field in ('audience', 'features', 'asked', 'not_asked', 'levels') and value <> 'null' and (
      jsonb_typeof(value) <> 'array'
      or jsonb_array_length(value) > 40
      or exists (
        select 1 from jsonb_array_elements(value) as t (one)
        where jsonb_typeof(t.one) <> 'string' or t.one #>> '{}' <> all (private.known_values(field))
      )
    ) then
      perform private.refuse(field, 'no-such-value', 'One of these values is not known here.');
    end if;
    if field = 'languages' and (jsonb_typeof(value) <> 'array' or jsonb_array_length(value) > 40) then
      perform private.refuse(field, 'too-many', 'These are too many languages.');
    end if;
    -- PostgreSQL takes "NaN" for a price.
    if field in ('hours_per_week', 'weeks', 'cost_euro') and jsonb_typeof(value) not in ('number', 'null')
      and value #>> '{}' !~ '^[0-9]{1,6}(\.[0-9]{1,2})?$' then
      perform private.refuse(field, 'invalid', 'This is no number.');
    end if;
  end loop;
end;
$$;
