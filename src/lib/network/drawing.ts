import { SCRIPT_FAMILY } from '../i18n/script-family.ts';
import { textDirection } from '../i18n/text-direction.ts';
import { xmlText } from '../ui/xml-text.ts';
import { shapeOf } from '../organisation/kinds.ts';
import { LINE_HEIGHT, placeLabels, type Label } from './labels.ts';
import { svgPathOf, STROKES, TYPE, unpackedLines, type Picture, type PictureNode } from './picture.ts';

const SIZES = ['wide', 'narrow'] as const;
export type Size = (typeof SIZES)[number];
/** Around one node so many are named in any case, the others only where there is room. */
const ALWAYS_NAMED = { wide: 15, narrow: 4 };

/**
 * The inside of the picture as SVG. One path for each kind of line however many there are, so that a phone draws three
 * thousand of them at once; how they look is said by the page, or by {@link standalone}.
 */
export function drawing(
  picture: Picture,
  hrefOf: (node: PictureNode) => string | null,
  before: Picture | null = null
): string {
  const all = unpackedLines(picture.lines);
  const lines = STROKES.flatMap((stroke) =>
    [false, true].map((reported) => {
      const those = all.filter((line) => line.stroke === stroke && line.reported === reported);
      if (those.length === 0) return '';
      const heads = stroke === 'directed' || stroke === 'referral';
      return `<path class="line ${stroke}${reported ? ' reported' : ''}" d="${svgPathOf(picture, those, { heads })}"/>`;
    })
  );
  const moved = movedSince(before);
  const nodes = picture.nodes.map((node, index) => {
    const href = hrefOf(node);
    const kept = `class="node${moved(node)}" data-node="${index}"`;
    const inside = nodeShape(node);
    const name = xmlText(node.name.text);
    return href === null
      ? `<g ${kept}><title>${name}</title>${inside}</g>`
      : `<a ${kept} href="${xmlText(href)}" aria-label="${name}">${inside}</a>`;
  });
  // On a phone some stand where the name of an agreement is: the name is above them.
  const isMark = (_: string, index: number) => picture.nodes[index]!.family !== null;
  const marks = nodes.filter(isMark);
  const boxes = nodes.filter((node, index) => !isMark(node, index));
  const names = picture.nodes.map(
    (node) => labelled(node, node.wide, 'wide') + labelled(node, node.narrow, 'narrow')
  );
  const words = picture.captions.map(
    ({ wide, narrow }) => captioned(wide, 'wide') + captioned(narrow, 'narrow')
  );
  return `${lines.join('')}<g class="nodes">${marks.join('')}${boxes.join('')}</g><g class="names" aria-hidden="true">${names.join('')}${words.join('')}</g>`;
}

/**
 * Of a node, seen from the picture that was there before: that it was not in it, or where it stood, so that the page can
 * let it come from there. Nothing where it stays, and nothing in the first picture.
 */
function movedSince(before: Picture | null): (node: PictureNode) => string {
  if (before === null) return () => '';
  const places = new Map(before.nodes.map(({ key, x, y }) => [key, { x, y }]));
  return ({ key, x, y }) => {
    const place = places.get(key);
    if (!place) return ' came';
    if (place.x === x && place.y === y) return '';
    return ` moved" style="--from: ${place.x - x}px ${place.y - y}px`;
  };
}

/** Circle, square, triangle, diamond; an agreement is the box of its name. */
function nodeShape(node: PictureNode): string {
  if (node.family !== null) {
    const shape = shapeOf(node.family, node.radius);
    return `<path class="mark${node.solid ? ' solid' : ''}${node.away ? ' away' : ''}" transform="translate(${node.x} ${node.y})" d="${shape}"/>`;
  }
  return boxOf(node, node.wide, 'wide') + boxOf(node, node.narrow, 'narrow');
}

function boxOf({ x, y }: PictureNode, label: Label | null, size: 'wide' | 'narrow'): string {
  if (!label) return `<circle class="box ${size}" cx="${x}" cy="${y}" r="9"/>`;
  const width = Math.round(Math.max(...label.lines.map(({ length }) => length)) * TYPE[size] * 0.54 + 24);
  const height = Math.round(label.lines.length * TYPE[size] * LINE_HEIGHT + 14);
  return `<rect class="box ${size}" x="${label.x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="12"/>`;
}

/** What a strong line means, in its colour. */
function captioned(label: Label | null, size: Size): string {
  if (!label) return '';
  const lines = label.lines.map(
    (line, index) =>
      `<tspan x="${label.x}" y="${Math.round(label.y + index * TYPE[size] * LINE_HEIGHT)}">${xmlText(line)}</tspan>`
  );
  return `<text class="name caption ${size}" text-anchor="${label.anchor}">${lines.join('')}</text>`;
}

