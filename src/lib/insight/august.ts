import type { Service } from './service.ts';

/** What is there in an ordinary week, and what of it in the week of mid-August. */
export interface August {
  /** Those whose days and hours are known, and which are there in an ordinary week. */
  readonly known: readonly Service[];
  /** Of them those that are not there on any day of that week. */
  readonly closed: readonly Service[];
}

/**
 * Compares services with themselves in another week.
 * @param then all services of that week; one that is not among them has ended by then
 */
export function augustOf(services: readonly Service[], then: readonly Service[]): August {
  const open = new Set(then.flatMap(({ of, slug, times }) => (times?.length ? [`${of}.${slug}`] : [])));
  const known = services.filter(({ times }) => times !== null && times.length > 0);
  return { known, closed: known.filter(({ of, slug }) => !open.has(`${of}.${slug}`)) };
}
