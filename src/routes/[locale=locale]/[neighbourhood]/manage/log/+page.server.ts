import { logPage } from '$lib/contribution/review/log-view.server.ts';

export const load = logPage;
