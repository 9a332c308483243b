import { fail, redirect } from '@sveltejs/kit';
import { signInForm, takeCode } from '$lib/contribution/review/sign-in.server.ts';
import { sendCode } from '$lib/server/sign-in-code.server.ts';
import { ownAddress } from '$lib/server/own-address.ts';
import { signOut } from '$lib/server/session.server.ts';

const home = ({ locale, neighbourhood }: { locale: string; neighbourhood: string }) =>
  `/${locale}/${neighbourhood}/manage`;

export const load = async ({ locals, params, url }) => {
  const back = ownAddress(url.searchParams.get('back'), home(params));
  if (await locals.session()) redirect(303, back);
  return { back };
};

export const actions = {
  async send(event) {
    const { email } = signInForm(await event.request.formData());
    if (!email) return fail(400, { step: 'email', problem: 'email', email: '', wait: 0 } as const);
    const sent = await sendCode(email, event.getClientAddress());
    if (sent.kind === 'resting')
      return fail(503, { step: 'email', problem: 'resting', email, wait: 0 } as const);
    // Too early: a code may be there already, so the field for it is shown in any case.
    const wait = sent.kind === 'wait' ? sent.seconds : 0;
    return { step: 'code', problem: wait ? 'wait' : null, email, wait, sentAt: Date.now() } as const;
  },
  async code(event) {
    const form = signInForm(await event.request.formData());
    const problem = await takeCode(event, form);
    if (problem) {
      const { email = '', sentAt } = form;
      return fail(problem === 'resting' ? 503 : 400, {
        step: 'code',
        problem,
        email,
        wait: 0,
        sentAt
      } as const);
    }
    redirect(303, ownAddress(event.url.searchParams.get('back'), home(event.params)));
  },
  async out(event) {
    await signOut(event);
    redirect(303, `${home(event.params)}/sign-in`);
  }
};
