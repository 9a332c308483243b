import { confirmOwn, homePage } from '$lib/contribution/review/home-page.server.ts';

export const load = homePage;

export const actions = { stillTrue: confirmOwn };
