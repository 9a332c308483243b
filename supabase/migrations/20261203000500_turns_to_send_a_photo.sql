-- A photo is decoded before it can be proposed, which is the dearest thing a visitor can ask for: it is counted first,
-- whatever becomes of the photo.

insert into private.limits (bucket, most, within) values ('photo-sent', 30, '1 hour');

create function public.take_photo_turn(caller text default null)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.check_rate_limit('photo-sent', caller);
end;
$$;
comment on function public.take_photo_turn(text) is
  'Counts one photo sent by an address of the network, before it is decoded; PT429 when it is too many.';
grant execute on function public.take_photo_turn(text) to anon, authenticated;
