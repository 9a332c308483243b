-- What may be said: refused by field, with a short reason there are words for in each language.

create function private.is_clean_text(value text)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  -- No markup; no control characters; no marks that turn the reading direction of what follows, no invisible letters
  -- (U+E0000 to U+E007F say something to programs and nothing to people); no letters buried under accents (no language here
  -- stacks more than four).
  select value !~ '<[A-Za-z/!?]'
    and value !~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]'
    and value !~ '[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{5}';
$$;
comment on function private.is_clean_text(text) is 'False for markup, control and bidi override characters, and letters with five or more marks on them.';

create function private.is_blank(value text)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select coalesce(value, '') !~ '[^[:space:]\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\uffa0]';
$$;
comment on function private.is_blank(text) is 'True when nothing is to be seen: spaces, joiners, fillers.';

create function private.refuse(field text, reason text, sentence text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  raise exception '%', sentence using errcode = '22023', hint = coalesce(field, ''), detail = reason;
end;
$$;
comment on function private.refuse(text, text, text) is 'Refuses a value: 22023, the field as hint, a short reason as detail, a sentence.';

create function private.check_words(changes jsonb)
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
    if field in ('hours_per_week', 'weeks', 'cost_euro', 'places_left') and jsonb_typeof(value) not in ('number', 'null')
      and value #>> '{}' !~ '^[0-9]{1,6}(\.[0-9]{1,2})?$' then
      perform private.refuse(field, 'invalid', 'This is no number.');
    end if;
  end loop;
end;
$$;
comment on function private.check_words(jsonb) is 'Refuses, by field, what nobody should be shown: markup, hidden characters, endless texts, values without a word.';

create function private.check_contacts(contacts jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  if jsonb_typeof(contacts) <> 'object' or exists (
    select 1
    from jsonb_each(contacts) as c (way, address)
    where jsonb_typeof(c.address) <> 'string' or not case c.way
      when 'phone' then c.address #>> '{}' ~ '^\+?[0-9][0-9 ]{2,19}$'
      when 'whatsapp' then c.address #>> '{}' ~ '^\+[0-9]{6,15}$'
      when 'email' then length(c.address #>> '{}') <= 254 and c.address #>> '{}' ~ '^[^@[:space:]<>"]+@[^@[:space:]<>"]+\.[^@[:space:]<>"]+$'
      when 'website' then length(c.address #>> '{}') <= 500 and c.address #>> '{}' ~* '^https?://[^[:space:]<>"@/?#]+([/?#][^[:space:]<>"]*)?$'
      else false
    end
  ) then
    perform private.refuse('contacts', 'invalid', 'A telephone, an e-mail address or a web address is not written as one.');
  end if;
end;
$$;
comment on function private.check_contacts(jsonb) is 'Refuses contacts that are none: nothing that could open something else when tapped.';

create function private.check_sources(sources jsonb)
returns void
language plpgsql
immutable
set search_path = ''
as $$
begin
  if jsonb_typeof(sources) <> 'array' or jsonb_array_length(sources) > 8 then
    perform private.refuse('sources', 'too-many', 'These are too many sources.');
  end if;
  if exists (
    select 1
    from jsonb_array_elements(sources) as s (one)
    where jsonb_typeof(s.one) <> 'object'
      or (s.one - 'name' - 'url' - 'year' - 'licence') <> '{}'::jsonb
      or jsonb_typeof(s.one -> 'name') is distinct from 'string'
      or private.is_blank(s.one ->> 'name') or length(s.one ->> 'name') > 200
      or not coalesce(
        length(s.one ->> 'url') <= 500 and s.one ->> 'url' ~* '^https?://[^[:space:]<>"@/?#]+([/?#][^[:space:]<>"]*)?$', true
      )
      or (s.one -> 'year' is not null and (
        jsonb_typeof(s.one -> 'year') <> 'number' or s.one ->> 'year' !~ '^(19[0-9]{2}|20[0-9]{2}|2100)$'
      ))
      or jsonb_typeof(coalesce(s.one -> 'licence', '""')) <> 'string' or length(s.one ->> 'licence') > 100
  ) then
    perform private.refuse('sources', 'invalid', 'A source has a name, and an address of the web if it is there to be read.');
  end if;
end;
$$;
comment on function private.check_sources(jsonb) is 'Refuses sources that are none: [{"name", "url"?, "year"?, "licence"?}], at most 8.';
