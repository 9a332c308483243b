-- Who works with whom: links between organisations, and what several of them agreed on. Live, like organisations: only
-- what anyone may see. What makes no sense is refused with one sentence for the person who proposed it.

create function private.is_period(since text, until text)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  -- Compared as far as both say: a link of 2019 may end in May 2019.
  select coalesce(since ~ '^[0-9]{4}(-(0[1-9]|1[0-2]))?$', true)
    and coalesce(until ~ '^[0-9]{4}(-(0[1-9]|1[0-2]))?$', true)
    and coalesce(
      left(until, least(length(since), length(until))) >= left(since, least(length(since), length(until))), true
    );
$$;
comment on function private.is_period(text, text) is
  'True for two ends of a period in years or months (2019, 2019-05), either of which may be unknown (null), in order.';

create function private.lies_within(since text, until text, outer_since text, outer_until text)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select private.is_period(outer_since, since)
    and private.is_period(until, outer_until)
    and private.is_period(since, outer_until)
    and private.is_period(outer_since, until);
$$;
comment on function private.lies_within(text, text, text, text) is
  'True when a period in years or months (2019, 2019-05) lies within another, as far as their ends are known.';

create table public.agreements (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete restrict,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  kind text not null check (kind in ('consortium', 'pact', 'project', 'network', 'call')),
  name jsonb not null check (private.is_localised_text(name)),
  about jsonb check (private.is_localised_text(about)),
  since text,
  until text,
  sources jsonb not null default '[]' check (jsonb_typeof(sources) = 'array'),
  translations jsonb not null default '{}' check (jsonb_typeof(translations) = 'object'),
  confirmed_at timestamptz,
  revision bigint not null,
  created_at timestamptz not null default now(),
  constraint agreements_slug_key unique (neighbourhood_id, slug),
  constraint agreements_until_after_since check (private.is_period(since, until))
);
comment on table public.agreements is 'What several organisations do together: a consortium, a pact, a project, a network, a call.';
comment on column public.agreements.since is 'Year or month of the beginning (2019, 2019-05); null: not known.';
comment on column public.agreements.until is 'Year or month of the end; null: not known to have ended.';
alter table public.agreements enable row level security;
revoke all on public.agreements from anon, authenticated, service_role;
grant select on public.agreements to anon, authenticated, service_role;
create policy agreements_read_all on public.agreements for select using (true);

create table public.agreement_members (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete restrict,
  agreement_id uuid not null references public.agreements (id) on delete restrict,
  organisation_id uuid not null references public.organisations (id) on delete restrict,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 240),
  role text not null default 'member' check (role in ('lead', 'member')),
  since text,
  until text,
  note jsonb check (private.is_localised_text(note)),
  certainty text not null default 'documented' check (certainty in ('documented', 'reported')),
  sources jsonb not null default '[]' check (jsonb_typeof(sources) = 'array'),
  translations jsonb not null default '{}' check (jsonb_typeof(translations) = 'object'),
  confirmed_at timestamptz,
  revision bigint not null,
  created_at timestamptz not null default now(),
  constraint agreement_members_slug_key unique (neighbourhood_id, slug)
);
comment on table public.agreement_members is 'That an organisation is in an agreement.';
comment on column public.agreement_members.role is 'Whether it leads it.';
comment on column public.agreement_members.certainty is 'documented: by the agreement or a member itself; reported: by somebody else.';
create index agreement_members_agreement_id_idx on public.agreement_members (agreement_id);
create index agreement_members_organisation_id_idx on public.agreement_members (organisation_id);
alter table public.agreement_members enable row level security;
revoke all on public.agreement_members from anon, authenticated, service_role;
grant select on public.agreement_members to anon, authenticated, service_role;
create policy agreement_members_read_all on public.agreement_members for select using (true);

create table public.relationships (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete restrict,
  from_organisation_id uuid not null references public.organisations (id) on delete restrict,
  to_organisation_id uuid not null references public.organisations (id) on delete restrict,
  agreement_id uuid references public.agreements (id) on delete restrict,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 240),
  kind text not null check (
    kind in ('partner-of', 'refers-to', 'hosts', 'runs-together', 'funds', 'coordinates', 'member-of')
  ),
  since text,
  until text,
  activity_kind text check (length(activity_kind) between 1 and 40),
  stage text check (stage in ('orientation', 'skills', 'italian', 'training', 'work')),
  category text references public.categories (slug) on delete restrict,
  note jsonb check (private.is_localised_text(note)),
  certainty text not null default 'documented' check (certainty in ('documented', 'reported')),
  sources jsonb not null default '[]' check (jsonb_typeof(sources) = 'array'),
  translations jsonb not null default '{}' check (jsonb_typeof(translations) = 'object'),
  confirmed_at timestamptz,
  revision bigint not null,
  created_at timestamptz not null default now(),
  constraint relationships_slug_key unique (neighbourhood_id, slug)
);
comment on table public.relationships is 'That one organisation does something with another: typed, dated, with its source.';
comment on column public.relationships.neighbourhood_id is 'Where it is told of; its coordinators look after it.';
comment on column public.relationships.agreement_id is 'The agreement under which they do it, if any.';
comment on column public.relationships.kind is
  'Read from the first to the second: hosts, funds, refers people to. partner-of and runs-together have no direction.';
