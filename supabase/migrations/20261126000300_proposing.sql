-- Anyone proposes: a contribution that waits, is tried out at once (so that what a coordinator accepts can be
-- accepted), and is found again by whoever holds its secret link. Who has the right is not made to wait.

alter table public.contributions
  add column locale text check (length(locale) between 2 and 35),
  add column report text check (report in ('closed', 'moved', 'wrong-position', 'other')),
  add column hints text[] not null default '{}',
  add column fingerprint bytea,
  add column before jsonb check (jsonb_typeof(before) = 'object'),
  add column part_of uuid references public.contributions (id) on delete cascade;
comment on column public.contributions.locale is 'The language its contributor reads.';
comment on column public.contributions.report is 'What a neighbour reported with one tap: closed for good, moved, at the wrong position.';
comment on column public.contributions.hints is 'What may be wrong with it, for who decides: links, repeated, honeypot, …';
comment on column public.contributions.fingerprint is 'SHA-256 of what it says, normalised: the same said twice is noticed.';
comment on column public.contributions.before is 'The values the contributor saw, of the fields she changes.';
comment on column public.contributions.part_of is 'The proposal it came with: a picture of a place that is not there yet.';
create index contributions_part_of_idx on public.contributions (part_of);
create index contributions_fingerprint_idx on public.contributions (fingerprint) where fingerprint is not null;

alter table public.contributions drop constraint contributions_state_check;
alter table public.contributions add constraint contributions_state_check check (
  state in ('pending', 'asked', 'accepted', 'partly-accepted', 'conflict', 'unchanged', 'refused', 'withdrawn')
);
-- An address somebody left is for letters alone: no one reads it.
revoke select on public.contributions from authenticated;
grant select (
  id, neighbourhood_id, target, entry_id, kind, base_revision, changes, machine_translated, restores, contributor_kind,
  contributor_id, source, message, state, decision, decided_by, decided_at, created_at, locale, report, hints, before, part_of
) on public.contributions to authenticated;

create table public.contribution_notes (
  id bigint generated always as identity primary key,
  contribution_id uuid not null references public.contributions (id) on delete cascade,
  by text not null check (by in ('contributor', 'coordinator')),
  words text not null check (length(words) between 1 and 2000),
  created_at timestamptz not null default now()
);
comment on table public.contribution_notes is 'What a contributor and the coordinators wrote to each other about a proposal. Private.';
create index contribution_notes_contribution_id_idx on public.contribution_notes (contribution_id);
alter table public.contribution_notes enable row level security;
revoke all on public.contribution_notes from anon, authenticated, service_role;
grant select on public.contribution_notes to authenticated, service_role;
create policy contribution_notes_read_coordinator on public.contribution_notes for select to authenticated
using (
  exists (
    select 1
    from public.contributions as c
    where c.id = contribution_id and private.is_coordinator(c.neighbourhood_id)
  )
);

-- ── What may be said ──────────────────────────────────────────────────────────────────────────────────────────────

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

create function private.known_values(field text)
returns text[]
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case field
    when 'audience' then array[
      'women', 'mothers', 'families', 'children', 'young-people', 'adults', 'older-people', 'disabled-people', 'tenants', 'students'
    ]
    when 'features' then array['women-only', 'child-welcome', 'childcare', 'free', 'step-free', 'wifi', 'outdoor']
    when 'asked' then array[
      'identity-document', 'residence-permit', 'residence-proof', 'tax-code', 'referral', 'appointment', 'registration', 'membership'
    ]
    when 'not_asked' then array[
      'identity-document', 'residence-permit', 'residence-proof', 'tax-code', 'referral', 'appointment', 'registration', 'membership'
    ]
    when 'levels' then array['A0', 'A1', 'A2', 'B1', 'B2', 'C1']
    when 'kind' then array[
      'association', 'company', 'cooperative', 'ngo', 'parish', 'public-body', 'school', 'university', 'other'
    ]
  end;
$$;
comment on function private.known_values(text) is
  'The values a proposal may give a list (and the kind of an organisation): those that src/lib/place/place.ts and activity.ts have words for.';

create function private.proposable_fields(target text, kind text)
returns text[]
language sql
immutable
parallel safe
set search_path = ''
as $$
  select case
    when kind = 'close' then '{}'::text[]
    when target = 'places' then array[
      'category', 'name', 'summary', 'address', 'location', 'location_precision', 'opening_hours', 'opening_hours_note',
      'languages', 'audience', 'features', 'asked', 'not_asked', 'contacts', 'organisation'
    ]
    when target = 'activities' then array[
      'kind', 'stage', 'title', 'about', 'place', 'where_note', 'schedule', 'schedule_note', 'cancelled', 'levels',
      'hours_per_week', 'weeks', 'cost_euro', 'cost_note', 'conditions', 'childcare', 'places_left', 'languages',
      'audience', 'features', 'asked', 'not_asked', 'how_to_join', 'contacts', 'deadline', 'contract', 'requirements',
      'organisation'
    ]
    when target = 'organisations' then array['name', 'about', 'contacts', 'kind']
      || case when kind = 'create' then array['areas_served'] else '{}'::text[] end
  end;
$$;
comment on function private.proposable_fields(text, text) is 'What anyone may propose to change. Everything else is forged.';

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

