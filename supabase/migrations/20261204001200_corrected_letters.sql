-- What somebody was told stays true: whoever left an address and was told that her proposal was accepted hears once when it was
-- undone, or when somebody else closed the entry. Of a proposal there is one such letter, whatever comes after.

alter table private.letters drop constraint letters_template_check;
alter table private.letters add constraint letters_template_check
check (template in ('received', 'asked', 'decided', 'digest', 'corrected'));

create table private.corrections (
  contribution_id uuid primary key references public.contributions (id) on delete cascade,
  at timestamptz not null default now()
);
comment on table private.corrections is 'Proposals whose letter of acceptance was corrected by another: none is corrected twice.';
alter table private.corrections enable row level security;
revoke all on private.corrections from anon, authenticated, service_role;

create function private.correct_letter(contribution uuid, state text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into private.corrections (contribution_id)
  select c.id
  from public.contributions as c
  where c.id = correct_letter.contribution and c.contact is not null and c.restores is null
    and c.state in ('accepted', 'partly-accepted')
    -- Of a word about an entry nothing was on the map.
    and not coalesce(c.decision ? 'noted', false)
  on conflict do nothing;
  if found then
    perform private.queue_letter(correct_letter.contribution, 'corrected', jsonb_build_object('state', correct_letter.state));
  end if;
end;
$$;
comment on function private.correct_letter(uuid, text) is
  'A letter that what was accepted is undone, or closed, to who left an address and was told that it was; one of a proposal.';

create function private.correct_letters()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  origin uuid;
  turns integer;
  closer text;
  other uuid;
begin
  -- From an undo back to what was undone at first: of two, the second has brought it back.
  with recursive chain as (
    select c.id, c.restores, 0 as turns from public.contributions as c where c.id = new.contribution_id
    union all
    select b.id, b.restores, chain.turns + 1
    from chain
    join public.revisions as r on r.id = chain.restores
    join public.contributions as b on b.id = r.contribution_id
  )
  select c.id, c.turns into origin, turns from chain as c where c.restores is null;
  if turns % 2 = 1 then
    perform private.correct_letter(origin, 'undone');
  elsif turns > 0 then
    -- What was not sent yet is not true any more, and was never read.
    delete from private.letters as l where l.contribution_id = origin and l.template = 'corrected' and l.tries = 0;
    if found then
      delete from private.corrections as d where d.contribution_id = origin;
    end if;
  end if;
  if new.kind = 'close' then
    select c.contact into closer from public.contributions as c where c.id = new.contribution_id;
    for other in
      select c.id
      from public.contributions as c
      where c.target = new.target and c.entry_id = new.entry_id and c.id <> new.contribution_id
        and c.contact is not null and c.contact is distinct from closer
    loop
      perform private.correct_letter(other, 'closed');
    end loop;
  end if;
  return null;
end;
$$;
comment on function private.correct_letters() is 'Writes to those whose accepted proposals a new revision undoes or closes.';
create trigger revisions_correct_letters after insert on public.revisions
for each row when (new.contribution_id is not null) execute function private.correct_letters();
