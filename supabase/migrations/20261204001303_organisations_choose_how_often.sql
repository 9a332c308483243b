-- An organisation chooses for how long what it offers is believed. It follows from src/lib/*/fields; written by `npm run fields:sql`.

alter table public.organisations
  add column check_every_months smallint check (check_every_months between 1 and 12);
comment on column public.organisations.check_every_months is 'For how many months what it offers is believed once it is confirmed, 1 to 12; null: as long as such things hold.';
