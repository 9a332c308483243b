import { decideBatch, queuePage } from '$lib/contribution/review/queue-page.server.ts';

export const load = queuePage;

export const actions = { batch: decideBatch };
