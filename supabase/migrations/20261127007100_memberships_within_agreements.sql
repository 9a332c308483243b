-- A membership lies within its agreement: nobody is in a consortium before there is one, or after it is over.

create function private.lies_within(since text, until text, outer_since text, outer_until text)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
  select private.is_period(outer_since, since)
    and private.is_period(until, outer_until)
    and private.is_period(since, outer_until)
    and private.is_period(outer_since, until);
$$;
comment on function private.lies_within(text, text, text, text) is
  'True when a period in years or months (2019, 2019-05) lies within another, as far as their ends are known.';

create or replace function private.check_agreement_member()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if not private.is_period(new.since, new.until) then
    raise exception 'A membership begins and ends in a year or a month (2019, 2019-05), and does not end before it begins.'
      using errcode = '22023';
  end if;
  if exists (
    select
    from public.agreements as a
    where a.id = new.agreement_id and not private.lies_within(new.since, new.until, a.since, a.until)
  ) then
    raise exception 'A membership lies within the period of its agreement.' using errcode = '22023';
  end if;
  if exists (
    select
    from public.agreement_members as m
    where m.id <> new.id
      and m.agreement_id = new.agreement_id
      and m.organisation_id = new.organisation_id
      and private.is_period(new.since, m.until)
      and private.is_period(m.since, new.until)
  ) then
    raise exception 'This organisation is already in the agreement.' using errcode = '22023';
  end if;
  return new;
end;
$$;
comment on function private.check_agreement_member() is
  'Refuses, with a sentence, a membership whose period cannot be, is not within its agreement, or is there already.';

create function private.check_agreement_period()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if exists (
    select
    from public.agreement_members as m
    where m.agreement_id = new.id and not private.lies_within(m.since, m.until, new.since, new.until)
  ) then
    raise exception 'Somebody is said to be in this agreement outside that period: put the membership right first.'
      using errcode = '22023';
  end if;
  return new;
end;
$$;
comment on function private.check_agreement_period() is
  'Refuses, with a sentence, a period of an agreement that leaves one of its memberships outside.';
create trigger agreements_check
before update of since, until on public.agreements
for each row execute function private.check_agreement_period();
