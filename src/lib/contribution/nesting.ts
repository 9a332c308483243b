/**
 * Whether lists and objects of a value stand deeper in each other than that. Without recursion: a few kilobytes nest
 * deeply enough to end whatever looks into them by calling itself.
 */
export function nestsDeeper(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    const inner = level.filter((one) => typeof one === 'object' && one !== null);
    if (inner.length === 0) return false;
    if (depth >= most) return true;
    level = inner.flatMap((one) => Object.values(one as object));
  }
  return false;
}
