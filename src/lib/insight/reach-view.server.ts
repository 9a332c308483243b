import { GROUPS, type SpreadResidents } from './residents.ts';
import { shares } from './reach.ts';
import type { InsightView } from './view.ts';
import type { Wording } from './wording.server.ts';

/** Who reaches it, group by group; with what would be if there were one more. */
export function reachView(
  residents: SpreadResidents,
  now: Float64Array,
  then: Float64Array | null,
  { speech: { say, percent, number } }: Wording
): InsightView['reach'] {
  const rows = GROUPS.flatMap((group) => {
    const people = residents.inCells[group];
    if (people === null) return [];
    const after = then && shares(people, then);
    return {
      group,
      label: say(`reach.${group}`),
      total: number(Math.round(residents.totals[group] ?? 0)),
      shares: shares(people, now).map((one, at) => ({
        limit: one.limit,
        share: percent(one.share),
        people: say('reach.people', { people: number(Math.round(one.people)) }),
        range:
          one.least === one.most
            ? null
            : say('reach.range', { least: percent(one.least), most: percent(one.most) }),
        value: one.share,
        then: after && { share: percent(after[at]!.share), value: after[at]!.share }
      }))
    };
  });
  return { rows, note: residents.isOneArea && rows.length > 1 ? say('reach.alike') : null };
}
