import { read } from './database.ts';

/** For so long an answer may be as old as it was, in milliseconds: what a cached answer saves is one question a second. */
const FRESH = 1000;

type Version = () => Promise<number>;

/** What `ask` answers, asked at most once a second and by one at a time, whoever wants to know. */
export function askedOnceASecond(ask: Version, now: () => number = Date.now): Version {
  let known: { version: number; at: number } | undefined;
  let asking: Promise<number> | undefined;
  return async () => {
    const at = now();
    if (known && at - known.at < FRESH) return known.version;
    asking ??= ask()
      .then((version) => {
        known = { version: Number(version), at };
        return known.version;
      })
      .finally(() => (asking = undefined));
    return asking;
  };
}

/** The last revision of all live tables: whatever is derived from them is unchanged while it is. */
export const dataVersion = askedOnceASecond(() => read<number>('data_version'));

/** Keeps what `load` gives until the data changes; what could not be loaded is not kept. */
export function untilDataChanges<T>(
  load: () => Promise<T>,
  version: Version = dataVersion
): () => Promise<T> {
  const keep = untilDataChangesFor(load, 1, version);
  return () => keep('');
}

/** The same for a value per key, at most `limit` keys; the one loaded longest ago leaves first. */
export function untilDataChangesFor<T>(
  load: (key: string) => Promise<T>,
  limit = 100,
  version: Version = dataVersion
): (key: string) => Promise<T> {
  const kept = new Map<string, { version: number; value: Promise<T> }>();
  return async (key) => {
    const current = await version();
    const found = kept.get(key);
    if (found?.version === current) return found.value;
    const entry = { version: current, value: load(key) };
    kept.delete(key);
    kept.set(key, entry);
    entry.value.catch(() => {
      // A failure of long ago must not take away what was loaded since.
      if (kept.get(key) === entry) kept.delete(key);
    });
    const [oldest] = kept.keys();
    if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    return entry.value;
  };
}
