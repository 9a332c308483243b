import type { YearMeasure } from './findings.ts';
import { shareInWords } from './say.ts';
import type { NetworkSpeech } from './speech.ts';
import type { NetworkView } from './view.ts';

/** Links and density over the years, against the year with most of them. */
export function yearsView(
  years: readonly YearMeasure[],
  /** Null: any year. */
  chosen: number | null,
  hrefOf: (year: number) => string,
  speech: NetworkSpeech
): Pick<NetworkView, 'years' | 'busiest' | 'densest'> {
  const { say } = speech;
  const most = Math.max(1, ...years.map(({ links }) => links));
  const busiest = years.toSorted((a, b) => b.links - a.links || b.year - a.year)[0];
  const measured = years.flatMap(({ year, among, density }) =>
    among > 0 && density !== null ? [{ year, density }] : []
  );
  const densest = measured.toSorted((a, b) => b.density - a.density || a.year - b.year)[0];
  return {
    years: years.map(({ year, links, among, density }) => {
      const said = say('year.bar', { year: speech.year(year), count: links });
      const known = among > 0 && density !== null && densest !== undefined && densest.density > 0;
      return {
        ...{ year, label: speech.year(year), href: hrefOf(year), selected: year === chosen },
        said: known ? `${said}, ${say('year.density', { share: shareInWords(density, speech) })}` : said,
        share: links / most,
        density: known ? density / densest.density : null
      };
    }),
    busiest: busiest
      ? say('year.busiest', { year: speech.year(busiest.year), number: speech.number(busiest.links) })
      : '',
    densest: densest
      ? say('year.densest', { year: speech.year(densest.year), share: shareInWords(densest.density, speech) })
      : null
  };
}
