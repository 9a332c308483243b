import { anonymousClient, write } from './database.ts';
import { log } from './log.ts';

/** What became of a wish for a code. The same whether the e-mail is known here or not. */
export type CodeSent =
  | { readonly kind: 'sent' }
  /** Too many were asked for, by her or by somebody with her e-mail: seconds to wait. */
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'resting' };

/** Between two codes for one e-mail, in seconds, as the auth server has it. */
export const CODE_EVERY = 60;

/**
 * Sends a one-time code of six digits to an e-mail. `caller` is the network address, which the database counts hashed,
 * by the day.
 */
export async function sendCode(email: string, caller: string): Promise<CodeSent> {
  const { refusal } = await write('take_sign_in_turn', { email, caller });
  if (refusal) return { kind: 'wait', seconds: Number(refusal.details) || CODE_EVERY };
  const { error } = await anonymousClient().auth.signInWithOtp({ email });
  if (!error) return { kind: 'sent' };
  if (error.status === 429) return { kind: 'wait', seconds: CODE_EVERY };
  log.error({ status: error.status, code: error.code }, 'a sign-in code was not sent');
  return { kind: 'resting' };
}
