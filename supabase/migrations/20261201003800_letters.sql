-- Letters: what was received and decided, for who left an address. The database writes them down; whoever holds the secret key
-- sends them and they are gone.

create table private.letters (
  id bigint generated always as identity primary key,
  recipient text not null check (length(recipient) between 3 and 254),
  template text not null check (template in ('received', 'asked', 'decided', 'digest')),
  locale text,
  values jsonb not null default '{}' check (jsonb_typeof(values) = 'object'),
  contribution_id uuid references public.contributions (id) on delete cascade,
  tries integer not null default 0,
  last_failure text check (length(last_failure) <= 1000),
  not_before timestamptz not null default now(),
  created_at timestamptz not null default now()
);
comment on table private.letters is 'E-mails that are to be sent; each is deleted when it was.';
create index letters_contribution_id_idx on private.letters (contribution_id);
alter table private.letters enable row level security;
revoke all on private.letters from anon, authenticated, service_role;

create function private.queue_letter(contribution uuid, template text, extra jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  c public.contributions;
begin
  select w.* into c from public.contributions as w where w.id = contribution;
  if c.contact is null then
    return;
  end if;
  if template = 'received' then
    begin
      perform private.check_rate_limit('letter', c.contact);
    exception
      when sqlstate 'PT429' then
        -- Somebody fills a letter box that may not be hers: the proposal counts, the letter is not written.
        return;
    end;
  end if;
  insert into private.letters (recipient, template, locale, values, contribution_id)
  values (
    c.contact, queue_letter.template, c.locale,
    jsonb_build_object(
      'neighbourhood', (select n.slug from public.neighbourhoods as n where n.id = c.neighbourhood_id),
      -- Only what is on the map already: nobody has letters with words of her choice sent to strangers.
      'name', coalesce(
        private.live_fields(c.target, c.entry_id) -> 'name', private.live_fields(c.target, c.entry_id) -> 'title'
      ),
      'state', c.state,
      'reason', c.decision ->> 'reason'
    ) || extra,
    c.id
  );
end;
$$;
comment on function private.queue_letter(uuid, text, jsonb) is 'A letter to who left an address with a proposal; none to who did not.';

create function public.letters_to_send(most integer default 20)
returns json
language sql
security definer
set search_path = ''
as $$
  with taken as (
    -- Who takes a letter has ten minutes before another may.
    update private.letters as l
    set not_before = now() + interval '10 minutes', tries = l.tries + 1
    where l.id in (
      select f.id from private.letters as f where f.not_before <= now() order by f.id limit least(greatest(most, 1), 100) for update skip locked
    )
    returning l.*
  )
  select coalesce(
    json_agg(
      json_build_object('id', t.id, 'recipient', t.recipient, 'template', t.template, 'locale', t.locale, 'values', t.values) order by t.id
    ),
    '[]'::json
  )
  from taken as t;
$$;
comment on function public.letters_to_send(integer) is 'Letters to send now: [{"id", "recipient", "template", "locale", "values"}]; whoever takes them says letter_done.';
grant execute on function public.letters_to_send(integer) to service_role;

create function public.letter_done(letter bigint, failure text default null)
returns void
language sql
security definer
set search_path = ''
as $$
  -- Tried eight times, later and later, over about five days; then it is given up.
  delete from private.letters as l where l.id = letter and (failure is null or l.tries >= 8);
  update private.letters as l
  set last_failure = left(failure, 1000), not_before = now() + interval '10 minutes' * power(3, least(l.tries, 6))
  where l.id = letter and failure is not null;
$$;
comment on function public.letter_done(bigint, text) is 'A letter was sent, or why it was not.';
grant execute on function public.letter_done(bigint, text) to service_role;
