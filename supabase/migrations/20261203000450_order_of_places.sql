-- The order of a list nobody narrowed begins with what helps and can be reached. Only the order of search_places changes:
-- the rest of the function stays as the migration before wrote it, and one whose order is another is refused here.

do $$
declare
  definition text := pg_catalog.pg_get_functiondef('public.search_places(text, jsonb)'::pg_catalog.regprocedure);
  replaced text;
  by_text text;
begin
  for replaced, by_text in
    values
      (
        'A place without a pin is somewhere in the neighbourhood: it counts as a kilometre away.',
        'A place without a pin may be anywhere in the city: it counts as three kilometres away.'
      ),
      (
        $old$'coalesce(extensions.st_distance(p.location, $6, false), 1e3) + 1e6 * ($8 ->> p.category)::integer '$old$,
        $new$'coalesce(extensions.st_distance(p.location, $6, false), 3e3) '
      -- A firm is no help to find work while it offers none: it stands with the shops.
      || '+ 1e6 * case when p.category = ''employer'' and not exists (select 1 from public.activities as a '
      || 'where a.place_id = p.id and a.kind in (''job'', ''internship'') and not a.demonstration and not a.cancelled '
      || 'and coalesce(a.deadline >= current_date, true)) then 1 else ($8 ->> p.category)::double precision end '
      -- What tells neither hours nor whom to ask counts as two kilometres farther: one may go for nothing.
      || '+ case when p.opening_hours is null and p.contacts = ''{}''::jsonb then 2000 else 0 end '$new$
      ),
      (
        $old$case c."group" when 'getting-around' then 3 when 'public-space' then 2 when 'daily-life' then 1 else 0 end$old$,
        $new$case
          when c."group" = 'getting-around' then 3
          -- There are more fountains than parks, and few look for one in a list.
          when c.slug = 'drinking-water' then 2.5
          when c."group" = 'public-space' then 2
          when c."group" = 'daily-life' then 1
          else 0
        end$new$
      )
  loop
    if strpos(definition, replaced) = 0 then
      raise exception 'search_places no longer says: %', replaced;
    end if;
    definition := replace(definition, replaced, by_text);
  end loop;
  execute definition;
end;
$$;
