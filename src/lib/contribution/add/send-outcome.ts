import type { ActionResult } from '@sveltejs/kit';

/** Later it may be taken: the network was slow, or too many were coming. */
const LATER = new Set([408, 428, 429]);

/**
 * What becomes of a form that waited, by the answer to it (null: nobody answered). What can never be taken as it is, too
 * heavy or of a page that is gone, must not keep the others waiting for ever.
 */
export function sendOutcome(answer: ActionResult | null): 'sent' | 'refused' | 'later' {
  if (answer?.type === 'redirect') return 'sent';
  if (answer?.type !== 'failure' && answer?.type !== 'error') return 'later';
  const { status = 0 } = answer;
  return status >= 400 && status < 500 && !LATER.has(status) ? 'refused' : 'later';
}