/** The name of a node where room was found for it. */
export function labelled(node: PictureNode, label: Label | null, size: 'wide' | 'narrow'): string {
  if (!label) return '';
  const lines = label.lines.map(
    (line, index) =>
      `<tspan x="${label.x}" y="${Math.round(label.y + index * TYPE[size] * LINE_HEIGHT)}">${isolated(xmlText(line), node.name.locale)}</tspan>`
  );
  const classes = `name ${size}${node.family === null ? ' strong' : ''}`;
  return `<text class="${classes}" text-anchor="${label.anchor}" lang="${xmlText(node.name.locale)}">${lines.join('')}</text>`;
}

/** A line reads as its own language does, wherever it stands: marks of isolation, as SVG knows no `bdi`. */
function isolated(text: string, locale: string): string {
  return textDirection(locale) === 'rtl' ? `\u2067${text}\u2069` : text;
}

/** A file that needs nothing else: light, with its title and where it is from. */
export function standalone(
  picture: Picture,
  { title, source, font }: { title: string; source: string; font: string }
): string {
  const height = picture.height + 110;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -70 ${picture.width} ${height}" width="${picture.width}" height="${height}" font-family="Vicina, '${SCRIPT_FAMILY}', sans-serif">
<title>${xmlText(title)}</title>
<style>
${font}
.line { fill: none; stroke: #1a2233; stroke-opacity: 0.62; stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round }
.line.agreement { stroke: #b09f88; stroke-opacity: 1; stroke-width: 1.6 }
.line.referral { stroke: #6a1b52; stroke-opacity: 1; stroke-width: 5 }
.line.reported { stroke-dasharray: 8 7 }
.mark { fill: #fffdf9; stroke: #1a2233; stroke-width: 2.4 }
.mark.solid { fill: #6a1b52 }
.mark.away { stroke-dasharray: 4 4 }
.box { fill: #f6e6ef; stroke: #6a1b52; stroke-width: 2 }
.name { font-size: ${TYPE.wide}px; fill: #1a2233; paint-order: stroke; stroke: #fbf6ee; stroke-width: 4; stroke-linejoin: round; direction: ltr; unicode-bidi: plaintext }
.name.strong { font-weight: 700; stroke: none }
.name.caption { font-weight: 700; fill: #6a1b52 }
.narrow { display: none }
</style>
<rect x="0" y="-70" width="${picture.width}" height="${height}" fill="#fbf6ee"/>
<text x="24" y="-24" font-size="30" font-weight="700" fill="#1a2233">${xmlText(title)}</text>
${drawing(picture, () => null)}
<text x="24" y="${picture.height + 24}" font-size="16" fill="#474c5a">${xmlText(source)}</text>
</svg>
`;
}

/**
 * One node with all it is linked to, to be drawn over the rest; those without a name on the picture get one now.
 * @param sizes those that are on the screen, when that is known: looking for room is most of the work
 */
export function highlighted(picture: Picture, index: number, sizes: readonly Size[] = SIZES): string {
  const lines = unpackedLines(picture.lines, index);
  const others = new Set(lines.flatMap(({ from, to }) => [from, to]).filter((at) => at !== index));
  const around = [...others, index];
  const heads = lines.filter(({ stroke }) => stroke === 'directed' || stroke === 'referral');
  const plain = lines.filter((line) => !heads.includes(line));
  const nodes = around.map((at) => picture.nodes[at]!);
  // Among these few there is room for every name; the one looked at comes first.
  const shown = sizes.reduce<PictureNode[]>((those, size) => {
    const written = [...those].reverse().map(({ name, x, y, radius, family }, at) => ({
      ...{ text: name.text, at: [x, y] as const, clear: radius + 4, inside: family === null },
      must: at < ALWAYS_NAMED[size]
    }));
    const labels = placeLabels(written, TYPE[size], picture).reverse();
    return those.map((node, at) => ({ ...node, [size]: labels[at] ?? null }));
  }, nodes);
  const chosen = nodes[nodes.length - 1]!;
  const halo =
    chosen.family === null
      ? ''
      : `<circle class="halo" cx="${chosen.x}" cy="${chosen.y}" r="${chosen.radius + 8}"/>`;
  const d = svgPathOf(picture, plain, { heads: false }) + svgPathOf(picture, heads, { heads: true });
  const marks = shown.map(nodeShape).join('');
  const texts = shown.map((node) => sizes.map((size) => labelled(node, node[size], size)).join('')).join('');
  return `<path class="line" d="${d}"/>${halo}${marks}${texts}`;
}