create function private.check_position(home public.neighbourhoods, changes jsonb, live jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  after jsonb := coalesce(live, '{}'::jsonb) || changes;
  point extensions.geometry;
begin
  -- One that is protected now stays without a position until a coordinator has said, alone and on purpose, that it is
  -- protected no more: a position that is only proposed would be written down already.
  if 'area-only' in (after ->> 'location_precision', live ->> 'location_precision') then
    if coalesce(changes -> 'location', 'null') <> 'null' or coalesce(changes -> 'address', 'null') <> 'null' then
      perform private.refuse(
        'location', 'protected-position', 'A protected place is told by its area and telephone alone: its position is never stored.'
      );
    end if;
    if jsonb_typeof(changes -> 'contacts') = 'object' and (changes -> 'contacts') - 'phone' <> '{}'::jsonb then
      perform private.refuse('contacts', 'protected-position', 'Of a protected place only the telephone is told.');
    end if;
  end if;
  if jsonb_typeof(changes -> 'location') = 'object' then
    begin
      point := extensions.st_setsrid(extensions.st_geomfromgeojson((changes -> 'location')::text), 4326);
    exception
      when others then
        perform private.refuse('location', 'invalid', 'This is no position.');
    end;
    if extensions.st_geometrytype(point) <> 'ST_Point' or extensions.st_isempty(point)
      or not extensions.st_x(point) between -180 and 180 or not extensions.st_y(point) between -90 and 90 then
      perform private.refuse('location', 'invalid', 'This is no position.');
    end if;
    -- People of a neighbourhood also need what is just beyond its border.
    if not extensions.st_dwithin(home.outline, point::extensions.geography, 3000) then
      perform private.refuse('location', 'outside', 'This is not in or near the neighbourhood.');
    end if;
  elsif coalesce(changes -> 'location', 'null') <> 'null' then
    perform private.refuse('location', 'invalid', 'This is no position.');
  end if;
end;
$$;
comment on function private.check_position(public.neighbourhoods, jsonb, jsonb) is
  'Refuses positions that are none, that are far away, and any of a protected place.';

create function private.check_schedule(home public.neighbourhoods, schedule jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  if schedule is null or schedule = 'null'::jsonb then
    return;
  end if;
  if jsonb_typeof(schedule) <> 'object'
    or not schedule ?& array['start', 'duration', 'timeZone']
    or not private.are_starts(jsonb_build_array(schedule -> 'start'))
    or not private.are_starts(schedule -> 'exdates')
    or not private.are_starts(schedule -> 'rdates')
    or jsonb_typeof(schedule -> 'duration') <> 'number'
    or not (schedule ->> 'duration')::numeric between 1 and 1000000
    or (schedule ->> 'duration')::numeric <> trunc((schedule ->> 'duration')::numeric)
    or schedule ->> 'timeZone' <> home.time_zone
    or jsonb_typeof(coalesce(schedule -> 'rrule', 'null')) not in ('string', 'null')
    -- Days, weeks, months and years; never several times a day, which are activities of their own.
    or (schedule ->> 'rrule') !~ '^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|COUNT|UNTIL|BYDAY|BYMONTH|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYSETPOS|WKST)=[A-Z0-9,+-]+)*$'
    or length(coalesce(schedule ->> 'rrule', '')) > 500
    or not (
      coalesce(schedule -> 'season', 'null') = 'null'
      or (
        jsonb_typeof(schedule -> 'season') = 'object'
        and coalesce(schedule #>> '{season,from}' ~ '^(0[1-9]|1[0-2])$' and schedule #>> '{season,to}' ~ '^(0[1-9]|1[0-2])$', false)
        and (schedule -> 'season') - 'from' - 'to' = '{}'::jsonb
      )
    )
    or jsonb_typeof(coalesce(schedule -> 'pausesInSchoolHolidays', 'null')) not in ('boolean', 'null')
    or exists (
      select 1 from jsonb_object_keys(schedule) as k
      where k not in ('start', 'duration', 'timeZone', 'rrule', 'exdates', 'rdates', 'season', 'pausesInSchoolHolidays')
    ) then
    perform private.refuse('schedule', 'invalid', 'These times cannot be.');
  end if;
  perform (schedule ->> 'start')::timestamp;
exception
  when datetime_field_overflow or invalid_datetime_format then
    perform private.refuse('schedule', 'invalid', 'There is no such day or hour.');
end;
$$;
comment on function private.check_schedule(public.neighbourhoods, jsonb) is
  'Refuses times that cannot be or that would come every hour or oftener; in the neighbourhood''s own zone alone.';

create function private.check_changes(home public.neighbourhoods, target text, changes jsonb, live jsonb)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  perform private.check_words(changes);
  if changes ? 'contacts' then
    perform private.check_contacts(changes -> 'contacts');
  end if;
  if target = 'places' then
    perform private.check_position(home, changes, live);
  end if;
  if target = 'activities' then
    perform private.check_schedule(home, changes -> 'schedule');
    perform private.check_activity(changes);
  end if;
  if target = 'organisations' then
    if changes ? 'kind' and coalesce(changes ->> 'kind', '') <> all (private.known_values('kind')) then
      perform private.refuse('kind', 'no-such-value', 'There is no such kind of organisation.');
    end if;
    if changes ? 'areas_served' and changes -> 'areas_served' <> jsonb_build_array(home.slug) then
      raise exception 'An organisation is added where it works.' using errcode = '42501';
    end if;
  end if;
end;
$$;
comment on function private.check_changes(public.neighbourhoods, text, jsonb, jsonb) is 'What is asked of every proposed change, whoever makes it.';

-- ── Who may change without waiting ────────────────────────────────────────────────────────────────────────────────

create function private.right_to_change(target text, entry_id uuid, kind text, changes jsonb)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  owner uuid;
begin
  if (select auth.uid()) is null then
    return null;
  end if;
  if private.may_decide(target, entry_id, changes) then
    return 'coordinator';
  end if;
  if target = 'organisations' then
    return case when kind = 'update' and private.is_editor(entry_id) then 'organisation' end;
  end if;
  if target not in ('places', 'activities') then
    return null;
  end if;
  if kind = 'create' then
    select o.id into owner
    from public.organisations as o
    where o.slug = changes ->> 'organisation' and changes ->> 'neighbourhood' = any (o.areas_served);
  else
    execute format('select organisation_id from public.%I where id = $1', target) into owner using entry_id;
    -- Whose entry it is, an editor does not change by herself.
    if changes ? 'organisation' and changes ->> 'organisation' is distinct from (
      select o.slug from public.organisations as o where o.id = owner
    ) then
      return null;
    end if;
  end if;
  return case when private.is_editor(owner) then 'organisation' end;
end;
$$;
comment on function private.right_to_change(text, uuid, text, jsonb) is
  'As whom the signed-in person may make this change without waiting: coordinator, organisation (its editor), or null.';

-- ── The door, once more ───────────────────────────────────────────────────────────────────────────────────────────

create function private.changed_since(target text, entry_id uuid, base_revision bigint, field text)
returns boolean
language sql
stable
set search_path = ''
as $$
  select exists (
    select 1
    from public.revisions as r
    where r.target = changed_since.target
      and r.entry_id = changed_since.entry_id
      and r.id > coalesce(changed_since.base_revision, 0)
      and r.changes ? changed_since.field
  );
$$;
comment on function private.changed_since(text, uuid, bigint, text) is 'Whether that field was changed after the revision somebody saw.';

create function private.free_slug(target text, neighbourhood uuid, names jsonb, otherwise text)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  wanted text;
  candidate text;
  taken boolean;
begin
  -- The first of its names that Latin letters can write, the neighbourhood's own language first.
  select s.slug into wanted
  from (
    select
      t.locale,
      btrim(left(regexp_replace(lower(extensions.unaccent('extensions.unaccent'::regdictionary, normalize(t.name, nfkc))), '[^a-z0-9]+', '-', 'g'), 60), '-') as slug
    from jsonb_each_text(names) as t (locale, name)
  ) as s
  where length(s.slug) >= 3
  order by
    s.locale <> coalesce((select n.default_locale from public.neighbourhoods as n where n.id = free_slug.neighbourhood), 'it'),
    s.locale
  limit 1;
  wanted := coalesce(wanted, otherwise);
  candidate := wanted;
  for number in 2..10000 loop
    execute format(
      'select exists (select 1 from public.%I as e where e.slug = $1 %s)',
      target, case when target = 'organisations' then '' else 'and e.neighbourhood_id = $2' end
    ) into taken using candidate, neighbourhood;
    -- An address once given to a closed entry is not given to another.
    exit when not taken and not exists (
      select 1
      from public.revisions as r
      where r.target = free_slug.target and r.kind = 'close' and r.changes #>> '{slug,from}' = candidate
    );
    candidate := wanted || '-' || number;
  end loop;
  return candidate;
end;
$$;
comment on function private.free_slug(text, uuid, jsonb, text) is 'An address for a new entry, from its name; with a number where the name is taken.';

create function private.completed(contribution public.contributions)
returns public.contributions
language plpgsql
stable
set search_path = ''
as $$
declare
  completed public.contributions := contribution;
  said timestamptz := contribution.created_at;
  field text;
begin
  if contribution.contributor_kind = 'import' or contribution.restores is not null or contribution.kind = 'close'
    or contribution.target not in ('places', 'activities', 'organisations') then
    return completed;
  end if;
  if contribution.kind = 'create' then
    if not contribution.changes ? 'slug' then
      completed.changes := completed.changes || jsonb_build_object('slug', private.free_slug(
        contribution.target, contribution.neighbourhood_id,
        coalesce(contribution.changes -> 'name', contribution.changes -> 'title'),
        coalesce(contribution.changes ->> 'category', contribution.changes ->> 'kind', 'entry')
      ));
    end if;
    if not contribution.changes ? 'confirmed_at' then
      completed.changes := completed.changes || jsonb_build_object('confirmed_at', said);
    end if;
    return completed;
  end if;
  -- Who gives hours or times says that they are true now: they have no older year any more.
  foreach field in array array['opening_hours', 'schedule'] loop
    if contribution.changes ? field
      and not private.changed_since(contribution.target, contribution.entry_id, contribution.base_revision, field) then
      completed.changes := completed.changes || jsonb_build_object(field || '_year', null);
      if not contribution.changes ? 'confirmed_at' then
        completed.changes := completed.changes || jsonb_build_object('confirmed_at', said);
      end if;
    end if;
  end loop;
  return completed;
end;
$$;
comment on function private.completed(public.contributions) is
  'A proposal with what follows from it: the address of a new entry, that it was true when it was said, that its hours are of no older year.';

create function private.forget_position(place uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  -- Only of a place that is protected now: to propose it, or to accept the rest of such a proposal, erases nothing.
  if not private.is_protected(place) then
    return;
  end if;
  update public.revisions as r
  set changes = private.history_without_position(r.changes)
  where r.target = 'places' and r.entry_id = place and r.changes ?| array['location', 'address', 'contacts', 'sources'];
  update public.contributions as c
  set
    changes = private.without_position(c.changes) - 'location' - 'address',
    before = private.without_position(c.before) - 'location' - 'address',
    -- "It has moved to number 9": what was written about a place says where it is, too.
    message = case when c.state in ('pending', 'asked') then c.message end
  where c.target = 'places' and c.entry_id = place;
  delete from public.contribution_notes as n
  using public.contributions as c
  where c.id = n.contribution_id and c.target = 'places' and c.entry_id = place and c.state not in ('pending', 'asked');
end;
$$;
comment on function private.forget_position(uuid) is
  'A place that became protected leaves its position nowhere: not in its history, not in what was ever proposed for it or written about it.';

create function private.only_phone(contacts jsonb)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(c.key, c.value), '{}'::jsonb)
  from jsonb_each(contacts) as c (key, value)
  where c.key = 'phone';
$$;
comment on function private.only_phone(jsonb) is 'Contacts as a protected place may have them.';

create or replace function private.apply(contribution public.contributions, only_fields text[])
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  live jsonb := private.live_fields(contribution.target, contribution.entry_id);
  restored public.revisions;
  proposed jsonb;
  accepted jsonb := '{}';
  changes jsonb := '{}';
  conflicts text[] := '{}';
  left_out boolean := false;
  before jsonb := '{}';
  notes jsonb := '{}';
  translations jsonb;
  revision bigint;
  field text;
begin
  if contribution.kind = 'close' then
    if live is null then
      raise exception 'This entry is already closed.' using errcode = 'PT409', detail = 'closed';
    end if;
    select jsonb_object_agg(f.key, jsonb_build_object('from', f.value, 'to', null)) into changes
    from jsonb_each(live) as f (key, value);
  else
    if (contribution.kind = 'create') <> (live is null) then
      raise exception 'This entry is %.', case when live is null then 'not there (it may be closed)' else 'already there' end
        using errcode = 'PT409', detail = case when live is null then 'closed' else 'there' end;
    end if;
    proposed := private.canonical_fields(contribution.target, contribution.changes);
    for field in select jsonb_object_keys(proposed) loop
      continue when live is not null and live -> field = proposed -> field;
      if only_fields is not null and field <> all (only_fields) then
        left_out := true;
        continue;
      end if;
      -- Two people who change different fields both win; the same field is a conflict that somebody sees. That an entry
      -- was true on two days is none: the later day holds.
      if live is not null and (case
        when field = 'confirmed_at' and contribution.restores is null then (live ->> field)::timestamptz > (proposed ->> field)::timestamptz
        else private.changed_since(contribution.target, contribution.entry_id, contribution.base_revision, field)
      end) then
        if field <> 'confirmed_at' then
          conflicts := conflicts || field;
        end if;
        continue;
      end if;
      accepted := accepted || jsonb_build_object(field, proposed -> field);
      changes := changes || jsonb_build_object(
        field, jsonb_build_object('from', live -> field, 'to', proposed -> field)
      );
    end loop;
  end if;

  if changes = '{}'::jsonb then
    return jsonb_build_object(
      'applied', '[]'::jsonb, 'conflicts', to_jsonb(conflicts), 'left_out', left_out, 'revision', null
    );
  end if;

  if live is not null then
    execute format('select to_jsonb(r) from public.%I as r where r.id = $1', contribution.target)
    into before
    using contribution.entry_id;
  end if;
  -- What undoing needs beside the fields: since when the entry is there, and who translated the texts that change.
  select coalesce(jsonb_object_agg(t.key, t.value), '{}') into notes
  from jsonb_each(coalesce(before -> 'translations', '{}')) as t (key, value)
  where changes ? t.key;
  insert into public.revisions (contribution_id, neighbourhood_id, target, entry_id, kind, changes, kept, contributor_kind)
  values (
    contribution.id,
    coalesce(
      -- A neighbourhood that is being added is not there yet to be referred to.
      case
        when contribution.target <> 'neighbourhoods' or live is not null then
          private.neighbourhood_of(contribution.target, contribution.entry_id)
      end,
      (select n.id from public.neighbourhoods as n where n.slug = contribution.changes ->> 'neighbourhood')
    ),
    contribution.target, contribution.entry_id, contribution.kind, changes,
    jsonb_strip_nulls(jsonb_build_object('translations', notes, 'created_at', before -> 'created_at')),
    contribution.contributor_kind
  )
  returning id into revision;

  if contribution.kind = 'close' then
    begin
      execute format('delete from public.%I where id = $1', contribution.target) using contribution.entry_id;
    exception
      when foreign_key_violation or restrict_violation then
        raise exception 'Other entries still refer to this one: change or close them first.' using errcode = 'PT409', detail = 'in-use';
    end;
  else
    select r.* into restored from public.revisions as r where r.id = contribution.restores;
    accepted := private.to_columns(accepted) || jsonb_build_object('revision', revision);
    if live is null and restored.kept ? 'created_at' then
      accepted := accepted || jsonb_build_object('created_at', restored.kept -> 'created_at');
    end if;
    if contribution.target <> 'residents' then
      translations := coalesce(before -> 'translations', '{}');
      for field in select jsonb_object_keys(changes) loop
        continue when jsonb_typeof(coalesce(changes -> field -> 'to', 'null')) not in ('object', 'null');
        translations := case
          when restored.id is null then private.translations_after(
            translations, field, changes -> field -> 'from', changes -> field -> 'to',
            contribution.machine_translated -> field, revision
          )
          when restored.kept -> 'translations' ? field then
            translations || jsonb_build_object(field, restored.kept -> 'translations' -> field)
          else translations - field
        end;
      end loop;
      accepted := accepted || jsonb_build_object('translations', translations);
    end if;
    perform private.write_columns(contribution.target, contribution.entry_id, accepted, live is null);
    if contribution.target = 'places' and proposed ->> 'location_precision' = 'area-only' then
      perform private.forget_position(contribution.entry_id);
    end if;
  end if;

  return jsonb_build_object(
    'applied', (select jsonb_agg(k) from jsonb_object_keys(changes) as k),
    'conflicts', to_jsonb(conflicts),
    'left_out', left_out,
    'revision', revision
  );
end;
$$;

create or replace function private.decide(contribution_id uuid, only_fields text[])
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  contribution public.contributions;
  photo uuid;
  closing uuid;
  outcome jsonb;
begin
  -- One change at a time: revisions are numbered in the order in which they become visible.
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  select c.* into contribution from public.contributions as c where c.id = contribution_id for update;
  if contribution.id is null then
    raise exception 'There is no such contribution.' using errcode = 'PT404';
  end if;
  if contribution.state not in ('pending', 'asked') then
    raise exception 'This contribution is already decided.' using errcode = 'PT409', detail = contribution.state;
  end if;
  if contribution.kind = 'close' and contribution.target in ('places', 'activities') then
    -- Its pictures go with it, each by the same door.
    for photo in
      select p.id from public.photos as p where contribution.entry_id in (p.place_id, p.activity_id) order by p.created_at, p.id
    loop
      insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind, contributor_id)
      values (
        contribution.neighbourhood_id, 'photos', photo, 'close', '{}', contribution.contributor_kind, contribution.contributor_id
      )
      returning id into closing;
      perform private.decide(closing, null);
    end loop;
  end if;
  contribution := private.completed(contribution);
  if contribution.kind = 'update' and contribution.changes = '{}'::jsonb then
    -- A word about an entry, without a change of it: taken note of.
    outcome := jsonb_build_object('applied', '[]'::jsonb, 'conflicts', '[]'::jsonb, 'left_out', false, 'revision', null, 'noted', true);
  else
    outcome := private.apply(
      contribution,
      case
        when only_fields is null then null
        -- What nobody chose and every entry has; an organisation that serves no area could be decided on by nobody.
        when contribution.kind = 'create' and contribution.target = 'organisations' then
          only_fields || array['slug', 'confirmed_at', 'areas_served', 'kind']
        when contribution.kind = 'create' then only_fields || array['slug', 'neighbourhood', 'confirmed_at']
        when only_fields && array['opening_hours', 'schedule'] then
          only_fields || array['opening_hours_year', 'schedule_year', 'confirmed_at']
        else only_fields
      end
    );
  end if;
  update public.contributions
  set
    state = case
      when outcome ? 'noted' then 'accepted'
      when outcome -> 'applied' = '[]'::jsonb and outcome -> 'conflicts' <> '[]'::jsonb then 'conflict'
      when outcome -> 'applied' = '[]'::jsonb then 'unchanged'
      when outcome -> 'conflicts' <> '[]'::jsonb or (outcome -> 'left_out')::boolean then 'partly-accepted'
      else 'accepted'
    end,
    decision = outcome,
    decided_by = (select auth.uid()),
    decided_at = now()
  where id = contribution_id;
  return outcome;
end;
$$;

create function private.try_out(contribution_id uuid)
returns void
language plpgsql
set search_path = ''
as $$
declare
  reason text;
  broken text;
begin
  begin
    perform private.decide(contribution_id, null);
    raise exception 'only tried' using errcode = 'VC001';
  exception
    when sqlstate 'VC001' then
      null;
    when check_violation or not_null_violation or unique_violation then
      get stacked diagnostics broken = constraint_name, reason = column_name;
      if broken = 'places_protected_check' then
        perform private.refuse('location', 'protected-position', 'A protected place is told by its area and telephone alone.');
      end if;
      perform private.refuse(
        coalesce(nullif(reason, ''), substring(broken from '^[a-z]+_(.*)_check$')),
        case when nullif(reason, '') is null then 'invalid' else 'empty' end,
        'This value cannot be.'
      );
    when foreign_key_violation then
      get stacked diagnostics reason = message_text;
      perform private.refuse(
        case
          when reason ~* 'organisation' then 'organisation'
          when reason ~* 'categor' then 'category'
          when reason ~* 'place' then 'place'
        end, 'no-such-value', 'It refers to something that is not there.'
      );
    when data_exception or undefined_column or invalid_parameter_value then
      perform private.refuse(null, 'invalid', 'A value is not of the kind it must be.');
  end;
end;
$$;
comment on function private.try_out(uuid) is
  'Applies a waiting contribution and takes it back at once: what cannot be accepted is refused when it is sent, not when it is read.';

-- ── Proposing ─────────────────────────────────────────────────────────────────────────────────────────────────────

create function private.secret_hash(secret text)
returns bytea
language sql
immutable
set search_path = ''
as $$
  select sha256(convert_to(secret, 'UTF8'));
$$;
comment on function private.secret_hash(text) is 'What is kept of the secret of a private link.';

create function private.receipt(contribution public.contributions, again boolean)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  slug text;
begin
  if contribution.target in ('places', 'activities', 'organisations') then
    execute format('select e.slug from public.%I as e where e.id = $1', contribution.target) into slug using contribution.entry_id;
  end if;
  return jsonb_build_object(
    'id', contribution.id,
    'state', contribution.state,
    'again', again,
    'entry', jsonb_build_object('target', contribution.target, 'slug', slug),
    'conflicts', coalesce(contribution.decision -> 'conflicts', '[]'::jsonb)
  );
end;
$$;
comment on function private.receipt(public.contributions, boolean) is 'What a contributor is told of her proposal.';

create function private.entry_by_slug(target text, neighbourhood uuid, slug text)
returns uuid
language plpgsql
stable
set search_path = ''
as $$
declare
  found uuid;
begin
  execute format(
    'select e.id from public.%I as e where e.slug = $1 %s',
    target, case when target in ('places', 'activities') then 'and e.neighbourhood_id = $2' else '' end
  ) into found using slug, neighbourhood;
  if found is null then
    raise exception 'There is no such entry.' using
      errcode = case
        when exists (
          select 1 from public.revisions as r
          where r.target = entry_by_slug.target and r.kind = 'close' and r.changes #>> '{slug,from}' = entry_by_slug.slug
            and (r.target = 'organisations' or r.neighbourhood_id = entry_by_slug.neighbourhood)
        ) then 'PT409'
        else 'PT404'
      end,
      detail = 'closed';
  end if;
  return found;
end;
$$;
comment on function private.entry_by_slug(text, uuid, text) is 'A live entry by its address; PT404 when there never was one, PT409 when it is closed.';

create function private.allow_proposal(home uuid, caller text, proof jsonb)
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform private.take_turn('propose', caller);
  perform private.take_turn('propose-day', caller);
  if private.is_under_attack(home) and not coalesce(private.has_proof(home, proof), false) then
    raise exception 'So much is being proposed here that each must show some work first.' using errcode = 'PT428';
  end if;
  perform private.take_turn('here/' || home, '', 'propose-here');
end;
$$;
comment on function private.allow_proposal(uuid, text, jsonb) is 'Counts a proposal against the limits of its sender and of the neighbourhood.';

create function public.propose(proposal jsonb, caller text default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  contribution public.contributions;
  entry uuid;
  live jsonb;
  changes jsonb := coalesce(nullif(proposal -> 'changes', 'null'), '{}');
  forged text;
  as_whom text;
  words text;
begin
  -- What a page of ours does not send, somebody forged.
  select k into forged from jsonb_object_keys(proposal) as k
  where k not in (
    'neighbourhood', 'target', 'kind', 'slug', 'base_revision', 'changes', 'machine_translated', 'report', 'message', 'contact',
    'locale', 'secret', 'hints', 'proof'
  )
  limit 1;
  if forged is not null then
    raise exception 'A proposal has no "%".', left(forged, 40) using errcode = '42501';
  end if;
  if proposal ->> 'target' is null or proposal ->> 'target' not in ('places', 'activities', 'organisations')
    or proposal ->> 'kind' is null or proposal ->> 'kind' not in ('create', 'update', 'close') then
    raise exception 'There is no such proposal.' using errcode = '42501';
  end if;
  if proposal ->> 'secret' is null or proposal ->> 'secret' !~ '^[A-Za-z0-9_-]{22,64}$' then
    perform private.refuse('secret', 'invalid', 'The secret of a proposal is 22 to 64 random letters, digits, - or _.');
  end if;
  select c.* into contribution from public.contributions as c where c.secret_hash = private.secret_hash(proposal ->> 'secret');
  if contribution.id is not null then
    return private.receipt(contribution, true);
  end if;
  if jsonb_typeof(changes) <> 'object' then
    perform private.refuse(null, 'invalid', 'The changes are fields with their new values.');
  end if;
  select k into forged from jsonb_object_keys(changes) as k
  where k <> all (private.proposable_fields(proposal ->> 'target', proposal ->> 'kind'))
  limit 1;
  if forged is not null then
    raise exception 'The field "%" cannot be proposed.', left(forged, 40) using errcode = '42501';
  end if;
  select n.* into home from public.neighbourhoods as n where n.slug = proposal ->> 'neighbourhood';
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(coalesce(proposal ->> 'neighbourhood', ''), 80) using errcode = 'PT404';
  end if;

  entry := case when proposal ->> 'kind' = 'create' then gen_random_uuid()
    else private.entry_by_slug(proposal ->> 'target', home.id, proposal ->> 'slug') end;
  if proposal ->> 'target' = 'organisations' and proposal ->> 'kind' <> 'create' and not private.works_in(entry, home.id) then
    -- Its coordinators are elsewhere: here nobody could decide.
    raise exception 'This organisation is not in the neighbourhood.' using errcode = 'PT404';
  end if;
  live := private.live_fields(proposal ->> 'target', entry);
  words := btrim(coalesce(proposal ->> 'message', ''));
  if not private.is_clean_text(words) then
    perform private.refuse('message', 'unclean-text', 'Write it as plain text, without markup or hidden characters.');
  end if;
  if length(words) > 2000 then
    perform private.refuse('message', 'too-long', 'This is too long.');
  end if;
  if proposal ->> 'contact' <> '' and (
    length(proposal ->> 'contact') > 254 or proposal ->> 'contact' !~ '^[^@[:space:]<>",;]+@[^@[:space:]<>",;]+\.[^@[:space:]<>",;]+$'
  ) then
    perform private.refuse('contact', 'invalid', 'This is no e-mail address.');
  end if;
  if coalesce(proposal ->> 'report', 'other') not in ('closed', 'moved', 'wrong-position', 'other')
    or coalesce(proposal ->> 'locale', 'it') !~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'
    or proposal ->> 'base_revision' !~ '^[0-9]{1,18}$'
    or jsonb_typeof(coalesce(nullif(proposal -> 'machine_translated', 'null'), '{}')) <> 'object' then
    perform private.refuse(null, 'invalid', 'A value is not of the kind it must be.');
  end if;
  if proposal ->> 'kind' = 'update' and changes = '{}'::jsonb and proposal ->> 'report' is null and words = '' then
    perform private.refuse(null, 'empty', 'Nothing is different from what is there.');
  end if;
  if proposal ->> 'kind' = 'create' and coalesce(changes -> 'name', changes -> 'title') is null then
    perform private.refuse(case proposal ->> 'target' when 'activities' then 'title' else 'name' end, 'empty', 'It needs a name.');
  end if;
  perform private.check_changes(home, proposal ->> 'target', changes, live);
  if proposal ->> 'kind' = 'create' then
    changes := changes || case proposal ->> 'target'
      when 'organisations' then jsonb_build_object('areas_served', jsonb_build_array(home.slug))
        || case when changes ? 'kind' then '{}'::jsonb else '{"kind": "other"}'::jsonb end
      else jsonb_build_object('neighbourhood', home.slug)
    end;
    if proposal ->> 'target' = 'places' and not changes ? 'location_precision' then
      changes := changes || jsonb_build_object(
        'location_precision', case when coalesce(changes -> 'location', 'null') = 'null' then 'to-confirm' else 'exact' end
      );
    end if;
  end if;

  as_whom := private.right_to_change(proposal ->> 'target', entry, proposal ->> 'kind', changes);
  if as_whom is null then
    perform private.allow_proposal(home.id, caller, proposal -> 'proof');
  end if;
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  insert into public.contributions (
    neighbourhood_id, target, entry_id, kind, base_revision, changes, before, machine_translated, contributor_kind, contributor_id,
    message, contact, locale, report, hints, fingerprint, secret_hash
  )
  values (
    home.id, proposal ->> 'target', entry, proposal ->> 'kind',
    coalesce((proposal ->> 'base_revision')::bigint, (
      select max(r.id) from public.revisions as r where r.target = proposal ->> 'target' and r.entry_id = entry
    )),
    changes,
    (select jsonb_object_agg(k, live -> k) from jsonb_object_keys(changes) as k where live is not null),
    coalesce(nullif(proposal -> 'machine_translated', 'null'), '{}'),
    coalesce(as_whom, 'neighbour'), (select auth.uid()),
    nullif(words, ''), nullif(lower(proposal ->> 'contact'), ''), proposal ->> 'locale', proposal ->> 'report',
    private.hints_of(proposal, home.id, caller),
    private.fingerprint(changes, words),
    private.secret_hash(proposal ->> 'secret')
  )
  on conflict (secret_hash) do nothing
  returning * into contribution;
  if contribution.id is null then
    -- The same was sent twice at the same moment.
    select c.* into contribution from public.contributions as c where c.secret_hash = private.secret_hash(proposal ->> 'secret');
    return private.receipt(contribution, true);
  end if;
  perform private.try_out(contribution.id);
  if as_whom is not null then
    perform private.decide(contribution.id, null);
    perform private.note_audit(home.id, 'change', contribution.target, contribution.entry_id, contribution.id);
  else
    perform private.queue_letter(contribution.id, 'received', jsonb_build_object('secret', proposal ->> 'secret'));
  end if;
  select c.* into contribution from public.contributions as c where c.id = contribution.id;
  return private.receipt(contribution, false);
end;
$$;
comment on function public.propose(jsonb, text) is
  'Proposes to add, change or close a place, an activity or an organisation; accepted at once for who may decide. The same secret again gives '
  'the same proposal. → {"id", "state", "again", "entry": {"target", "slug"}, "conflicts"}. Shapes and errors: docs/decisions/0011.';
grant execute on function public.propose(jsonb, text) to anon, authenticated;

create function private.fingerprint(changes jsonb, words text)
returns bytea
language sql
stable
set search_path = ''
as $$
  -- Without what propose adds by itself: else an organisation proposed twice is never the same.
  select case when said <> '' then sha256(convert_to(said, 'UTF8')) end
  from (
    select coalesce(
      private.search_normalise(concat_ws(' ', string_agg(w #>> '{}', ' '), words)), ''
    ) as said
    from jsonb_path_query(
      changes - 'category' - 'neighbourhood' - 'location_precision' - 'kind' - 'stage' - 'areas_served', 'strict $.**'
    ) as w
    where jsonb_typeof(w) = 'string'
  ) as texts;
$$;
comment on function private.fingerprint(jsonb, text) is 'The same words in another order of fields, case or punctuation have the same fingerprint.';

create function private.hints_of(proposal jsonb, home uuid, caller text)
returns text[]
language sql
set search_path = ''
as $$
  select coalesce(array_agg(distinct h), '{}')
  from (
    -- What the form noticed; only words that are known.
    select t.h
    from jsonb_array_elements_text(
      case when jsonb_typeof(proposal -> 'hints') = 'array' then proposal -> 'hints' else '[]'::jsonb end
    ) as t (h)
    where t.h in ('honeypot', 'fast', 'links', 'shouting', 'no-script')
    union all
    select 'links'
    where (
      select count(*)
      from jsonb_path_query(coalesce(nullif(proposal -> 'changes', 'null'), '{}') - 'contacts', 'strict $.**') as w
      where jsonb_typeof(w) = 'string' and w #>> '{}' ~* '(https?://|www\.)'
    ) > 0 or proposal ->> 'message' ~* '(https?://|www\.)'
    union all
    select 'repeated'
    where exists (
      select 1
      from public.contributions as c
      where c.fingerprint = private.fingerprint(
          coalesce(nullif(proposal -> 'changes', 'null'), '{}'), btrim(coalesce(proposal ->> 'message', ''))
        )
        and c.created_at > now() - interval '7 days'
    )
    union all
    select 'many-from-one'
    where (
      select count(*)
      from private.turns as t
      where t.bucket = 'propose' and t.who = private.caller_hash(caller) and t.at > now() - interval '1 hour'
    ) > 5
  ) as noticed (h);
$$;
comment on function private.hints_of(jsonb, uuid, text) is
  'What may be wrong with a proposal, as hints for who decides: honeypot, fast, links, shouting, no-script, repeated, many-from-one.';

-- ── Pictures ──────────────────────────────────────────────────────────────────────────────────────────────────────

create function public.propose_photo(photo jsonb, large text, small text, caller text default null)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  home public.neighbourhoods;
  contribution public.contributions;
  whole public.contributions;
  entry uuid;
  picture uuid := gen_random_uuid();
  large_bytes bytea;
  small_bytes bytea;
  forged text;
  as_whom text;
  changes jsonb;
begin
  select k into forged from jsonb_object_keys(photo) as k
  where k not in ('neighbourhood', 'of', 'slug', 'part_of', 'alt', 'width', 'height', 'media_type', 'secret', 'locale')
  limit 1;
  if forged is not null or photo ->> 'of' is null or photo ->> 'of' not in ('places', 'activities') then
    raise exception 'There is no such proposal.' using errcode = '42501';
  end if;
  if photo ->> 'secret' is null or photo ->> 'secret' !~ '^[A-Za-z0-9_-]{22,64}$' then
    perform private.refuse('secret', 'invalid', 'The secret of a proposal is 22 to 64 random letters, digits, - or _.');
  end if;
  select c.* into contribution from public.contributions as c where c.secret_hash = private.secret_hash(photo ->> 'secret');
  if contribution.id is not null then
    return private.receipt(contribution, true);
  end if;
  select n.* into home from public.neighbourhoods as n where n.slug = photo ->> 'neighbourhood';
  if home.id is null then
    raise exception 'There is no neighbourhood "%".', left(coalesce(photo ->> 'neighbourhood', ''), 80) using errcode = 'PT404';
  end if;
  if photo ->> 'part_of' is not null then
    select c.* into whole from public.contributions as c
    where c.secret_hash = private.secret_hash(photo ->> 'part_of') and c.neighbourhood_id = home.id and c.target = photo ->> 'of';
    if whole.id is null or whole.state in ('refused', 'withdrawn') then
      raise exception 'There is no such proposal.' using errcode = 'PT404';
    end if;
    if (select count(*) from public.contributions as c where c.part_of = whole.id) >= 4 then
      perform private.refuse('photo', 'too-many', 'Four pictures are enough for one proposal.');
    end if;
    entry := whole.entry_id;
  else
    entry := private.entry_by_slug(photo ->> 'of', home.id, photo ->> 'slug');
  end if;
  if photo ->> 'of' = 'places' and (
    exists (select 1 from public.places as p where p.id = entry and p.location_precision = 'area-only')
    or whole.changes ->> 'location_precision' = 'area-only'
  ) then
    perform private.refuse('photo', 'protected-position', 'A protected place has no picture: it would show where it is.');
  end if;
  perform private.check_words(jsonb_build_object('alt', coalesce(photo -> 'alt', 'null')));
  if not coalesce(private.is_localised_text(photo -> 'alt'), false) or length((photo -> 'alt')::text) > 1200 then
    perform private.refuse('alt', 'empty', 'Say in a few words what is to be seen.');
  end if;
  begin
    large_bytes := decode(large, 'base64');
    small_bytes := decode(small, 'base64');
    changes := jsonb_build_object(
      'neighbourhood', home.slug,
      case photo ->> 'of' when 'places' then 'place_id' else 'activity_id' end, entry,
      'alt', photo -> 'alt', 'width', (photo ->> 'width')::integer, 'height', (photo ->> 'height')::integer,
      'media_type', photo ->> 'media_type'
    );
  exception
    when data_exception then
      perform private.refuse('photo', 'invalid', 'This is no picture.');
  end;
  -- WebP and AVIF say at their beginning what they are (RFC 9649; ISO/IEC 23000-22).
  if large_bytes is null or small_bytes is null
    or octet_length(large_bytes) not between 100 and 307200 or octet_length(small_bytes) not between 100 and 307200
    or not coalesce((photo ->> 'width')::integer between 1 and 1600 and (photo ->> 'height')::integer between 1 and 1600, false)
    or not coalesce(case photo ->> 'media_type'
      when 'image/webp' then
        encode(substring(large_bytes from 1 for 4), 'escape') = 'RIFF' and encode(substring(large_bytes from 9 for 4), 'escape') = 'WEBP'
        and encode(substring(small_bytes from 1 for 4), 'escape') = 'RIFF' and encode(substring(small_bytes from 9 for 4), 'escape') = 'WEBP'
      when 'image/avif' then
        encode(substring(large_bytes from 5 for 4), 'escape') = 'ftyp' and encode(substring(small_bytes from 5 for 4), 'escape') = 'ftyp'
    end, false) then
    perform private.refuse('photo', 'invalid', 'This is no picture as we keep them.');
  end if;
  as_whom := private.right_to_change(photo ->> 'of', entry, 'update', jsonb_build_object('neighbourhood', home.slug));
  if whole.id is not null and whole.state in ('pending', 'asked') then
    as_whom := null;
  end if;
  if as_whom is null then
    perform private.take_turn('photo', caller);
    perform private.take_turn('here/' || home.id, '', 'propose-here');
  end if;
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  insert into public.contributions (
    neighbourhood_id, target, entry_id, kind, changes, contributor_kind, contributor_id, locale, secret_hash, part_of
  )
  values (
    home.id, 'photos', picture, 'create', changes, coalesce(as_whom, 'neighbour'), (select auth.uid()), photo ->> 'locale',
    private.secret_hash(photo ->> 'secret'), whole.id
  )
  on conflict (secret_hash) do nothing
  returning * into contribution;
  if contribution.id is null then
    select c.* into contribution from public.contributions as c where c.secret_hash = private.secret_hash(photo ->> 'secret');
    return private.receipt(contribution, true);
  end if;
  insert into private.photo_files (photo_id, contribution_id, media_type, large, small)
  values (picture, contribution.id, photo ->> 'media_type', large_bytes, small_bytes);
  if as_whom is not null then
    perform private.decide(contribution.id, null);
    perform private.note_audit(home.id, 'change', 'photos', picture, contribution.id);
    select c.* into contribution from public.contributions as c where c.id = contribution.id;
  end if;
  return private.receipt(contribution, false);
end;
$$;
comment on function public.propose_photo(jsonb, text, text, text) is
  'Proposes a picture of a place or an activity that is there ("slug") or that another proposal adds ("part_of": its secret). large and small are '
  'base64 of WebP or AVIF, at most 1,600 pixels and 300 kB.';
grant execute on function public.propose_photo(jsonb, text, text, text) to anon, authenticated;

-- ── Is it this one? ───────────────────────────────────────────────────────────────────────────────────────────────

create function private.likeness(one text, other text)
returns real
language sql
immutable
parallel safe
set search_path = ''
as $$
  -- Trigrams are taken word by word: the order of words does not matter. A name that is wholly in the other counts nearly as much.
  select greatest(
    extensions.similarity(one, other),
    case
      when least(length(one), length(other)) >= 5 then
        0.9 * greatest(extensions.strict_word_similarity(one, other), extensions.strict_word_similarity(other, one))
      else 0
    end
  )::real;
$$;
comment on function private.likeness(text, text) is 'How alike two normalised names are, 0 to 1.';

create function public.similar_entries(neighbourhood text, target text, name text, near jsonb default null)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  home uuid := (select n.id from public.neighbourhoods as n where n.slug = similar_entries.neighbourhood);
  -- Cut again: of one letter, U+FDFA, the normal form makes eighteen.
  wanted text := left(private.search_normalise(left(name, 200)), 200);
  here extensions.geography;
  answer json;
begin
  if home is null then
    raise exception 'There is no neighbourhood "%".', left(neighbourhood, 80) using errcode = 'PT404';
  end if;
  if target not in ('places', 'activities', 'organisations') then
    raise exception 'There is no such kind of entry.' using errcode = '22023', hint = 'target';
  end if;
  if length(wanted) < 3 then
    return '[]'::json;
  end if;
  if jsonb_typeof(near) = 'array' then
    here := extensions.st_setsrid(
      extensions.st_makepoint((near ->> 0)::double precision, (near ->> 1)::double precision), 4326
    )::extensions.geography;
  end if;
  with alike as (
    -- Cheap and generous, before the names are taken one by one; of hundreds that share their common words the nearest.
    select p.id
    from public.places as p
    where similar_entries.target = 'places' and p.neighbourhood_id = home
      and greatest(extensions.word_similarity(wanted, p.search_name), extensions.word_similarity(p.search_name, wanted)) >= 0.3
    order by
      coalesce(extensions.st_distance(p.location, here, false) <= 100, false) desc,
      extensions.similarity(wanted, p.search_name) desc, p.id
    limit 60
  ), candidates as (
    select
      'places' as target, p.slug, p.name, p.category as kind, p.address, p.location, p.neighbourhood_id, p.name as names
    from public.places as p
    join alike on alike.id = p.id
    union all
    select 'activities', a.slug, a.title, a.kind, p.address, p.location, a.neighbourhood_id, a.title
    from public.activities as a
    left join public.places as p on p.id = a.place_id
    where similar_entries.target = 'activities' and a.neighbourhood_id = home
    union all
    select 'organisations', o.slug, o.name, o.kind, null, null, null, o.name
    from public.organisations as o
    where similar_entries.target = 'organisations'
  ), measured as (
    select
      c.*,
      (
        select max(private.likeness(wanted, left(private.search_normalise(t.content), 200)))
        from jsonb_each_text(c.names) as t (locale, content)
      ) as likeness,
      case when here is not null then extensions.st_distance(c.location, here, false) end as metres
    from candidates as c
  )
  select coalesce(json_agg(
    json_build_object(
      'slug', m.slug, 'name', m.name, 'kind', m.kind, 'address', m.address, 'metres', round(m.metres),
      'likeness', round(m.likeness::numeric, 2),
      'point', case when m.location is not null then json_build_array(
        extensions.st_x(m.location::extensions.geometry), extensions.st_y(m.location::extensions.geometry)
      ) end
    )
    order by m.rank desc, m.slug
  ), '[]'::json)
  into answer
  from (
    select m.*, m.likeness + case when m.metres <= 100 then 0.4 else 0 end as rank
    from measured as m
    -- Within 100 metres a name that is somewhat alike is probably the same place; farther away, or where one of the
    -- positions is not known, only one that is nearly the same.
    where m.likeness >= case when m.metres <= 100 then 0.35 when m.metres is null then 0.55 else 0.75 end
    order by rank desc, m.slug
    limit 5
  ) as m;
  return answer;
end;
$$;
comment on function public.similar_entries(text, text, text, jsonb) is
  'Entries that a new one may be: by name in any language, accents and the order of words ignored, and by distance from near [lon, lat]. → '
  '[{"slug", "name", "kind", "address", "metres", "likeness", "point"}], at most 5, the likeliest first.';
grant execute on function public.similar_entries(text, text, text, jsonb) to anon, authenticated;
