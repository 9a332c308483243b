import type { SubmitFunction } from '@sveltejs/kit';

/** A decision under way: a second press would only be told that it is decided already. What was typed stays. */
export class Sending {
  now = $state(false);

  readonly submit: SubmitFunction = ({ cancel }) => {
    if (this.now) return cancel();
    this.now = true;
    return async ({ update }) => {
      await update({ reset: false });
      this.now = false;
    };
  };
}
