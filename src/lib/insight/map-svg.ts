import { xmlText } from '../ui/xml-text.ts';
import type { InsightView } from './view.ts';

/** Colours of the light theme (reach.css): a picture in another site has no theme of ours. */
const LEVELS = ['#0f4c5c', '#4a8fa3', '#a9cfd8', '#ece2d0', '#fbf6ee'];
const [INK, PAPER] = ['#1a2233', '#fbf6ee'];
const LINE = 5.5;

/**
 * The map of the evidence as a picture of its own, with its finding, its key and whom to thank: for other sites, where it
 * shows what is true when it is looked at.
 */
export function mapSvg(
  {
    finding,
    findingNotes,
    map,
    method,
    report
  }: Pick<InsightView, 'finding' | 'findingNotes' | 'map' | 'method' | 'report'>,
  { origin, dir }: { readonly origin: string; readonly dir: 'ltr' | 'rtl' }
): string {
  const width = widthOf(map);
  const lines = wrapped(finding, Math.floor(width / 3));
  const top = (lines.length + 1) * LINE;
  const foot = top + heightOf(map);
  // How sure it is, and how it was counted: whoever sees the picture elsewhere sees no more than this.
  const notes = [...findingNotes, ...method.slice(0, 1)].flatMap((note) =>
    wrapped(note, Math.floor(width / 1.5))
  );
  const credit = [...notes, report.date, `Vicina, ${origin}`, ...report.credits];
  const text = textIn(width, dir);
  return picture(width, foot + credit.length * 3.6 + 2, finding, [
    ...lines.map((line, at) => text(line, (at + 1) * LINE, 5, 700)),
    drawing(map, width, top, dir),
    ...credit.map((line, at) => text(line, foot + at * 3.6, 2.6))
  ]);
}

/** The map with its key alone, for a page that says the rest. */
export function mapPicture(map: InsightView['map'], dir: 'ltr' | 'rtl'): string {
  const width = widthOf(map);
  return picture(width, heightOf(map) + LINE, map.label, [drawing(map, width, LINE, dir)]);
}

const widthOf = ({ width }: InsightView['map']) => Math.max(width, 150);
const heightOf = ({ height, levels }: InsightView['map']) => height + LINE + levels.length * LINE;

const picture = (width: number, height: number, title: string, parts: readonly string[]) =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" fill="${INK}" role="img">`,
    `<title>${xmlText(title)}</title><rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    ...parts,
    '</svg>'
  ].join('\n');

const textIn =
  (width: number, dir: 'ltr' | 'rtl') =>
  (words: string, y: number, size = 4, weight = 400, x = dir === 'rtl' ? width - 3 : 3) =>
    `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" direction="${dir}">${xmlText(words)}</text>`;

/** Squares, points and the key beneath. */
function drawing(map: InsightView['map'], width: number, top: number, dir: 'ltr' | 'rtl'): string {
  const text = textIn(width, dir);
  const cells = map.cells.map(
    ({ x, y, level, label }) =>
      `<rect x="${x}" y="${y}" width="${map.side}" height="${map.side}" fill="${LEVELS[level]}"><title>${xmlText(label)}</title></rect>`
  );
  const points = map.points.map(({ left, top: down, number }) => {
    const [x, y] = [left * map.width, down * map.height];
    return `<circle cx="${x}" cy="${y}" r="3.6" fill="${INK}" stroke="${PAPER}" stroke-width="0.6"/><text x="${x}" y="${y + 1.4}" font-size="4" font-weight="700" fill="${PAPER}" text-anchor="middle">${xmlText(number)}</text>`;
  });
  const key = map.levels.map(({ level, label }, at) => {
    const y = top + map.height + LINE + at * LINE;
    const x = dir === 'rtl' ? width - 7 : 3;
    return `<rect x="${x}" y="${y - 3.4}" width="4" height="4" fill="${LEVELS[level]}" stroke="${INK}" stroke-width="0.2"/>${text(label, y, 4, 400, dir === 'rtl' ? width - 9 : 9)}`;
  });
  return [
    `<g transform="translate(${(width - map.width) / 2} ${top})"><clipPath id="within"><path d="${map.outline}"/></clipPath>`,
    `<g clip-path="url(#within)" stroke="${PAPER}" stroke-width="0.4">${cells.join('')}</g>`,
    `<path d="${map.outline}" fill="none" stroke="${INK}" stroke-width="0.7"/>${points.join('')}</g>`,
    ...key
  ].join('\n');
}

function wrapped(text: string, most: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    if (lines.at(-1) !== '' && lines.at(-1)!.length + word.length >= most) lines.push('');
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines;
}
