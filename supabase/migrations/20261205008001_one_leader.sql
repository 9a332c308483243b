-- Of many servers one sends the letters, fetches the calendars and forgets. They meet in the database alone, over an API that
-- keeps no session between two calls, so that a lock of a session would be lost or left behind: who leads has it until a
-- time, and says before then that she still does.

create table private.leads (
  work text primary key check (length(work) between 1 and 60),
  leader uuid not null,
  until timestamptz not null
);
comment on table private.leads is 'Which server does what only one may do, and until when, unless it says again that it does.';
alter table private.leads enable row level security;
revoke all on private.leads from anon, authenticated, service_role;

create function public.take_lead(work text, leader uuid, seconds integer default 300)
returns boolean
language plpgsql
security definer
set search_path = ''
as $$
begin
  if seconds is null or seconds not between 1 and 3600 then
    raise exception 'A lead is of 1 to 3600 seconds.' using errcode = '22023', hint = 'seconds';
  end if;
  -- Two at the same moment: the second waits for the first and finds the row hers.
  insert into private.leads as l (work, leader, until)
  values (take_lead.work, take_lead.leader, clock_timestamp() + make_interval(secs => seconds))
  on conflict on constraint leads_pkey do update set leader = excluded.leader, until = excluded.until
  where l.leader = excluded.leader or l.until < clock_timestamp();
  return found;
end;
$$;
comment on function public.take_lead(text, uuid, integer) is
  'Whether this server is the one that does this work for so many seconds from now: nobody has it, her time is over, or it is she.';
grant execute on function public.take_lead(text, uuid, integer) to service_role;
