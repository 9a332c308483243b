import { tallyOfWeek } from './questions/tally.ts';
import type { Service } from './service.ts';

/** What is there in an ordinary week, and what of it in the week of mid-August. */
export interface August {
  /** Those that are there in an ordinary week, and of which it is known whether they are in that one. */
  readonly known: readonly Service[];
  /** Of them those that are not there on any day of that week. */
  readonly closed: readonly Service[];
}

/**
 * Compares services with themselves in another week.
 * @param then all services of that week; one that is not among them has ended by then
 */
export function augustOf(services: readonly Service[], then: readonly Service[]): August {
  const { yes, no } = tallyOfWeek(services, then);
  const closed = new Set(no);
  return { known: services.filter((one) => closed.has(one) || yes.includes(one)), closed: [...no] };
}
