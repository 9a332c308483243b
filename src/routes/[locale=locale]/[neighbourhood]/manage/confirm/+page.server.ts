import { confirmFromForm, confirmPage } from '$lib/contribution/review/confirm-page.server.ts';

export const load = confirmPage;

export const actions = { stillTrue: confirmFromForm };
