import { momentOfWallClock } from '../../neighbourhood/clock.ts';
import type { Rule } from './rule.ts';
import { WALL_DAY, wallOf } from './wall.ts';

/**
 * The last moment at which a rule may begin, milliseconds since 1970; infinite without UNTIL. A date alone lasts until
 * its day is over on the wall; a whole day begins before that, so the same holds for it.
 */
export function untilOf({ until }: Pick<Rule, 'until'>, timeZone: string): number {
  if (until === null) return Infinity;
  const date = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;
  if (until.length === 8) return momentOfWallClock(wallOf(date) + WALL_DAY, timeZone) - 1;
  const wall =
    wallOf(`${date}T${until.slice(9, 11)}:${until.slice(11, 13)}`) + Number(until.slice(13, 15)) * 1000;
  return until.endsWith('Z') ? wall : momentOfWallClock(wall, timeZone);
}
