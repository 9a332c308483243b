import { deserialize } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import { phoneStorage } from '../../ui/phone-storage.ts';
import { deviceMark } from './device.ts';

interface Said extends Record<string, unknown> {
  readonly sentence?: string;
  readonly mayTakeBack?: boolean;
}

/**
 * Says that an entry is still true, or takes that back, and has the page read anew once it is said. Fetched with the first tap: who only
 * reads needs none of it.
 * @param entry address of its page, in any language
 * @returns what the server says to it; null where it said nothing
 */
export async function sendConfirmation(
  entry: string,
  { takeBack = false } = {}
): Promise<{ readonly sentence: string | null; readonly failed: boolean; readonly mayTakeBack: boolean }> {
  const body = new FormData();
  body.set('device', (await deviceMark(entry, new Date(), phoneStorage())) ?? '');
  if (takeBack) body.set('take-back', 'yes');
  const headers = { 'x-sveltekit-action': 'true', accept: 'application/json' };
  const response = await fetch(`${entry}/confirm`, { method: 'POST', headers, body });
  const result = deserialize<Said, Said>(await response.text());
  const failed = result.type !== 'success';
  if (!failed) await invalidateAll();
  const told = result.type === 'success' || result.type === 'failure' ? result.data?.sentence : null;
  const mayTakeBack = result.type === 'success' && result.data?.mayTakeBack === true;
  return { sentence: told ?? null, failed, mayTakeBack };
}
