import { addCalendar, feedsPage, removeCalendar } from '$lib/contribution/review/feeds-page.server.ts';

export const load = feedsPage;

export const actions = { add: addCalendar, remove: removeCalendar };
