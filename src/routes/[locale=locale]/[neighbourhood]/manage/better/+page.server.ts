import { betterPage } from '$lib/contribution/review/better-page.server.ts';

export const load = betterPage;
