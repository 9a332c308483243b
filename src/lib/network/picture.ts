import { FAMILY_OF, type Family } from '../organisation/kinds.ts';
import type { OrganisationKind } from '../organisation/vocabulary.ts';
import { placeLabels, type Label, type LineBetween } from './labels.ts';
import { HEIGHT, WIDTH, type NodePosition } from './layout.ts';
import { isAgreement, type Link } from './links.ts';

/** How a line is drawn. */
export const STROKES = ['agreement', 'together', 'directed', 'referral'] as const;
export type Stroke = (typeof STROKES)[number];

export interface PictureNode {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Null: an agreement. */
  readonly family: Family | null;
  /** It offers something on the path from orientation to work. */
  readonly solid: boolean;
  /** It works elsewhere, and is only linked to one that works here. */
  readonly away: boolean;
  readonly name: { readonly text: string; readonly locale: string };
  /** Where the name stands on a wide screen and on paper, and on a phone; null: no room. */
  readonly wide: Label | null;
  readonly narrow: Label | null;
}

export interface PictureLine {
  /** Indexes of nodes. */
  readonly from: number;
  readonly to: number;
  readonly stroke: Stroke;
  /** Told by somebody else: dashed. */
  readonly reported: boolean;
}

/**
 * Lines as a phone is sent them: of each three numbers, from, to, and its stroke with whether it is reported. Three
 * thousand lines are 40 kB and not 200.
 */
export type PackedLines = readonly number[];

const packed = ({ from, to, stroke, reported }: PictureLine): [number, number, number] => [
  from,
  to,
  STROKES.indexOf(stroke) * 2 + Number(reported)
];

/** The lines of a picture, or of it those that touch one node. */
export function unpackedLines(lines: PackedLines, touching: number | null = null): PictureLine[] {
  const unpacked: PictureLine[] = [];
  for (let at = 0; at < lines.length; at += 3) {
    const [from, to, look] = [lines[at]!, lines[at + 1]!, lines[at + 2]!];
    if (touching === null || from === touching || to === touching)
      unpacked.push({ from, to, stroke: STROKES[look >> 1]!, reported: look % 2 === 1 });
  }
  return unpacked;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PictureNode[];
  readonly lines: PackedLines;
  /** What the strong lines mean, beside each; none where they are many. */
  readonly captions: readonly Pick<PictureNode, 'wide' | 'narrow'>[];
}

/** Of the height of a picture what is drawn on: above and below it there may be nothing. */
export function extentOf({ nodes, height }: Picture): { top: number; height: number } {
  if (nodes.length === 0) return { top: 0, height };
  const ys = nodes.map(({ y }) => y);
  const top = Math.max(0, Math.min(...ys) - AROUND);
  return { top, height: Math.min(height, Math.max(...ys) + AROUND) - top };
}

/** Type in units of the picture, so that it reads as 13 px at 720 px of width and as 12 px on a phone. */
export const TYPE = { wide: 18, narrow: 34 } as const;
/** On a phone only so many organisations are named on the picture; all are in the table. */
const NAMED_ON_PHONE = 8;
/** Above the highest and below the lowest node, for what is written there. */
const AROUND = 70;
/** With more lines than this, names stand on them. */
const MANY_LINES = 400;
/** More strong lines than this need no word each: the key has it. */
const MOST_CAPTIONS = 3;
/** Those with most links are named in any case. */
const ALWAYS_NAMED = { wide: 3, narrow: 2 };

export interface NodeLook {
  readonly kind: OrganisationKind | null;
  readonly name: PictureNode['name'];
  /** With how many others it works; of an agreement, how many are in it. */
  readonly links: number;
  readonly solid: boolean;
  readonly away: boolean;
}

