-- What was proposed and what was changed: never readable without a role.

create table public.contributions (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid references public.neighbourhoods (id) on delete cascade,
  target text not null check (private.editable_fields(target) is not null),
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
    state in ('pending', 'asked', 'accepted', 'partly-accepted', 'conflict', 'unchanged', 'refused', 'withdrawn')
  ),
  decision jsonb,
  decided_by uuid references auth.users (id) on delete set null,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  locale text check (length(locale) between 2 and 35),
  report text check (report in ('closed', 'moved', 'wrong-position', 'other')),
  hints text[] not null default '{}',
  fingerprint bytea,
  before jsonb check (jsonb_typeof(before) = 'object'),
  part_of uuid references public.contributions (id) on delete cascade,
  version integer not null default 1
);
comment on table public.contributions is 'A proposed change of one entry, field by field. Private.';
comment on column public.contributions.entry_id is 'The entry it is about; for a new one, the id it will have.';
comment on column public.contributions.base_revision is 'The revision of the entry the contributor saw.';
comment on column public.contributions.changes is 'Field to new value; geography as GeoJSON, references as slugs.';
comment on column public.contributions.machine_translated is 'Which of the texts a machine translated: {"summary": ["ar"]}.';
comment on column public.contributions.restores is 'The revision it undoes.';
comment on column public.contributions.secret_hash is 'SHA-256 of the secret of the private link.';
comment on column public.contributions.decision is 'What was done: {"applied": […], "conflicts": […]}.';
comment on column public.contributions.locale is 'The language its contributor reads.';
comment on column public.contributions.report is 'What a neighbour reported with one tap: closed for good, moved, at the wrong position.';
comment on column public.contributions.hints is 'What may be wrong with it, for who decides: links, repeated, honeypot, …';
comment on column public.contributions.fingerprint is 'SHA-256 of what it says, normalised: the same said twice is noticed.';
comment on column public.contributions.before is 'The values the contributor saw, of the fields she changes.';
comment on column public.contributions.part_of is 'The proposal it came with: a picture of a place that is not there yet.';
comment on column public.contributions.version is 'How often its author has changed what it says, and once: a coordinator accepts the one she read.';
create index contributions_queue_idx on public.contributions (neighbourhood_id, state, created_at);
create index contributions_entry_idx on public.contributions (target, entry_id);
create index contributions_contributor_id_idx on public.contributions (contributor_id);
create index contributions_decided_by_idx on public.contributions (decided_by);
create index contributions_restores_idx on public.contributions (restores);
create index contributions_part_of_idx on public.contributions (part_of);
create index contributions_fingerprint_idx on public.contributions (fingerprint) where fingerprint is not null;
alter table public.contributions enable row level security;
revoke all on public.contributions from anon, authenticated, service_role;
grant select on public.contributions to service_role;
-- All but the hash of the secret link, which no one needs to read, and the address somebody left: it is for letters alone.
grant select (
  id, neighbourhood_id, target, entry_id, kind, base_revision, changes, machine_translated, restores, contributor_kind,
  contributor_id, source, message, state, decision, decided_by, decided_at, created_at, locale, report, hints, before, part_of,
  version
) on public.contributions to authenticated;

create policy contributions_read_coordinator on public.contributions for select to authenticated
using ((select private.is_coordinator(neighbourhood_id)));

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
alter table public.revisions enable row level security;
revoke all on public.revisions from anon, authenticated, service_role;
grant select on public.revisions to authenticated, service_role;

create policy revisions_read_coordinator on public.revisions for select to authenticated
using ((select private.is_coordinator(neighbourhood_id)));

alter table public.contributions
  add constraint contributions_restores_fkey foreign key (restores) references public.revisions (id) on delete set null;

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

-- Nobody claims to have seen what is not there yet.
create function private.keep_base_revision()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  -- A revision from the future would hide from a coordinator that somebody else changed the same field meanwhile.
  if new.base_revision is not null then
    new.base_revision := least(new.base_revision, (
      select max(r.id) from public.revisions as r where r.target = new.target and r.entry_id = new.entry_id
    ));
  end if;
  return new;
end;
$$;
comment on function private.keep_base_revision() is 'The revision a contributor saw is at most the latest there is.';
create trigger contributions_base_revision before insert on public.contributions
for each row execute function private.keep_base_revision();
