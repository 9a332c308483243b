-- Practice cards: what somebody did that worked, so that another neighbourhood can try it. Live, and by the one door.

create table public.practices (
  id uuid primary key default gen_random_uuid(),
  neighbourhood_id uuid not null references public.neighbourhoods (id) on delete restrict,
  organisation_id uuid references public.organisations (id) on delete restrict,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  title jsonb not null check (private.is_localised_text(title)),
  context jsonb not null check (private.is_localised_text(context)),
  steps jsonb not null check (private.is_localised_text(steps)),
  costs jsonb check (private.is_localised_text(costs)),
  result jsonb check (private.is_localised_text(result)),
  evidence jsonb check (private.is_localised_text(evidence)),
  stages text[] not null default '{}' check (
    stages <@ array['orientation', 'skills', 'italian', 'training', 'work']
  ),
  areas text[] not null default '{}',
  languages text[] not null default '{}' check (private.are_language_tags(languages)),
  since text,
  until text,
  sources jsonb not null default '[]' check (jsonb_typeof(sources) = 'array'),
  translations jsonb not null default '{}' check (jsonb_typeof(translations) = 'object'),
  confirmed_at timestamptz,
  revision bigint not null,
  created_at timestamptz not null default now(),
  constraint practices_slug_key unique (neighbourhood_id, slug),
  constraint practices_until_after_since check (private.is_period(since, until))
);
comment on table public.practices is 'What an organisation did that worked, told so that others can try it.';
comment on column public.practices.steps is 'One step a line.';
comment on column public.practices.costs is 'What it takes, in words; null: not known.';
comment on column public.practices.evidence is 'How the result is known; null: it is told, nobody has counted.';
comment on column public.practices.areas is 'Slugs of neighbourhoods where it was tried, on this map or not.';
comment on column public.practices.languages is 'BCP 47 tags of languages in which it was done, as somebody there said.';
create index practices_organisation_id_idx on public.practices (organisation_id);
alter table public.practices enable row level security;
revoke all on public.practices from anon, authenticated, service_role;
grant select on public.practices to anon, authenticated, service_role;
create policy practices_read_all on public.practices for select using (true);
