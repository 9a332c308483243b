import { redirect } from '@sveltejs/kit';
import { manageHref } from '$lib/contribution/review/require-member.server.ts';
import { undoFromForm } from '$lib/contribution/review/undo-page.server.ts';

/** Here something is only undone; there is nothing to see. */
export const load = ({ params }) => redirect(303, manageHref(params.locale, params.neighbourhood));

export const actions = { default: undoFromForm };
