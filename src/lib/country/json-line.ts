const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

interface Frame {
  readonly isList: boolean;
  key: string | number;
  /** In an object: the next text is a name, not a value. */
  isNameNext: boolean;
}

/**
 * The line of a JSON text, counted from 1, on which the value at a path begins; of a value that is not there, the line of
 * what it should be in.
 */
export function lineOf(json: string, path: readonly (string | number)[]): number {
  const frames: Frame[] = [];
  let found = { depth: -1, at: 0 };
  const begin = (at: number) => {
    const isOnTheWay = frames.every(({ key }, depth) => String(key) === String(path[depth]));
    if (isOnTheWay && frames.length > found.depth) found = { depth: frames.length, at };
  };
  for (const { 0: token, index } of json.matchAll(TOKENS)) {
    const frame = frames.at(-1);
    if (token === '{' || token === '[') {
      begin(index);
      frames.push({ isList: token === '[', key: 0, isNameNext: token === '{' });
    } else if (token === '}' || token === ']') frames.pop();
    else if (token === ',' && frame) {
      if (frame.isList) frame.key = Number(frame.key) + 1;
      else frame.isNameNext = true;
    } else if (token !== ':') {
      if (frame?.isNameNext) {
        frame.key = JSON.parse(token) as string;
        frame.isNameNext = false;
      } else begin(index);
    }
  }
  return json.slice(0, found.at).split('\n').length;
}
