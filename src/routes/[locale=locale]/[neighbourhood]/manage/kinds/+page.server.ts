import { kindsPage, sayKindCalled } from '$lib/find/kinds-page.server.ts';

export const load = kindsPage;

export const actions = { default: sayKindCalled };
