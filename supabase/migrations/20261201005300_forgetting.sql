-- What has had its time is forgotten.

create function public.purge(at timestamptz default now())
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  turns integer;
  contacts integer;
  pictures integer;
begin
  delete from private.turns as t where t.at < purge.at - interval '48 hours';
  get diagnostics turns = row_count;
  delete from private.salts as s where s.day < (purge.at - interval '48 hours')::date;
  delete from private.confirmation_marks as m where m.at < purge.at - interval '48 hours';
  delete from private.need_marks as m where m.day < (purge.at at time zone 'UTC')::date;
  delete from private.challenges as c where c.created_at < purge.at - interval '1 hour';
  update public.contributions as c set contact = null
  where c.contact is not null
    and (c.decided_at < purge.at - interval '90 days' or c.created_at < purge.at - interval '1 year');
  get diagnostics contacts = row_count;
  delete from private.letters as l where l.created_at < purge.at - interval '30 days';
  delete from private.digests as d where d.sent_at < purge.at - interval '1 year';
  -- Pictures taken away stay a month, so that it can be undone; refused and withdrawn ones went at once.
  delete from private.photo_files as f
  where not exists (select 1 from public.photos as p where p.id = f.photo_id)
    and not exists (
      select 1 from public.contributions as c where c.id = f.contribution_id and c.state in ('pending', 'asked')
    )
    and not exists (
      select 1 from public.revisions as r
      where r.target = 'photos' and r.entry_id = f.photo_id and r.kind = 'close' and r.created_at > purge.at - interval '30 days'
    );
  get diagnostics pictures = row_count;
  return jsonb_build_object('turns', turns, 'contacts', contacts, 'pictures', pictures);
end;
$$;
comment on function public.purge(timestamptz) is
  'Forgets what has had its time: marks of needs after their day, hashes of addresses and their salts after 48 hours, e-mail addresses '
  '90 days after the decision, pictures a month after they were taken away. → counts.';
grant execute on function public.purge(timestamptz) to service_role;