/** What is drawn of some nodes and links, with room found for the names of those that matter most. */
export function pictureOf(
  keys: readonly string[],
  links: readonly Link[],
  positions: ReadonlyMap<string, NodePosition>,
  lookOf: (key: string) => NodeLook,
  { height = HEIGHT, referralWord = '' }: { height?: number | undefined; referralWord?: string } = {}
): Picture {
  const looks = new Map(keys.map((key) => [key, lookOf(key)]));
  const referrals = links.filter(({ kind }) => kind === 'refers-to');
  const captioned = referrals.length <= MOST_CAPTIONS && referralWord !== '' ? referrals : [];
  const ends = new Set(captioned.flatMap(({ from, to }) => [from, to]));
  const placed = keys
    .filter((key) => positions.has(key))
    .sort((a, b) => rank(a, looks, ends) - rank(b, looks, ends) || (a < b ? -1 : 1));
  const bare = placed.map((key) => {
    const { links: degree, name, kind, solid, away } = looks.get(key)!;
    const [x, y] = positions.get(key)!;
    const family = kind === null ? null : FAMILY_OF[kind];
    const radius = Math.round((7 + 1.9 * Math.sqrt(degree)) * 10) / 10;
    return { key, x, y, radius, family, solid, away, name };
  });
  const size = { width: WIDTH, height };
  const agreements = bare.filter(({ family }) => family === null).length;
  const written = bare.map(({ key, x, y, radius, name }) => ({
    text: name.text,
    at: [x, y] as const,
    clear: radius + 3,
    inside: isAgreement(key),
    must: false
  }));
  const stretches = links.flatMap(({ from, to }): LineBetween[] => {
    const [a, b] = [positions.get(from), positions.get(to)];
    return a && b ? [[a, b]] : [];
  });
  // The word of a strong line stands beside its middle.
  const words = captioned.flatMap(({ from, to }) => {
    const [a, b] = [positions.get(from), positions.get(to)];
    if (!a || !b) return [];
    const at = [Math.round((a[0] + b[0]) / 2), Math.round((a[1] + b[1]) / 2)] as const;
    return [{ text: referralWord, at, clear: 6, inside: false, must: true }];
  });
  const labelsAt = (type: keyof typeof TYPE, most = Infinity) => {
    const named = written.map((name, at) => ({
      ...name,
      must: at < agreements + ends.size + ALWAYS_NAMED[type]
    }));
    const all = [
      ...named.slice(0, agreements),
      ...words,
      ...named.slice(agreements, agreements + ends.size + most)
    ];
    // Of thousands of lines none can be kept clear.
    const found = placeLabels(all, TYPE[type], size, stretches.length > MANY_LINES ? [] : stretches);
    return { words: found.splice(agreements, words.length), names: found };
  };
  const wide = labelsAt('wide');
  const narrow = labelsAt('narrow', NAMED_ON_PHONE);
  const index = new Map(placed.map((key, at) => [key, at]));
  return {
    ...size,
    nodes: bare.map((node, at) => ({
      ...node,
      wide: wide.names[at] ?? null,
      narrow: narrow.names[at] ?? null
    })),
    captions: words.map((_, at) => ({ wide: wide.words[at] ?? null, narrow: narrow.words[at] ?? null })),
    lines: links.flatMap(({ from, to, kind, directed, certainty }) => {
      const [a, b] = [index.get(from), index.get(to)];
      if (a === undefined || b === undefined) return [];
      const stroke: Stroke =
        kind === 'in-agreement'
          ? 'agreement'
          : kind === 'refers-to'
            ? 'referral'
            : directed
              ? 'directed'
              : 'together';
      return packed({ from: a, to: b, stroke, reported: certainty === 'reported' });
    })
  };
}

/** Agreements first, then whom the headline speaks of, then who works with most. */
function rank(key: string, looks: ReadonlyMap<string, NodeLook>, ends: ReadonlySet<string>): number {
  return (isAgreement(key) ? -1e6 : ends.has(key) ? -1e5 : 0) - looks.get(key)!.links;
}

/** The lines as one path, those with a direction with a head at the second end. */
export function svgPathOf(
  { nodes }: Pick<Picture, 'nodes'>,
  lines: readonly PictureLine[],
  { heads }: { heads: boolean }
): string {
  return lines
    .map(({ from, to }) => {
      const [a, b] = [nodes[from]!, nodes[to]!];
      const line = `M${a.x} ${a.y}L${b.x} ${b.y}`;
      return heads ? line + headAt(a, b) : line;
    })
    .join('');
}

/** Two short strokes before the second node. */
function headAt(a: PictureNode, b: PictureNode): string {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length === 0) return '';
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const tip = [b.x - ux * (b.radius + 5), b.y - uy * (b.radius + 5)] as const;
  const wing = (side: 1 | -1) =>
    `${Math.round(tip[0] - ux * 13 - side * uy * 7)} ${Math.round(tip[1] - uy * 13 + side * ux * 7)}`;
  return `M${wing(1)}L${Math.round(tip[0])} ${Math.round(tip[1])}L${wing(-1)}`;
}
