import type { LonLat } from '../geo/point.ts';
import type { Service } from './service.ts';

/** What a computation in parts comes to, at once. */
export function atOnce<T>(computation: Generator<void, T>): T {
  let step = computation.next();
  while (!step.done) step = computation.next();
  return step.value;
}

/** A service in the middle of nowhere; say what the test is about. */
export function service(slug: string, at: LonLat | null, what: Partial<Service> = {}): Service {
  return {
    of: 'activity',
    slug,
    name: { it: slug },
    kind: 'italian-course',
    stage: 'italian',
    category: null,
    group: null,
    point: at,
    organisation: null,
    features: [],
    lacks: [],
    languages: [],
    asked: [],
    notAsked: [],
    times: null,
    parts: [],
    isClosed: false,
    isConfirmed: true,
    ...what
  };
}
