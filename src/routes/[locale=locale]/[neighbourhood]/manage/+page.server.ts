import { tellCapacity } from '$lib/contribution/review/capacity-told.server.ts';
import { confirmOwn, homePage } from '$lib/contribution/review/home-page.server.ts';

export const load = homePage;

export const actions = { stillTrue: confirmOwn, capacity: tellCapacity };
