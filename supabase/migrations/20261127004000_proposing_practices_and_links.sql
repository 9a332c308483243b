-- People write practice cards and tell who works with whom, by the same door as places: proposed, tried out at once, read
-- by a coordinator. Who works for the organisation that tells a practice does not wait.

-- Functions of the door are told of two more kinds of entry; whatever else their words have become since is kept.
create function private.reword(of regprocedure, before text, after text)
returns void
language plpgsql
set search_path = ''
as $$
declare
  words text := pg_get_functiondef(of);
begin
  if (length(words) - length(replace(words, before, ''))) <> length(before) then
    raise exception '% is not as expected: "%".', of, before;
  end if;
  execute replace(words, before, after);
end;
$$;
comment on function private.reword(regprocedure, text, text) is
  'Replaces words that stand once in a function; refuses where they stand otherwise. For migrations alone: no role may call it.';
revoke all on function private.reword(regprocedure, text, text) from public;

-- ── What may be proposed ──────────────────────────────────────────────────────────────────────────────────────────

select private.reword(
  'private.proposable_fields(text, text)',
  'when target = ''organisations'' then',
  $words$when target = 'practices' then array[
      'title', 'context', 'steps', 'costs', 'result', 'evidence', 'stages', 'areas', 'languages', 'since', 'until', 'sources'
    ] || case when kind = 'create' then array['organisation'] else '{}'::text[] end
    -- Between whom and what it is stays: another link is another proposal.
    when target = 'relationships' then case kind
      when 'create' then array[
        'from_organisation', 'to_organisation', 'kind', 'since', 'until', 'stage', 'note', 'certainty', 'sources'
      ]
      else array['since', 'until', 'stage', 'note', 'sources']
    end
    when target = 'organisations' then$words$
);

create function private.may_be_proposed(target text)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select private.proposable_fields(target, 'create') is not null;
$$;
comment on function private.may_be_proposed(text) is 'Whether anyone may propose an entry of that kind; pictures have a way of their own.';

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

create function private.check_period(after jsonb)
returns void
language plpgsql
immutable
set search_path = ''
as $$
declare
  field text;
begin
  foreach field in array array['since', 'until'] loop
    if not private.is_period(after ->> field, null) then
      perform private.refuse(field, 'invalid', 'Write a year, or a year and a month: 2019, 2019-05.');
    end if;
  end loop;
  if not private.is_period(after ->> 'since', after ->> 'until') then
    perform private.refuse('until', 'end-before-start', 'It cannot end before it begins.');
  end if;
end;
$$;
comment on function private.check_period(jsonb) is 'Refuses, by field, a beginning and an end that are no years or months, or the wrong way round.';

create function private.check_practice(changes jsonb, live jsonb)
returns void
language plpgsql
immutable
set search_path = ''
as $$
declare
  field text;
  areas jsonb := coalesce(changes -> 'areas', '[]');
begin
  perform private.check_period(coalesce(live, '{}') || changes);
  foreach field in array array['title', 'context', 'steps'] loop
    if live is null and coalesce(changes -> field, 'null') = 'null' then
      perform private.refuse(field, 'empty', 'It is missing.');
    end if;
  end loop;
  if jsonb_typeof(areas) <> 'array' or jsonb_array_length(areas) > 20 or exists (
    select 1 from jsonb_array_elements(areas) as a (one)
    where jsonb_typeof(a.one) <> 'string' or a.one #>> '{}' !~ '^[a-z0-9]+(-[a-z0-9]+)*$' or length(a.one #>> '{}') > 60
  ) then
    perform private.refuse('areas', 'no-such-value', 'One of these values is not known here.');
  end if;
  if changes ? 'sources' then
    perform private.check_sources(changes -> 'sources');
  end if;
end;
$$;
comment on function private.check_practice(jsonb, jsonb) is 'What is asked of a practice card, whoever writes it; live is null for a new one.';

