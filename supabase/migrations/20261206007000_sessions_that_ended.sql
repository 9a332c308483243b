-- A token is good until it expires, an hour at most, whoever signed out since: the Data API looks at its signature alone. Pages
-- of somebody who has signed in are read by it without asking Auth; what is decided or written asks here, where all roles
-- are given, whether her session still goes on.

create or replace function private.signed_in_by_code()
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  -- A hosted project may let anyone sign up with a password for an address that is not hers, before its owner ever comes
  -- (amr: RFC 8176). We know no passwords: a session made by one has no role, whoever's the account.
  select not coalesce(c.claims -> 'amr' @> '[{"method": "password"}]' or c.claims -> 'amr' @> '["password"]', false)
    -- Auth names the session in each token that it signs, and takes away its row with it.
    and (
      c.claims ->> 'session_id' is null
      or exists (
        select from auth.sessions as s
        where s.id = (c.claims ->> 'session_id')::uuid and (s.not_after is null or s.not_after > now())
      )
    )
  from (select nullif(current_setting('request.jwt.claims', true), '')::jsonb) as c (claims);
$$;
comment on function private.signed_in_by_code() is 'False for a session that a password opened, and for one that has ended since its token was signed.';
