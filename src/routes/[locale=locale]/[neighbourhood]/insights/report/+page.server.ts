import { keepReport, reportPage } from '$lib/insight/report-page.server.ts';

export const load = reportPage;

export const actions = { default: keepReport };
