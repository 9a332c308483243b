import type { MultiPolygon } from 'geojson';
import { AreaProblem } from './area-problem.ts';

/** @throws AreaProblem for a code that is none */
export function areaCode(text: string, line: number): string {
  if (!/[a-z0-9]/i.test(text)) throw new AreaProblem([`Line ${line}: there is no code.`]);
  if (text.length > 40) throw new AreaProblem([`Line ${line}: the code is longer than 40 letters.`]);
  return text;
}

/** The outline of the area that a row of figures is of. @throws AreaProblem when there is none */
export function outlineOfRow(
  outlines: ReadonlyMap<string, MultiPolygon>,
  code: string,
  line: number
): MultiPolygon {
  const outline = outlines.get(code);
  if (!outline) throw new AreaProblem([`Line ${line}: there is no outline with the code "${code}".`]);
  return outline;
}

/** More are not named one by one. */
const MOST_NAMED = 10;

/** Codes in a sentence: `"1", "2" and 7 more`. */
export function namedCodes(codes: readonly string[]): string {
  const named = codes
    .slice(0, MOST_NAMED)
    .map((code) => `"${code}"`)
    .join(', ');
  return codes.length > MOST_NAMED ? `${named} and ${codes.length - MOST_NAMED} more` : named;
}
