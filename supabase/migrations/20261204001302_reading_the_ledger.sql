-- What anybody may read of the ledger of checks, and the letter's link that writes in it.

create function public.checks_of(neighbourhood text)
returns json
language sql
stable
set search_path = ''
as $$
  -- Of each entry the last five lines; visitors are told of by said_true.
  select coalesce(
    json_object_agg(t.key, t.checks), '{}'::json
  )
  from (
    select
      c.target || '/' || e.slug as key,
      json_agg(
        json_build_object(
          'day', c.day, 'by', c.checked_by, 'how', c.how, 'outcome', c.outcome, 'field', c.field, 'times', c.times
        )
        order by c.number
      ) as checks
    from (
      select l.*, row_number() over (partition by l.target, l.entry_id order by l.day desc, l.changed desc, l.id) as number
      from public.confirmations as l
      join public.neighbourhoods as n on n.id = l.neighbourhood_id
      where n.slug = checks_of.neighbourhood and l.checked_by is distinct from 'visitor' and l.times > 0
    ) as c
    join (
      select 'places' as target, p.id, p.slug from public.places as p
      union all
      select 'activities', a.id, a.slug from public.activities as a
      union all
      select 'organisations', o.id, o.slug from public.organisations as o
    ) as e on e.target = c.target and e.id = c.entry_id
    where c.number <= 5
    group by c.target, e.slug
  ) as t;
$$;
comment on function public.checks_of(text) is
  'How entries were checked, the latest five lines of each: {"places/slug": [{"day", "by", "how", "outcome", "field", "times"}]}, the last first.';
grant execute on function public.checks_of(text) to anon, authenticated;

create or replace function public.confirm_digest(token text)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
  d private.digests := private.digest_of(token);
  e record;
  confirmed integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('vicina: the one door'));
  update private.digests set done_at = now() where id = d.id and done_at is null;
  if not found then
    raise exception 'All this was confirmed already.' using errcode = 'PT409', detail = 'done';
  end if;
  for e in select * from private.entries_to_confirm(d.user_id, d.sent_at) loop
    perform private.confirm(e.target, e.entry_id, e.neighbourhood_id, 'organisation', 'letter');
    confirmed := confirmed + 1;
  end loop;
  return confirmed;
end;
$$;
comment on function public.confirm_digest(text) is '"All still true": whoever holds the link of an editor''s letter confirms what it lists, once. → how many.';
