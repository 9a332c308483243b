import { redirect, type RequestEvent } from '@sveltejs/kit';
import { confirmationsVersion, dataVersion } from '../../server/data-version.ts';
import { keepDone } from './done.server.ts';
import { ask, manageHref, withRole } from './require-member.server.ts';

type Event = Parameters<typeof withRole>[0] & Pick<RequestEvent, 'cookies' | 'getClientAddress'>;

/** Notes in the ledger how an entry was checked (`how`) and what came of it (`outcome`); the database says whether she may. */
export async function tellCheck(event: Event): Promise<never> {
  const { session, neighbourhood } = await withRole(event);
  const form = await event.request.formData();
  const said = (field: string) => String(form.get(field) ?? '');
  const { confirmed } = await ask(session, 'record_check', {
    neighbourhood: neighbourhood.slug,
    target: said('target') || event.params['target'] || '',
    slug: said('slug') || event.params['slug'] || '',
    how: said('how'),
    outcome: said('outcome'),
    field: said('field') || null,
    caller: event.getClientAddress()
  });
  // The page that comes next says it.
  dataVersion.forget();
  confirmationsVersion.forget();
  const home = manageHref(event.locals.locale, neighbourhood.slug);
  keepDone(event.cookies, home, { key: confirmed ? 'confirmed' : 'checked', name: said('name') });
  const at = Number(said('at')) || 0;
  redirect(303, event.url.pathname + (at > 0 ? `#entry-${at}` : ''));
}
