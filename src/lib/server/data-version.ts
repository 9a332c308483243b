import { read } from './database.ts';

/** For so long an answer may be as old as it was, in milliseconds: what a cached answer saves is one question a second. */
const FRESH = 1000;

let known: { version: number; at: number } | undefined;
let asking: Promise<number> | undefined;

/** The last revision of all live tables: whatever is derived from them is unchanged while it is. */
export async function dataVersion(now: number = Date.now()): Promise<number> {
  if (known && now - known.at < FRESH) return known.version;
  asking ??= read<number>('data_version')
    .then((version) => {
      known = { version: Number(version), at: now };
      return known.version;
    })
    .finally(() => (asking = undefined));
  return asking;
}

/** Keeps what `load` gives until the data changes. */
export function untilDataChanges<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: { version: number; value: Promise<T> } | undefined;
  return async () => {
    const version = await dataVersion();
    if (kept?.version !== version) {
      const value = load();
      kept = { version, value };
      value.catch(() => (kept = undefined));
    }
    return kept.value;
  };
}

/** The same for a value per key, at most `limit` keys; the oldest leaves first. */
export function untilDataChangesFor<T>(
  load: (key: string) => Promise<T>,
  limit = 100
): (key: string) => Promise<T> {
  const kept = new Map<string, { version: number; value: Promise<T> }>();
  return async (key) => {
    const version = await dataVersion();
    const found = kept.get(key);
    if (found?.version === version) return found.value;
    const value = load(key);
    kept.delete(key);
    kept.set(key, { version, value });
    value.catch(() => kept.delete(key));
    if (kept.size > limit) kept.delete(kept.keys().next().value!);
    return value;
  };
}
