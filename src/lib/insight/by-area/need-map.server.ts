import type { Grid } from '../../geo/metric-grid.ts';
import type { InsightView } from '../view.ts';
import { indicatorName, valueInWords, type MissedWording } from './missed-words.server.ts';
import { areaOfCell, type SpreadIndicator, type Third } from './area-weighting.ts';
import { localisedInWords } from '../wording.server.ts';

/** What is not known has the shade of what cannot be reached: dots on paper. */
const UNKNOWN = 3;

/** The map of the evidence, shaded by the third that most of each cell is in. */
export function needMap(
  spread: SpreadIndicator,
  map: InsightView['map'],
  { cells }: Grid,
  wording: MissedWording
): InsightView['map'] {
  const { say } = wording.missed;
  const { areas, thirds, indicator } = spread;
  const areaOf = cells.map((_, cell) => areaOfCell(cell, spread));
  const levelOf = (area: number | null) => (area === null ? UNKNOWN : thirds[area]!);
  const present = new Set<number>(areaOf.map(levelOf));
  const legend = ([0, 1, 2] as const).map((third) => ({
    level: third as number,
    label: say('legend', { need: say(`need.${third}`), range: rangeInWords(third, spread, wording) })
  }));
  return {
    ...map,
    label: say('map.label', {
      neighbourhood: localisedInWords(wording.neighbourhood.name, wording, '').text,
      name: indicatorName(indicator, wording)
    }),
    cells: map.cells.map((cell, number) => {
      const area = areaOf[number] ?? null;
      const { id } = cells[number]!;
      return {
        ...cell,
        level: levelOf(area),
        label:
          area === null
            ? say('map.cellUnknown', { id })
            : say('map.cell', {
                id,
                area: areas[area]!.name,
                value: valueInWords(areas[area]!.value, indicator, wording),
                need: say(`need.${thirds[area]!}`)
              })
      };
    }),
    levels: [...legend, { level: UNKNOWN, label: say('need.unknown') }].filter(({ level }) =>
      present.has(level)
    )
  };
}

/** The figures of a third: the least, the most, and the one that is nearest to the next third. */
export function rangeOfThird(
  third: Third,
  { areas, thirds, indicator }: SpreadIndicator
): { readonly least: number; readonly most: number; readonly nearest: number } {
  const values = areas.filter((_, area) => thirds[area] === third).map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return { least, most, nearest: indicator.higherMeans === 'more-need' ? least : most };
}

function rangeInWords(third: Third, spread: SpreadIndicator, wording: MissedWording): string {
  const { least, most } = rangeOfThird(third, spread);
  const [from, to] = [least, most].map((one) =>
    Number.isFinite(one) ? valueInWords(one, spread.indicator, wording) : ''
  ) as [string, string];
  return from === to ? from : wording.missed.say('range', { least: from, most: to });
}
