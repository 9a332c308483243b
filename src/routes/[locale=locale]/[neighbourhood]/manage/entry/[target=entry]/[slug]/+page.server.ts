import { tellCapacity } from '$lib/contribution/review/capacity-told.server.ts';
import { tellCheck } from '$lib/contribution/review/check-told.server.ts';
import { entryPage } from '$lib/contribution/review/entry-page.server.ts';

export const load = entryPage;

export const actions = { capacity: tellCapacity, check: tellCheck };
