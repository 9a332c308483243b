import { redirect, type RequestEvent } from '@sveltejs/kit';
import { dataVersion } from '../../server/data-version.ts';
import { write } from '../../server/database.ts';
import { ownAddress } from '../../server/own-address.ts';
import { keepDone } from './done.server.ts';
import { inside, manageHref } from './require-member.server.ts';

/** Undoes the revision that the form names, in the name of whoever has signed in, and goes back to where it stood. */
export async function undoFromForm(
  event: Parameters<typeof inside>[0] & Pick<RequestEvent, 'cookies'>
): Promise<never> {
  const { session, neighbourhood } = await inside(event);
  const form = await event.request.formData();
  const home = manageHref(event.locals.locale, neighbourhood.slug);
  const revision = Number(form.get('revision'));
  const { value, refusal } = await write(
    'undo_revision',
    { revision_id: Number.isSafeInteger(revision) ? revision : 0 },
    session.client
  );
  dataVersion.forget();
  const undone = value && value.applied.length > 0;
  keepDone(event.cookies, home, {
    key: undone ? 'undone' : refusal?.code === 'PT409' || value ? 'undoneNot' : 'undoneGone'
  });
  redirect(303, ownAddress(String(form.get('back') ?? ''), home));
}
