-- What people here say for an entry: words to find it by, which are not its name.

alter table public.organisations
  add column also_called jsonb check (private.is_localised_text(also_called));
comment on column public.organisations.also_called is 'What people say for it: words to find it by, which are not its name.';

alter table public.places
  add column also_called jsonb check (private.is_localised_text(also_called));
comment on column public.places.also_called is 'What people say for it: words to find it by, which are not its name.';

alter table public.activities
  add column also_called jsonb check (private.is_localised_text(also_called));
comment on column public.activities.also_called is 'What people say for it: words to find it by, which are not its name.';
