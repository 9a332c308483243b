import { tellCheck } from '$lib/contribution/review/check-told.server.ts';
import { confirmFromForm, confirmPage } from '$lib/contribution/review/confirm-page.server.ts';

export const load = confirmPage;

export const actions = { stillTrue: confirmFromForm, check: tellCheck };
