import { feedsPage } from '$lib/contribution/review/feeds-page.server.ts';

export const load = feedsPage;
