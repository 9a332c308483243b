import { decideBatch, decideFromForm, queuePage } from '$lib/contribution/review/queue-page.server.ts';

export const load = queuePage;

export const actions = {
  batch: decideBatch,
  accept: (event) => decideFromForm(event, 'accept'),
  ask: (event) => decideFromForm(event, 'ask'),
  refuse: (event) => decideFromForm(event, 'refuse')
};
