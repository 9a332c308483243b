-- What hostile values left where they were let in: a page named beside a notice, or what an import wrote, told where a
-- protected place is; a check told the second in which somebody was there.

-- Of what is protected already.
update public.places set notices = private.without_position(jsonb_build_object('notices', notices)) -> 'notices'
where location_precision = 'area-only' and notices <> '[]';
update private.imported_entries as i
set wrote = private.without_position(i.wrote) - 'location' - 'address'
where i.target = 'places' and private.is_protected(i.entry_id);

-- Of a check a day is told: not the second in which somebody was there.
alter table public.confirmations drop column created_at;
