import { anonymousClient } from './database.ts';
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
  const client = anonymousClient();
  const turn = await client.rpc('take_sign_in_turn', { email, caller });
  if (turn.error) {
    if (turn.error.code === 'PT429')
      return { kind: 'wait', seconds: Number(turn.error.details) || CODE_EVERY };
    return failed(turn.status, turn.error.code);
  }
  const { error } = await client.auth.signInWithOtp({ email });
  if (!error) return { kind: 'sent' };
  if (error.status === 429) return { kind: 'wait', seconds: CODE_EVERY };
  return failed(error.status, error.code);
}

function failed(status: number | undefined, code: string | undefined): CodeSent {
  log.error({ status, code }, 'a sign-in code was not sent');
  return { kind: 'resting' };
}
