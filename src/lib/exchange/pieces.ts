/** So many lines are one piece. */
const LINES = 500;

/** Lines gathered into pieces, with what stands between them. */
export function* inPieces(lines: Iterable<string>, between: string): Generator<string> {
  let piece: string[] = [];
  let first = true;
  const joined = () => {
    const text = (first ? '' : between) + piece.join(between);
    first = false;
    piece = [];
    return text;
  };
  for (const line of lines) {
    piece.push(line);
    if (piece.length === LINES) yield joined();
  }
  if (piece.length > 0) yield joined();
}
