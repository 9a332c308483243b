import { applyAction } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import type { SubmitFunction } from '@sveltejs/kit';

/** A decision under way: a second press would only be told that it is decided already. What was typed stays. */
export class Sending {
  now = $state(false);

  readonly submit: SubmitFunction = ({ cancel }) => {
    if (this.now) return cancel();
    this.now = true;
    return async ({ result, update }) => {
      // What was not taken is said where it was sent from, which may be the list beside it.
      if (result.type === 'failure') await applyAction(result);
      else await update({ reset: false });
      // Somebody was first, or the proposal is another one now: she looks at what it is.
      if (result.type === 'failure' && result.status === 409) await invalidateAll();
      this.now = false;
    };
  };
}
