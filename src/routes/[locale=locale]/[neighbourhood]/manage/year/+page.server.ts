import { yearFromForm, yearPage } from '$lib/contribution/review/year-page.server.ts';

export const load = yearPage;

export const actions = { default: yearFromForm };
