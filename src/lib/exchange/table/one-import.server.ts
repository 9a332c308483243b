import { ConcurrencyLimit } from '../../server/concurrency-limit.ts';

/** A table takes seconds and memory of the one process: two are read at once, and one of each person; nobody waits in line. */
const imports = new ConcurrencyLimit(2, 0, 1);

/** What the import gives; null when others, or one of her own, are under way. */
export const oneImport = <T>(
  userId: string,
  signal: AbortSignal,
  work: () => Promise<T>
): Promise<T | null> => imports.run(work, signal, userId);
