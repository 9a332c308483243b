import { fail } from '@sveltejs/kit';
import { historyView } from '$lib/contribution/history/history-view.server.ts';
import { undo } from '$lib/contribution/history/undo.server.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';
import { translatorHere } from '$lib/neighbourhood/words.server.ts';

export const load = async ({ locals, params }) => {
  const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
  return {
    history: await historyView(neighbourhood, await translatorHere(neighbourhood, locals.locale), {
      target: params.target,
      slug: params.slug,
      client: (await locals.session())?.client ?? null,
      now: new Date()
    })
  };
};

export const actions = {
  async undo({ locals, params, request }) {
    const undone = await undo(await request.formData(), (await locals.session())?.client ?? null, {
      locale: locals.locale,
      neighbourhood: params.neighbourhood
    });
    return undone.status === 200 ? undone : fail(undone.status, undone);
  }
};
