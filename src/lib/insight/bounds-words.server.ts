import { isSure, type Bounds, type Reachable } from './bounds.ts';
import type { SpeechInPercent } from './speech-in-percent.server.ts';

/** "79%", "between 0% and 79%"; "or more", or "at least 79%", where nobody knows where some are. */
export function boundsInWords(
  bounds: Bounds,
  { isAnywhere }: Pick<Reachable, 'isAnywhere'>,
  { say, percent }: SpeechInPercent
): string {
  const [least, most] = [percent(bounds.known.share), percent(bounds.placed.share)];
  if (isSure(bounds)) return least;
  if (!isAnywhere) return say('bounds.between', { least, most });
  return least === most ? say('bounds.atLeast', { least }) : say('bounds.betweenOrMore', { least, most });
}