create function private.check_link(home public.neighbourhoods, changes jsonb, live jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  field text;
begin
  perform private.check_period(coalesce(live, '{}') || changes);
  if changes ? 'sources' then
    perform private.check_sources(changes -> 'sources');
  end if;
  if live is not null then
    return;
  end if;
  foreach field in array array['from_organisation', 'to_organisation', 'kind'] loop
    if jsonb_typeof(coalesce(changes -> field, 'null')) <> 'string' or changes ->> field = '' then
      perform private.refuse(field, 'choose', 'It is missing.');
    end if;
  end loop;
  foreach field in array array['from_organisation', 'to_organisation'] loop
    if not exists (select 1 from public.organisations as o where o.slug = changes ->> field) then
      perform private.refuse(field, 'no-such-value', 'There is no such organisation.');
    end if;
  end loop;
  -- Told where one of the two works: else its coordinators would read of strangers.
  if not exists (
    select 1
    from public.organisations as o
    where o.slug in (changes ->> 'from_organisation', changes ->> 'to_organisation') and private.works_in(o.id, home.id)
  ) then
    perform private.refuse('to_organisation', 'not-here', 'Neither of the two works in this neighbourhood.');
  end if;
end;
$$;
comment on function private.check_link(public.neighbourhoods, jsonb, jsonb) is
  'What is asked of a link between two organisations that somebody proposes; live is null for a new one.';

select private.reword(
  'private.check_changes(public.neighbourhoods, text, jsonb, jsonb)',
  'if target = ''organisations'' then',
  $words$if target = 'practices' then
    perform private.check_practice(changes, live);
  end if;
  if target = 'relationships' then
    perform private.check_link(home, changes, live);
  end if;
  if target = 'organisations' then$words$
);

-- ── What makes no sense is refused by field, with a reason there are words for in each language ─────────────────────

do $$
declare
  was text;
  reason text;
  field text;
  sentence text;
begin
  for was, field, reason, sentence in values
    (
      'raise exception ''An organisation cannot be linked to itself.'' using errcode = ''22023'';',
      'to_organisation', 'self-link', 'An organisation cannot be linked to itself.'
    ),
    (
      E'raise exception ''A link begins and ends in a year or a month (2019, 2019-05), and does not end before it begins.''\n      using errcode = ''22023'';',
      'until', 'end-before-start', 'A link begins and ends in a year or a month (2019, 2019-05), and does not end before it begins.'
    ),
    (
      'raise exception ''An organisation would be a member of itself, by way of others.'' using errcode = ''22023'';',
      'kind', 'member-circle', 'An organisation would be a member of itself, by way of others.'
    )
  loop
    perform private.reword(
      'private.check_relationship()', was, format('perform private.refuse(%L, %L, %L);', field, reason, sentence)
    );
  end loop;
end;
$$;
select private.reword(
  'private.check_relationship()',
  'raise exception ''This link is already there: "%".'', same using errcode = ''22023'';',
  'perform private.refuse(''to_organisation'', ''already-linked'', format(''This link is already there: "%s".'', same));'
);

select private.reword(
  'private.try_out(uuid)',
  $words$when data_exception or undefined_column or invalid_parameter_value then
$words$,
  $words$when data_exception or undefined_column or invalid_parameter_value then
      -- A check of its table that said by itself what is wrong, and where.
      get stacked diagnostics reason = pg_exception_detail;
      if sqlstate = '22023' and reason <> '' then
        raise;
      end if;
$words$
);

-- ── Who may change without waiting ────────────────────────────────────────────────────────────────────────────────

create function private.is_partner(of_organisation uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select private.signed_in_by_code() and exists (
    select 1
    from public.memberships as m
    where m.user_id = (select auth.uid()) and m.role in ('partner', 'editor') and m.organisation_id = of_organisation
  );
$$;
comment on function private.is_partner(uuid) is 'Whether the signed-in person speaks for that organisation: its partner or its editor.';

-- A practice is its organisation's own to tell. A link is told of two: it waits for a coordinator, whoever proposes it.
select private.reword(
  'private.right_to_change(text, uuid, text, jsonb)',
  'if target not in (''places'', ''activities'') then',
  'if target not in (''places'', ''activities'', ''practices'') then'
);
select private.reword(
  'private.right_to_change(text, uuid, text, jsonb)',
  'return case when private.is_editor(owner) then ''organisation'' end;',
  $words$return case
    when private.is_editor(owner) or (target = 'practices' and private.is_partner(owner)) then 'organisation'
  end;$words$
);
comment on function private.right_to_change(text, uuid, text, jsonb) is
  'As whom the signed-in person may make this change without waiting: coordinator, organisation (its editor; of a practice its partner too), or null.';

-- ── The door ──────────────────────────────────────────────────────────────────────────────────────────────────────

do $$
declare
  function_and_words text[];
begin
  foreach function_and_words slice 1 in array array[
    array[
      'private.completed(public.contributions)',
      'contribution.target not in (''places'', ''activities'', ''organisations'')',
      'not private.may_be_proposed(contribution.target)'
    ],
    array[
      'private.completed(public.contributions)',
      'coalesce(contribution.changes ->> ''category'', contribution.changes ->> ''kind'', ''entry'')',
      $words$case
          when contribution.target = 'relationships' then left(concat_ws(
            '-', contribution.changes ->> 'from_organisation', contribution.changes ->> 'kind', contribution.changes ->> 'to_organisation'
          ), 230)
          else coalesce(contribution.changes ->> 'category', contribution.changes ->> 'kind', 'entry')
        end$words$
    ],
    array[
      'private.receipt(public.contributions, boolean)',
      'if contribution.target in (''places'', ''activities'', ''organisations'') then',
      'if private.may_be_proposed(contribution.target) then'
    ],
    array[
      'private.entry_by_slug(text, uuid, text)',
      'case when target in (''places'', ''activities'') then',
      'case when private.is_of_neighbourhood(target) then'
    ],
    array[
      'public.propose(jsonb, text)',
      'proposal ->> ''target'' not in (''places'', ''activities'', ''organisations'')',
      'not private.may_be_proposed(proposal ->> ''target'')'
    ],
    array[
      'public.propose(jsonb, text)',
      'if proposal ->> ''kind'' = ''create'' and coalesce(changes -> ''name'', changes -> ''title'') is null then',
      'if proposal ->> ''kind'' = ''create'' and proposal ->> ''target'' <> ''relationships''
    and coalesce(changes -> ''name'', changes -> ''title'') is null then'
    ],
    array[
      'public.propose(jsonb, text)',
      'private.refuse(case proposal ->> ''target'' when ''activities'' then ''title'' else ''name'' end',
      'private.refuse(case when proposal ->> ''target'' in (''activities'', ''practices'') then ''title'' else ''name'' end'
    ],
    array[
      'public.add_to_proposal(text, text, jsonb, text)',
      'c.target not in (''places'', ''activities'', ''organisations'')',
      'not private.may_be_proposed(c.target)'
    ],
    array[
      'public.entry_history(text, text, text)',
      'target not in (''places'', ''activities'', ''organisations'')',
      'not private.may_be_proposed(target)'
    ]
  ] loop
    perform private.reword(function_and_words[1]::regprocedure, function_and_words[2], function_and_words[3]);
  end loop;
end;
$$;
comment on function public.propose(jsonb, text) is
  'Proposes to add, change or close a place, an activity, an organisation, a practice or a link between two organisations; accepted at once for who '
  'may decide. The same secret again gives the same proposal. → {"id", "state", "again", "entry": {"target", "slug"}, "conflicts"}. Shapes and errors: '
  'docs/decisions/0011.';

-- "Still true" is asked of a practice too: whether it is still done.
alter table public.confirmations drop constraint confirmations_target_check;
alter table public.confirmations add constraint confirmations_target_check check (
  target in ('places', 'activities', 'organisations', 'practices')
);
select private.reword(
  'public.confirm_entry(text, text, text, text, text)',
  'target not in (''places'', ''activities'', ''organisations'')',
  'target not in (''places'', ''activities'', ''organisations'', ''practices'')'
);

-- ── A link is called by its two ends, in the log and on the page of who proposed it ──────────────────────────────────

create function private.link_name(fields jsonb)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_object_agg(n.locale, n.words)
  from (
    select t.locale, concat_ws(' – ', t.name, coalesce(
      other.name ->> t.locale, (select min(o.name) from jsonb_each_text(other.name) as o (locale, name))
    )) as words
    from public.organisations as one
    left join public.organisations as other on other.slug = fields ->> 'to_organisation',
      jsonb_each_text(one.name) as t (locale, name)
    where one.slug = fields ->> 'from_organisation'
  ) as n;
$$;
comment on function private.link_name(jsonb) is
  'What a link is called, by its two ends: {"it": "Alfabeti – LILT"}; null for fields that are of none, and when the first is not there any more.';

select private.reword(
  'public.audit_log(text, bigint, integer)',
  'l.target in (''places'', ''activities'', ''organisations'')',
  'private.may_be_proposed(l.target)'
);
select private.reword(
  'public.audit_log(text, bigint, integer)',
  'c.changes -> ''name'', c.changes -> ''title'')',
  'c.changes -> ''name'', c.changes -> ''title'', private.link_name(coalesce(f.live, c.changes)))'
);
select private.reword(
  'public.proposal_by_secret(text)',
  'c.changes -> ''name'', c.changes -> ''title'')',
  'c.changes -> ''name'', c.changes -> ''title'', private.link_name(coalesce(live, c.changes)))'
);
select private.reword(
  'public.proposal_by_secret(text)',
  'where p.part_of = c.id or (p.id = c.id and p.target = ''photos'')',
  'where p.target = ''photos'' and c.id in (p.part_of, p.id)'
);
