import { takeDone } from '$lib/contribution/review/done.server.ts';
import { manageHref, rolesIn } from '$lib/contribution/review/require-member.server.ts';
import { coordinates } from '$lib/contribution/review/roles.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';

export const load = async ({ locals, params, cookies, setHeaders }) => {
  // What stands here is for one person: no cache and no browser keeps it.
  setHeaders({ 'cache-control': 'no-store' });
  const [{ slug, name, timeZone }, roles] = await Promise.all([
    neighbourhoodBySlug(params.neighbourhood),
    rolesIn(locals)
  ]);
  const home = manageHref(params.locale, slug);
  return {
    here: { slug, name, timeZone, home },
    me: roles && { email: roles.email, coordinates: coordinates(roles, slug) },
    done: takeDone(cookies, home)
  };
};
