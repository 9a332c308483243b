import { error } from '@sveltejs/kit';
import { decideFromForm, queuePage } from '$lib/contribution/review/queue-page.server.ts';

export const load = async (event) => {
  const page = await queuePage(event);
  if (!page.proposal && !page.decided) error(404, 'There is no such proposal.');
  return page;
};

export const actions = {
  accept: (event) => decideFromForm(event, 'accept'),
  ask: (event) => decideFromForm(event, 'ask'),
  refuse: (event) => decideFromForm(event, 'refuse')
};
