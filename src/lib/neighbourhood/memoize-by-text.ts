/** Longer ones are somebody's mischief, and would take the room of a thousand, in characters. */
const LONGEST = 300;

/**
 * Remembers what is computed from a text, at most `most` texts; the one computed longest ago is forgotten first. What comes
 * back is shared: it is to be read only.
 */
export function memoizeByText<T>(compute: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return compute(text);
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const value = compute(text);
    known.set(text, value);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return value;
  };
}
