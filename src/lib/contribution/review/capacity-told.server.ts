import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { CAPACITY_STATES } from '../../activity/fields/capacity.ts';
import { dayAt } from '../../neighbourhood/clock.ts';
import { OUTCOME_STATUS, propose } from '../propose.server.ts';
import { newSecret } from '../secret.ts';
import { keepDone } from './done.server.ts';
import { manageHref, withRole } from './require-member.server.ts';

type Event = Parameters<typeof withRole>[0] & Pick<RequestEvent, 'cookies' | 'getClientAddress'>;

/**
 * One tap: whether an activity has places today (`state`; empty: nobody knows). It goes through the one door, where what she
 * has no right to decide waits for who has.
 */
export async function tellCapacity(event: Event): Promise<never> {
  const { session, neighbourhood } = await withRole(event);
  const { locale } = event.locals;
  const form = await event.request.formData();
  const [slug, name, said] = ['slug', 'name', 'state'].map((field) => String(form.get(field) ?? ''));
  const state = CAPACITY_STATES.find((one) => one === said);
  if (!state && said !== '') error(400, 'There is no such state.');
  const outcome = await propose(
    {
      neighbourhood: neighbourhood.slug,
      target: 'activities',
      kind: 'update',
      slug: slug!,
      changes: {
        capacity: state ? { state, as_of: dayAt(Date.now(), neighbourhood.timeZone).date } : null
      },
      locale,
      secret: newSecret(),
      hints: []
    },
    { caller: event.getClientAddress(), client: session.client }
  );
  if (outcome.kind !== 'taken') error(OUTCOME_STATUS[outcome.kind], 'This could not be saved.');
  const home = manageHref(locale, neighbourhood.slug);
  const isPending = outcome.receipt.state === 'pending';
  keepDone(event.cookies, home, { key: isPending ? 'capacityWaits' : 'capacityTold', name: name! });
  redirect(303, event.url.pathname);
}
