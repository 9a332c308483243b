import type { NetworkSpeech } from './speech.ts';
import type { MoreView } from './view.ts';

/** "and 12 others", leading to where they are; null when there are none. */
export function moreView(
  count: number,
  href: string,
  { speech }: { speech: NetworkSpeech }
): MoreView | null {
  return count > 0 ? { label: speech.say('more', { count }), href } : null;
}
