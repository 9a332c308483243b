import { boundsOf, isSure } from './bounds.ts';
import { boundsInWords } from './bounds-words.server.ts';
import type { Evidence } from './evidence.server.ts';
import { RESIDENT_GROUPS, type SpreadResidents } from './residents.ts';
import type { InsightView } from './view.ts';
import { joinedList, type EvidenceWording } from './wording.server.ts';

type Reached = Pick<Evidence, 'minutes' | 'minutesMost' | 'then' | 'thenMost' | 'isAnywhere'>;

/**
 * Who reaches it, group by group; with what would be if there were one more. Where there is one figure for the whole area, every
 * group is spread alike: then there is one row, and the others are told by their numbers alone.
 */
export function reachView(
  residents: SpreadResidents,
  reached: Reached,
  wording: EvidenceWording
): InsightView['reach'] {
  const { speech } = wording;
  const { say, percent, number } = speech;
  const { then, thenMost } = reached;
  const shown = RESIDENT_GROUPS.filter((group) => group === 'all' || !residents.isOneArea);
  const total = (group: (typeof RESIDENT_GROUPS)[number]) => number(Math.round(residents.totals[group] ?? 0));
  const rows = shown.flatMap((group) => {
    const people = residents.inCells[group];
    if (people === null) return [];
    const after = then && thenMost && boundsOf(people, { ...reached, minutes: then, minutesMost: thenMost });
    return {
      group,
      label: say(`reach.${group}`),
      total: total(group),
      shares: boundsOf(people, reached).map((bounds, at) => {
        const { known, placed } = bounds;
        return {
          limit: known.limit,
          share: boundsInWords(bounds, reached, speech),
          people: say('reach.people', {
            people:
              isSure(bounds) || known.people === placed.people
                ? number(Math.round(known.people))
                : say('reach.range', {
                    least: number(Math.round(known.people)),
                    most: number(Math.round(placed.people))
                  })
          }),
          // How fast one walks is the smaller doubt where it is not known whether they fit.
          range:
            known.least === known.most || !isSure(bounds)
              ? null
              : say('reach.range', { least: percent(known.least), most: percent(known.most) }),
          value: known.share,
          possible: placed.share,
          then: after && {
            share: boundsInWords(after[at]!, reached, speech),
            value: after[at]!.known.share
          }
        };
      })
    };
  });
  const others = RESIDENT_GROUPS.filter((group) => group !== 'all' && residents.inCells[group] !== null);
  const named = others.map((group) => `${say(`reach.${group}`)} ${total(group)}`);
  return {
    rows,
    note:
      residents.isOneArea && others.length > 0
        ? say('reach.alike', { groups: joinedList(named, wording) })
        : null
  };
}