comment on column public.relationships.since is 'Year or month (2019, 2019-05) from which it is known; null: not known.';
comment on column public.relationships.until is 'Year or month of its end; null: not known to have ended.';
comment on column public.relationships.activity_kind is 'What it is about, as activities.kind.';
comment on column public.relationships.stage is 'What it is about, as a step of the path from orientation to work.';
comment on column public.relationships.category is 'What it is about, as a kind of place.';
comment on column public.relationships.certainty is 'documented: by one of the two; reported: by somebody else.';
create index relationships_from_organisation_id_idx on public.relationships (from_organisation_id);
create index relationships_to_organisation_id_idx on public.relationships (to_organisation_id);
create index relationships_agreement_id_idx on public.relationships (agreement_id);
create index relationships_category_idx on public.relationships (category);
alter table public.relationships enable row level security;
revoke all on public.relationships from anon, authenticated, service_role;
grant select on public.relationships to anon, authenticated, service_role;
create policy relationships_read_all on public.relationships for select using (true);

create function private.check_relationship()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  same text;
begin
  if new.from_organisation_id = new.to_organisation_id then
    perform private.refuse('to_organisation', 'self-link', 'An organisation cannot be linked to itself.');
  end if;
  if not private.is_period(new.since, new.until) then
    perform private.refuse('until', 'end-before-start', 'A link begins and ends in a year or a month (2019, 2019-05), and does not end before it begins.');
  end if;
  -- The same two may do the same again later; at one time they do it once. Two partners are partners both ways.
  select r.slug into same
  from public.relationships as r
  where r.id <> new.id
    and r.kind = new.kind
    and (
      (r.from_organisation_id = new.from_organisation_id and r.to_organisation_id = new.to_organisation_id)
      or (
        new.kind in ('partner-of', 'runs-together')
        and r.from_organisation_id = new.to_organisation_id
        and r.to_organisation_id = new.from_organisation_id
      )
    )
    and (r.agreement_id, r.activity_kind, r.stage, r.category)
      is not distinct from (new.agreement_id, new.activity_kind, new.stage, new.category)
    and private.is_period(new.since, r.until)
    and private.is_period(r.since, new.until)
  limit 1;
  if same is not null then
    perform private.refuse('to_organisation', 'already-linked', format('This link is already there: "%s".', same));
  end if;
  if new.kind = 'member-of' and exists (
    with recursive above (id) as (
      select new.to_organisation_id
      union
      select r.to_organisation_id
      from public.relationships as r
      join above on above.id = r.from_organisation_id
      where r.kind = 'member-of' and r.id <> new.id
    )
    select from above where above.id = new.from_organisation_id
  ) then
    perform private.refuse('kind', 'member-circle', 'An organisation would be a member of itself, by way of others.');
  end if;
  return new;
end;
$$;
create trigger relationships_check
before insert or update on public.relationships
for each row execute function private.check_relationship();

-- A membership lies within its agreement: nobody is in a consortium before there is one, or after it is over.
create function private.check_agreement_member()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if not private.is_period(new.since, new.until) then
    raise exception 'A membership begins and ends in a year or a month (2019, 2019-05), and does not end before it begins.'
      using errcode = '22023';
  end if;
  if exists (
    select
    from public.agreements as a
    where a.id = new.agreement_id and not private.lies_within(new.since, new.until, a.since, a.until)
  ) then
    raise exception 'A membership lies within the period of its agreement.' using errcode = '22023';
  end if;
  if exists (
    select
    from public.agreement_members as m
    where m.id <> new.id
      and m.agreement_id = new.agreement_id
      and m.organisation_id = new.organisation_id
      and private.is_period(new.since, m.until)
      and private.is_period(m.since, new.until)
  ) then
    raise exception 'This organisation is already in the agreement.' using errcode = '22023';
  end if;
  return new;
end;
$$;
comment on function private.check_agreement_member() is
  'Refuses, with a sentence, a membership whose period cannot be, is not within its agreement, or is there already.';
create trigger agreement_members_check
before insert or update on public.agreement_members
for each row execute function private.check_agreement_member();

create function private.check_agreement_period()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if exists (
    select
    from public.agreement_members as m
    where m.agreement_id = new.id and not private.lies_within(m.since, m.until, new.since, new.until)
  ) then
    raise exception 'Somebody is said to be in this agreement outside that period: put the membership right first.'
      using errcode = '22023';
  end if;
  return new;
end;
$$;
comment on function private.check_agreement_period() is
  'Refuses, with a sentence, a period of an agreement that leaves one of its memberships outside.';
create trigger agreements_check
before update of since, until on public.agreements
for each row execute function private.check_agreement_period();
