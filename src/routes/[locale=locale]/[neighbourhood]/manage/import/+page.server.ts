import { importPage, lookAtTable, queueTable } from '$lib/exchange/table/import-page.server.ts';

export const load = importPage;

export const actions = { look: lookAtTable, queue: queueTable };
