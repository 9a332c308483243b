import { claimFromForm, claimPage } from '$lib/contribution/review/claim-page.server.ts';

export const load = claimPage;

export const actions = { default: claimFromForm };
