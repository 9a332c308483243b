import { STAGES } from '../activity/vocabulary.ts';
import { LANGUAGES_OF } from './languages-of-citizenship.ts';
import { holds, serviceFits, type Condition, type Service, type Topic } from './service.ts';
import { united } from './week-times.ts';

/** A figure with a definition (`indicators.<name>` in the messages). */
export interface Indicator {
  readonly name: IndicatorName;
  readonly value: number | null;
  /** Out of how many; null: it is no part of anything. */
  readonly of: number | null;
  /** It may be more: of some that are not counted nobody knows whether they should be. */
  readonly isLeast: boolean;
}

export const INDICATOR_NAMES = [
  'places',
  'activities',
  'confirmed',
  'languages',
  'women-hours',
  'childcare',
  'stages'
] as const;
export type IndicatorName = (typeof INDICATOR_NAMES)[number];

const FOR_WOMEN: Condition = { of: 'feature', value: 'women-only' };
const isForWomen = ({ features }: Service) => features.includes('women-only');

/**
 * Indicators of what there is, from its services and the citizenships of its residents; null where nothing is known of it.
 *
 * - `places`, `activities`: entries that can be used.
 * - `confirmed`: entries that somebody said are true and of which that still holds, of all.
 * - `languages`: residents of the known citizenships one of whose languages is spoken at some place or activity.
 * - `women-hours`: hours of a week in which something for women only happens, however much at once, of what has known hours.
 * - `childcare`: places and activities where somebody looks after the children.
 * - `stages`: steps of the path, of five, that somebody serves at a known position.
 */
export function indicators(
  services: readonly Service[],
  citizenships: Readonly<Record<string, number>>
): Indicator[] {
  const places = services.filter(({ of }) => of === 'place');
  const activities = services.filter(({ of }) => of === 'activity');
  const spoken = new Set(services.flatMap(({ languages }) => languages));
  const known = Object.entries(citizenships).filter(([country]) => LANGUAGES_OF[country]);
  const covered = known.filter(([country]) =>
    LANGUAGES_OF[country]!.some((language) => spoken.has(language))
  );
  const people = (some: readonly (readonly [string, number])[]) =>
    some.reduce((sum, [, count]) => sum + count, 0);
  const women = services.filter((one) => isForWomen(one) && one.times !== null);
  const isAnyKnown = women.length > 0 || !services.some(isForWomen);
  const minutes = united(women.flatMap(({ times }) => times ?? [])).reduce(
    (sum, [from, to]) => sum + to - from,
    0
  );
  const served = STAGES.filter((value) => {
    const topic: Topic = { of: 'stage', value };
    return services.some((service) => serviceFits(service, topic, []) && service.point !== null);
  });
  const mayBe = (condition: Condition) => services.some((one) => holds(one, condition) === 'unknown');
  return [
    { name: 'places', value: places.length, of: null, isLeast: false },
    { name: 'activities', value: activities.length, of: null, isLeast: false },
    {
      name: 'confirmed',
      value: services.filter(({ isConfirmed }) => isConfirmed).length,
      of: services.length,
      isLeast: false
    },
    {
      name: 'languages',
      value: spoken.size === 0 ? null : people(covered),
      of: people(known),
      isLeast: covered.length < known.length && services.some(({ languages }) => languages.length === 0)
    },
    {
      name: 'women-hours',
      value: isAnyKnown ? minutes / 60 : null,
      of: null,
      isLeast: mayBe(FOR_WOMEN) || services.some((one) => isForWomen(one) && one.times === null)
    },
    {
      name: 'childcare',
      value: services.filter(({ features }) => features.includes('childcare')).length,
      of: services.length,
      isLeast: mayBe({ of: 'feature', value: 'childcare' })
    },
    // That nobody serves a step, nobody has recorded.
    { name: 'stages', value: served.length, of: STAGES.length, isLeast: served.length < STAGES.length }
  ];
}
