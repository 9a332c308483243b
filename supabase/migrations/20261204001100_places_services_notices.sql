-- Follows from src/lib/*/fields; written by `npm run fields:sql`.

alter table public.places
  add column services jsonb not null default '[]' check (jsonb_typeof(services) = 'array'),
  add column notices jsonb not null default '[]' check (jsonb_typeof(notices) = 'array');
comment on column public.places.services is 'What is done there at hours of its own. Those hours say nothing of the place.';
comment on column public.places.notices is 'What holds for a time: moved, closed, anything else; each with its end.';
