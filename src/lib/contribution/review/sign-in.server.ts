import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { latinDigits } from '../../i18n/latin-digits.ts';
import { write } from '../../server/database.ts';
import { signIn } from '../../server/session.server.ts';

/** How long a code works, in milliseconds, as the auth server has it. */
const CODE_LASTS = 3600_000;

const Form = v.object({
  email: v.fallback(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(254), v.email()), ''),
  // As people copy it: with a space in the middle, or in the digits of their own keyboard.
  code: v.fallback(v.pipe(v.string(), v.maxLength(40), v.transform(digitsOf)), ''),
  sentAt: v.fallback(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)), 0)
});

export type SignInForm = v.InferOutput<typeof Form>;

/** What was typed; empty where it cannot be what was asked for. */
export const signInForm = (form: FormData): SignInForm => v.parse(Form, Object.fromEntries(form));

/** Why she is not in, by the name of a message: `signIn.problem.…`. */
export type SignInProblem = 'code' | 'wrong' | 'old' | 'tries' | 'resting';

/** Signs in with a code; null when she is in. */
export async function takeCode(event: RequestEvent, form: SignInForm): Promise<SignInProblem | null> {
  const { email, code, sentAt } = form;
  if (!email || !/^\d{6}$/.test(code)) return 'code';
  // Of a million codes somebody may guess a few: counted in the database, over every process and restart.
  const turn = await write('take_code_turn', { email, caller: event.getClientAddress() });
  if (turn.refusal) return 'tries';
  const signedIn = await signIn(event, email, code);
  if (signedIn === 'resting') return signedIn;
  if (signedIn !== 'wrong') {
    // Whoever was invited as this e-mail has her role from here on.
    await write('accept_invitations', {}, signedIn);
    return null;
  }
  return sentAt > 0 && Date.now() - sentAt > CODE_LASTS ? 'old' : 'wrong';
}

/** The digits of a code as it was typed: Latin, without what may stand between them. */
function digitsOf(text: string): string {
  return latinDigits(text).replace(/[\s\u200e\u200f-]/g, '');
}
