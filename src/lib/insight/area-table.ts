import type { MultiPolygon } from 'geojson';
import { AreaProblem, eachSound } from './area-problem.ts';

/** A row of figures of an area, with the line of the file it is on. */
interface FiguresOfArea<Figures> {
  readonly line: number;
  readonly figures: Figures & { readonly code: string };
}

/** @throws AreaProblem for a code that is none */
export function areaCode(text: string, line: number): string {
  if (!/[a-z0-9]/i.test(text)) throw new AreaProblem([`Line ${line}: there is no code.`]);
  if (text.length > 40) throw new AreaProblem([`Line ${line}: the code is longer than 40 letters.`]);
  return text;
}

/** Rows of figures joined with the outlines of their areas. @throws AreaProblem for each row without one, or no row at all */
export function withOutlines<Figures>(
  rows: readonly FiguresOfArea<Figures>[],
  outlines: ReadonlyMap<string, MultiPolygon>
): (Figures & { readonly code: string; readonly outline: MultiPolygon })[] {
  if (rows.length === 0) throw new AreaProblem(['There are no rows below the names of the columns.']);
  return eachSound(rows, ({ line, figures }) => {
    const outline = outlines.get(figures.code);
    if (!outline)
      throw new AreaProblem([`Line ${line}: there is no outline with the code "${figures.code}".`]);
    return { ...figures, outline };
  });
}
