import { ask, type Inside } from './require-member.server.ts';
import type { ReviewReading } from './queue-view.server.ts';
import type { DecidedView } from './view.ts';

/** So far back it is looked who decided; further back it is only said when. */
const LOOKED_BACK = 200;

const STATES = ['accepted', 'partly-accepted', 'conflict', 'unchanged', 'refused', 'withdrawn'] as const;

/** Who decided a proposal that waits no more, and when; null when there is no such proposal here. */
export async function decidedBefore(
  { session, neighbourhood }: Inside,
  { speech, translator }: ReviewReading,
  id: string
): Promise<DecidedView | null> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
  const { data } = await session.client
    .from('contributions')
    .select('state, decided_at')
    .eq('id', id)
    .maybeSingle<{ state: string; decided_at: string | null }>();
  const state = STATES.find((one) => one === data?.state);
  if (!state) return null;
  const { say } = speech;
  const what = say(`decided.${state}`);
  if (!data?.decided_at) return { sentence: what };
  const at = new Date(data.decided_at);
  const log = await ask(session, 'audit_log', {
    neighbourhood: neighbourhood.slug,
    before: null,
    most: LOOKED_BACK
  });
  // Both are of one transaction, written to the second. Where two decided so within it nobody is named wrongly.
  const deciding = new Set(
    log
      .filter((one) => one.action === (state === 'refused' ? 'refuse' : 'accept'))
      .filter((one) => Math.abs(Date.parse(one.at) - at.getTime()) < 1000)
      .map((one) => one.who)
  );
  const who = deciding.size === 1 ? [...deciding][0] : null;
  const when = translator.moment(at, neighbourhood.timeZone);
  return {
    sentence: who ? say('decided.byAt', { what, who, when }) : say('decided.at', { what, when })
  };
}
