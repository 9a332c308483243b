/** What came of a line in an engine: a mark, or why not. */
export type Outcome = { readonly holds: true } | { readonly holds: false; readonly why: string };

/** Pages and stories by engines, in Markdown: what holds in all engines is one line, what does not says where. */
export function tableOf(
  lines: readonly string[],
  engines: readonly string[],
  outcomes: ReadonlyMap<string, ReadonlyMap<string, Outcome>>
): string {
  const rows = lines.map((line) => [
    line,
    ...engines.map((engine) => {
      const outcome = outcomes.get(engine)?.get(line);
      return outcome ? (outcome.holds ? '✓' : '✗') : '–';
    })
  ]);
  const all = [['', ...engines], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const drawn = all.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  );
  drawn.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return drawn.join('\n');
}

export const failuresIn = (outcomes: ReadonlyMap<string, ReadonlyMap<string, Outcome>>): string[] =>
  [...outcomes].flatMap(([engine, lines]) =>
    [...lines].flatMap(([line, outcome]) => (outcome.holds ? [] : [`${engine}, ${line}: ${outcome.why}`]))
  );

/** The first place in which two texts differ, with some words around it. */
export function firstDifference(here: string, there: string): string {
  let at = 0;
  while (at < here.length && here[at] === there[at]) at++;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 20), at + 40));
  return `reads ${around(here)} where Chromium of today reads ${around(there)}`;
}
