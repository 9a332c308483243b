/** As wide as the lines of a migration may be. */
const WIDTH = 120;

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** `array['a', 'b']`, on one line after `before` where it fits, else on lines of its own. */
export function arrayOf(values: readonly string[], indent: number, before: string): string {
  const line = `array[${values.map(quoted).join(', ')}]`;
  if (before.length + line.length <= WIDTH) return line;
  const margin = ' '.repeat(indent);
  return `array[\n${wrapped(values.map(quoted), indent + 2)}\n${margin}]`;
}

function wrapped(words: readonly string[], indent: number): string {
  const margin = ' '.repeat(indent);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 2 <= WIDTH - 1)
      lines[lines.length - 1] = `${last}, ${word}`;
    else lines.push(margin + word);
  }
  return lines.join(',\n');
}

/** Lines, each moved to the right. */
export const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));
