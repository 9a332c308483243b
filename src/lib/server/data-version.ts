import { read } from './database.ts';

/** For so long an answer may be as old as it was, in milliseconds: what a cached answer saves is one question a second. */
const FRESH = 1000;

type Version = () => Promise<number>;

/** A version with a way to have it asked anew. */
interface AskedVersion extends Version {
  /** Whoever has just changed something sees it at once. */
  forget(): void;
}

/** What `ask` answers, asked at most once a second and by one at a time, whoever wants to know. */
export function askedOnceASecond(ask: Version, now: () => number = Date.now): AskedVersion {
  let known: { version: number; at: number } | undefined;
  let asking: Promise<number> | undefined;
  const version = async () => {
    const at = now();
    if (known && at - known.at < FRESH) return known.version;
    const question: Promise<number> = (asking ??= ask()
      .then((answer) => {
        // An answer to a question of before a change is not what is known after it.
        if (asking === question) known = { version: Number(answer), at };
        return Number(answer);
      })
      .finally(() => {
        if (asking === question) asking = undefined;
      }));
    return question;
  };
  return Object.assign(version, {
    forget() {
      known = undefined;
      asking = undefined;
    }
  });
}

/** The last revision of all live tables: whatever is derived from them is unchanged while it is. */
export const dataVersion = askedOnceASecond(() => read('data_version'));

/** When somebody last said so, or took it back: what visitors say changes no entry, and so not the version of the data. */
export const confirmationsVersion = askedOnceASecond(() => read('confirmations_version'));

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
  version: (key: string) => Promise<number> = dataVersion
): (key: string) => Promise<T> {
  const kept = new Map<string, { version: number; value: Promise<T> }>();
  return async (key) => {
    const current = await version(key);
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
