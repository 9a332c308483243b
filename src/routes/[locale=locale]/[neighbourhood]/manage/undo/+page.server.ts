import { redirect } from '@sveltejs/kit';
import { keepDone } from '$lib/contribution/review/done.server.ts';
import { inside, manageHref } from '$lib/contribution/review/inside.server.ts';
import { dataVersion } from '$lib/server/data-version.ts';
import { write } from '$lib/server/database.ts';
import { ownAddress } from '$lib/server/own-address.ts';

/** Here something is only undone; there is nothing to see. */
export const load = ({ params }) => redirect(303, manageHref(params.locale, params.neighbourhood));

export const actions = {
  async default(event) {
    const { session } = await inside(event);
    const form = await event.request.formData();
    const home = manageHref(event.params.locale, event.params.neighbourhood);
    const revision = Number(form.get('revision'));
    const { value, refusal } = await write<{ applied: readonly string[] }>(
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
};
