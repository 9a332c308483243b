import type { TruthValue } from '../../place/known.ts';
import type { Service } from '../service.ts';

/** Services by an answer of which nothing recorded is one of three. */
export interface Tally {
  readonly yes: readonly Service[];
  readonly no: readonly Service[];
  readonly unknown: readonly Service[];
}

export function tallyOf(services: readonly Service[], answerOf: (service: Service) => TruthValue): Tally {
  const by = Map.groupBy(services, answerOf);
  return { yes: by.get('yes') ?? [], no: by.get('no') ?? [], unknown: by.get('unknown') ?? [] };
}

/**
 * Which services are there in another week, of those that are there in an ordinary one or of whose days nobody knows.
 * @param then all services of that week; one that is not among them has ended by then, or not begun
 */
export function tallyOfWeek(services: readonly Service[], then: readonly Service[]): Tally {
  const key = ({ of, slug }: Service) => `${of}.${slug}`;
  const there = new Set(then.filter(({ times }) => times !== null && times.length > 0).map(key));
  // A notice that closes a place makes known what its hours do not say.
  const shut = new Set(then.filter(({ isClosed }) => isClosed).map(key));
  return tallyOf(
    services.filter(({ times, isClosed }) => !isClosed && (times === null || times.length > 0)),
    (one) => (shut.has(key(one)) ? 'no' : one.times === null ? 'unknown' : there.has(key(one)) ? 'yes' : 'no')
  );
}
