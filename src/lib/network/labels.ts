import type { NodePosition } from './layout.ts';

/** What is to be written, by a node. */
export interface LabelText {
  readonly text: string;
  readonly at: NodePosition;
  /** How far around the node nothing may be written, in units of the picture. */
  readonly clear: number;
  /** Written in the middle of the node, whatever is there. */
  readonly inside: boolean;
  /** Written in any case: where it covers least, when there is no room. */
  readonly must: boolean;
}

export interface Label {
  readonly x: number;
  /** The baseline of the first line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly lines: readonly string[];
}

/** A straight line of the picture. */
export type LineBetween = readonly [from: NodePosition, to: NodePosition];

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Of the size of the type: how wide a letter is on the whole, how far lines are apart. */
const LETTER = 0.53;
export const LINE_HEIGHT = 1.1;
const LONGEST_LINE = 21;
/** A line under a name is as bad as so much of another name, in units of the picture squared. */
const ON_A_LINE = 60;

/** Words in lines of about so many letters, as even as they come. */
export function inLines(text: string, longest = LONGEST_LINE): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + word.length < longest)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * Where names can be written beside their nodes without covering another node, name or line, at a size of type. Those that
 * come first are served first; who finds no room gets null.
 */
export function placeLabels(
  names: readonly LabelText[],
  size: number,
  { width, height }: { width: number; height: number },
  lines: readonly LineBetween[] = []
): (Label | null)[] {
  const boxes: Box[] = [];
  const taken: Box[] = names.map(({ at: [x, y], clear, inside, text }) => {
    if (!inside) return { left: x - clear, right: x + clear, top: y - clear, bottom: y + clear };
    return boxOf(insideLabel(text, [x, y], size, width), size, 6);
  });
  return names.map((name, index) => {
    if (name.inside) {
      // Boxes are written in their order; one that would lie on another stays a small one without its name.
      const label = insideLabel(name.text, name.at, size, width);
      const box = boxOf(label, size, size * 0.5);
      if (boxes.some((other) => overlap(box, other) > 0)) return null;
      boxes.push(box);
      return label;
    }
    let best: { label: Label; box: Box; covered: number } | null = null;
    for (const label of candidates(name, size)) {
      const box = boxOf(label, size, 2);
      if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height) continue;
      let covered = 0;
      for (const [of, other] of taken.entries()) if (of !== index) covered += overlap(box, other);
      for (const line of lines) if (crosses(line, box)) covered += ON_A_LINE;
      if (best === null || covered < best.covered) best = { label, box, covered };
      if (covered === 0) break;
    }
    if (best !== null && (best.covered === 0 || name.must)) {
      taken.push(best.box);
      return best.label;
    }
    return null;
  });
}

/** In the middle of its node, as far as the frame allows. */
function insideLabel(text: string, [x, y]: NodePosition, size: number, width: number): Label {
  const lines = inLines(text, 15);
  const half = (Math.max(...lines.map(({ length }) => length)) * size * LETTER) / 2 + size * 0.7;
  return {
    x: Math.round(Math.min(Math.max(x, half), width - half)),
    y: Math.round(y - ((lines.length - 1) * size * LINE_HEIGHT) / 2 + size * 0.35),
    anchor: 'middle',
    lines
  };
}

function* candidates({ text, at: [x, y], clear }: LabelText, size: number): Generator<Label> {
  const wrapped = inLines(text);
  const first = (lines: readonly string[]) =>
    Math.round(y - ((lines.length - 1) * size * LINE_HEIGHT) / 2 + size * 0.35);
  const away = clear + size * 0.3;
  const corner = clear * 0.7 + size * 0.2;
  // Towards the outside first, then over and under, then at the corners.
  for (const lines of wrapped.length > 1 ? [wrapped, inLines(text, 14)] : [wrapped]) {
    const last = (lines.length - 1) * size * LINE_HEIGHT;
    const over = Math.round(y - clear - size * 0.3 - last);
    const under = Math.round(y + clear + size);
    const beside: Label[] = [
      { x: Math.round(x + away), y: first(lines), anchor: 'start', lines },
      { x: Math.round(x - away), y: first(lines), anchor: 'end', lines }
    ];
    yield* x < 500 ? beside.reverse() : beside;
    yield { x, y: under, anchor: 'middle', lines };
    yield { x, y: over, anchor: 'middle', lines };
    for (const anchor of ['start', 'end'] as const) {
      const across = Math.round(anchor === 'start' ? x + corner : x - corner);
      yield { x: across, y: Math.round(y + corner + size * 0.7), anchor, lines };
      yield { x: across, y: Math.round(y - corner - last), anchor, lines };
    }
  }
}

function boxOf({ x, y, anchor, lines }: Label, size: number, around: number): Box {
  const wide = Math.max(...lines.map(({ length }) => length)) * size * LETTER;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
  return {
    left: left - around,
    right: left + wide + around,
    top: y - size * 0.85 - around,
    bottom: y + (lines.length - 1) * size * LINE_HEIGHT + size * 0.25 + around
  };
}

/** The area that two boxes share. */
function overlap(a: Box, b: Box): number {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}

/** Whether a line goes through a box (Liang and Barsky 1984). */
function crosses([[ax, ay], [bx, by]]: LineBetween, { left, right, top, bottom }: Box): boolean {
  let [enters, leaves] = [0, 1];
  for (const [along, room] of [
    [ax - bx, ax - left],
    [bx - ax, right - ax],
    [ay - by, ay - top],
    [by - ay, bottom - ay]
  ] as const) {
    if (along === 0) {
      if (room < 0) return false;
    } else if (along < 0) enters = Math.max(enters, room / along);
    else leaves = Math.min(leaves, room / along);
  }
  return enters < leaves;
}
