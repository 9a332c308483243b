import { stageOfCategory } from '../activity/stage-categories.ts';
import { DAY, dayNumber, wallClockAt } from '../neighbourhood/clock.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { categoriesOf } from '../place/categories.server.ts';
import { NO_FILTERS } from '../place/filters.ts';
import { mondayOfDay, openingWeek } from '../place/opening/week.server.ts';
import { allPlaces } from '../place/search.server.ts';
import { CHAIN_TIMES, timesBetween, type StagePlace, type TimeOfDay } from './chain.ts';

const HOUR = DAY / 24;

/** The places whose kind stands for a step from orientation to work, with when they are open in the week of `now`. */
export async function stagePlacesOf(
  neighbourhood: NeighbourhoodWithOutline,
  now: Date
): Promise<StagePlace[]> {
  const categories = (await categoriesOf(neighbourhood.slug))
    .map(({ slug }) => slug)
    .filter((slug) => stageOfCategory(slug) !== null);
  if (categories.length === 0) return [];
  const places = await allPlaces(neighbourhood, { ...NO_FILTERS, categories }, now);
  const monday = mondayOfDay(dayNumber(wallClockAt(now.getTime(), neighbourhood.timeZone)));
  return places.map(({ slug, name, category, organisation, languages, features, openingHours }) => ({
    ...{ slug, name, category, languages, features },
    organisation: organisation?.slug ?? null,
    times: openingHours === null ? [] : timesOpen(openingHours, neighbourhood, monday)
  }));
}

function timesOpen(hours: string, neighbourhood: NeighbourhoodWithOutline, monday: number): TimeOfDay[] {
  const pieces = (openingWeek(hours, neighbourhood, monday) ?? []).flatMap((day) => day.pieces);
  const open = new Set(
    pieces.flatMap(({ day, from, to }) => timesBetween((from - day * DAY) / HOUR, (to - day * DAY) / HOUR))
  );
  return CHAIN_TIMES.filter((time) => open.has(time));
}
