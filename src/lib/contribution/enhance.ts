import { enhance as enhanceInPage } from '$app/forms';
import type { SubmitFunction } from '@sveltejs/kit';

type Answer = Record<string, unknown> | undefined;

/**
 * As SvelteKit's, which shows an error page where nobody answers, and what was written is gone. The browser sends the form
 * itself instead, as without scripts: it asks again, and the way back leads to what was written.
 */
export function enhance<Success extends Answer, Failure extends Answer>(
  form: HTMLFormElement,
  submit: SubmitFunction<Success, Failure> = () => {}
): ReturnType<typeof enhanceInPage> {
  return enhanceInPage<Success, Failure>(form, async (sent) => {
    const then = await submit(sent);
    return async (answered) => {
      const { result, update } = answered;
      if (result.type === 'error' && result.status === undefined) {
        form.setAttribute('action', sent.action.href);
        HTMLFormElement.prototype.submit.call(form);
      } else await (then ? then(answered) : update());
    };
  });
}
