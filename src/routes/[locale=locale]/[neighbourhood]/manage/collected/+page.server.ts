import { collectedPage, sayCollected } from '$lib/contribution/review/collected-page.server.ts';

export const load = collectedPage;

export const actions = { default: sayCollected };
