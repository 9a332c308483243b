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
  { finding, map, report }: Pick<InsightView, 'finding' | 'map' | 'report'>,
  { origin, dir }: { readonly origin: string; readonly dir: 'ltr' | 'rtl' }
): string {
  const width = Math.max(map.width, 150);
  const lines = wrapped(finding, Math.floor(width / 3));
  const top = (lines.length + 1) * LINE;
  const bottom = top + map.height + LINE;
  const edge = dir === 'rtl' ? width - 3 : 3;
  const text = (words: string, y: number, size = 4, weight = 400, x = edge) =>
    `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" direction="${dir}">${escaped(words)}</text>`;
  const cells = map.cells.map(
    ({ x, y, level, label }) =>
      `<rect x="${x}" y="${y}" width="${map.side}" height="${map.side}" fill="${LEVELS[level]}"><title>${escaped(label)}</title></rect>`
  );
  const points = map.points.map(({ left, top: down, number }) => {
    const [x, y] = [left * map.width, down * map.height];
    return `<circle cx="${x}" cy="${y}" r="3.6" fill="${INK}" stroke="${PAPER}" stroke-width="0.6"/><text x="${x}" y="${y + 1.4}" font-size="4" font-weight="700" fill="${PAPER}" text-anchor="middle">${escaped(number)}</text>`;
  });
  const key = map.levels.map(({ level, label }, at) => {
    const y = bottom + at * LINE;
    const x = dir === 'rtl' ? width - 7 : 3;
    return `<rect x="${x}" y="${y - 3.4}" width="4" height="4" fill="${LEVELS[level]}" stroke="${INK}" stroke-width="0.2"/>${text(label, y, 4, 400, dir === 'rtl' ? width - 9 : 9)}`;
  });
  const foot = bottom + map.levels.length * LINE;
  const credit = [report.date, `Vicina, ${origin}`, ...report.credits];
  const height = foot + credit.length * 3.6 + 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" fill="${INK}" role="img">`,
    `<title>${escaped(finding)}</title><rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    ...lines.map((line, at) => text(line, (at + 1) * LINE, 5, 700)),
    `<g transform="translate(${(width - map.width) / 2} ${top})"><clipPath id="within"><path d="${map.outline}"/></clipPath>`,
    `<g clip-path="url(#within)" stroke="${PAPER}" stroke-width="0.4">${cells.join('')}</g>`,
    `<path d="${map.outline}" fill="none" stroke="${INK}" stroke-width="0.7"/>${points.join('')}</g>`,
    ...key,
    ...credit.map((line, at) => text(line, foot + at * 3.6, 2.6)),
    '</svg>'
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);

function wrapped(text: string, most: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    if (lines.at(-1) !== '' && lines.at(-1)!.length + word.length >= most) lines.push('');
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines;
}
