-- Who may decide, what was proposed, what was changed: never readable without a role.

create table public.memberships (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  role text not null check (role in ('coordinator', 'editor', 'partner')),
  neighbourhood_id uuid references public.neighbourhoods (id) on delete cascade,
  organisation_id uuid references public.organisations (id) on delete cascade,
  created_at timestamptz not null default now(),
  -- A coordinator belongs to a neighbourhood; an editor and a partner to an organisation.
  constraint memberships_role_fits check (
    (role = 'coordinator' and neighbourhood_id is not null and organisation_id is null)
    or (role in ('editor', 'partner') and organisation_id is not null and neighbourhood_id is null)
  ),
  constraint memberships_once unique nulls not distinct (user_id, role, neighbourhood_id, organisation_id)
);
comment on table public.memberships is 'Roles of signed-in people. Read by functions, not by token metadata.';
create index memberships_neighbourhood_id_idx on public.memberships (neighbourhood_id);
create index memberships_organisation_id_idx on public.memberships (organisation_id);

create table public.contributions (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid references public.neighbourhoods (id) on delete cascade,
  target text not null check (target in ('neighbourhoods', 'categories', 'organisations', 'places', 'activities', 'residents')),
  entry_id uuid not null,
  kind text not null check (kind in ('create', 'update', 'close')),
  base_revision bigint,
  changes jsonb not null check (jsonb_typeof(changes) = 'object'),
  machine_translated jsonb not null default '{}' check (jsonb_typeof(machine_translated) = 'object'),
  restores bigint,
  contributor_kind text not null check (contributor_kind in ('neighbour', 'organisation', 'coordinator', 'import')),
  contributor_id uuid references auth.users (id) on delete set null,
  source text check (length(source) <= 300),
  message text check (length(message) <= 2000),
  contact text check (length(contact) <= 320),
  secret_hash bytea unique,
  state text not null default 'pending' check (
    state in ('pending', 'accepted', 'partly-accepted', 'conflict', 'unchanged', 'refused', 'withdrawn')
  ),
  decision jsonb,
  decided_by uuid references auth.users (id) on delete set null,
  decided_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table public.contributions is 'A proposed change of one entry, field by field. Private.';
comment on column public.contributions.entry_id is 'The entry it is about; for a new one, the id it will have.';
comment on column public.contributions.base_revision is 'The revision of the entry the contributor saw.';
comment on column public.contributions.changes is 'Field to new value; geography as GeoJSON, references as slugs.';
comment on column public.contributions.machine_translated is 'Which of the texts a machine translated: {"summary": ["ar"]}.';
comment on column public.contributions.restores is 'The revision it undoes.';
comment on column public.contributions.secret_hash is 'SHA-256 of the secret of the private link.';
comment on column public.contributions.decision is 'What was done: {"applied": […], "conflicts": […]}.';
create index contributions_queue_idx on public.contributions (neighbourhood_id, state, created_at);
create index contributions_entry_idx on public.contributions (target, entry_id);
create index contributions_contributor_id_idx on public.contributions (contributor_id);
create index contributions_decided_by_idx on public.contributions (decided_by);

create table public.revisions (
  id bigint generated always as identity primary key,
  contribution_id uuid references public.contributions (id) on delete set null,
  neighbourhood_id uuid references public.neighbourhoods (id) on delete set null,
  target text not null,
  entry_id uuid not null,
  kind text not null check (kind in ('create', 'update', 'close')),
  changes jsonb not null check (jsonb_typeof(changes) = 'object'),
  kept jsonb not null default '{}' check (jsonb_typeof(kept) = 'object'),
  contributor_kind text not null,
  created_at timestamptz not null default now()
);
comment on table public.revisions is 'Every change that was applied, field by field. Private; closed entries live on here.';
comment on column public.revisions.id is 'Ascending in the order of commit: the one door lets one change through at a time.';
comment on column public.revisions.changes is '{"field": {"from": …, "to": …}}; a closed entry has every field with its last value.';
comment on column public.revisions.kept is
  'What undoing needs beside the fields: {"created_at": …, "translations": {"field": …}}, as they were before.';
create index revisions_entry_idx on public.revisions (target, entry_id, id);
create index revisions_closed_idx on public.revisions (target, (changes #>> '{slug,from}')) where kind = 'close';
create index revisions_contribution_id_idx on public.revisions (contribution_id);
create index revisions_neighbourhood_id_idx on public.revisions (neighbourhood_id);

alter table public.contributions
  add constraint contributions_restores_fkey foreign key (restores) references public.revisions (id) on delete set null;
create index contributions_restores_idx on public.contributions (restores);

alter table public.memberships enable row level security;
alter table public.contributions enable row level security;
alter table public.revisions enable row level security;
revoke all on public.memberships, public.contributions, public.revisions from anon, authenticated, service_role;
grant select on public.memberships, public.contributions, public.revisions to service_role;
grant select on public.memberships, public.revisions to authenticated;
-- All but the hash of the secret link, which no one needs to read.
grant select (
  id, neighbourhood_id, target, entry_id, kind, base_revision, changes, machine_translated, restores, contributor_kind,
  contributor_id, source, message, contact, state, decision, decided_by, decided_at, created_at
) on public.contributions to authenticated;

create function private.is_coordinator(of_neighbourhood uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (
    select 1
    from public.memberships as m
    where m.user_id = (select auth.uid())
      and m.role = 'coordinator'
      and m.neighbourhood_id = of_neighbourhood
  );
$$;
comment on function private.is_coordinator(uuid) is 'Whether the signed-in person coordinates that neighbourhood.';
grant execute on function private.is_coordinator(uuid) to authenticated, service_role;

create policy memberships_read_own on public.memberships for select to authenticated
using (user_id = (select auth.uid()));
create policy memberships_read_coordinator on public.memberships for select to authenticated
using ((select private.is_coordinator(neighbourhood_id)));
create policy contributions_read_coordinator on public.contributions for select to authenticated
using ((select private.is_coordinator(neighbourhood_id)));
create policy revisions_read_coordinator on public.revisions for select to authenticated
using ((select private.is_coordinator(neighbourhood_id)));
