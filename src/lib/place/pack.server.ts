import type { Locale } from '../i18n/locales.ts';
import { localised } from '../i18n/localised.ts';
import { dayAt } from '../neighbourhood/clock.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { intervalsBeside } from './notices/closures.ts';
import { endOf, type NoticeKind } from './notices/notice.ts';
import { categoriesOf } from './categories.server.ts';
import { NO_FILTERS } from './filters.ts';
import { heldPlace, monthsHeld } from './holds.ts';
import { openIntervals } from './opening/evaluate.server.ts';
import type { OpeningContext } from './opening/state.ts';
import type { Place } from './place.ts';
import { allPlaces } from './search.server.ts';

/** Days for which opening intervals are written out. */
const PACK_DAYS = 14;

/** A neighbourhood whole, in one language, for lists, maps and telephones without a network. */
export interface Pack {
  readonly neighbourhood: string;
  readonly locale: Locale;
  /** ISO date, in the neighbourhood's zone, of the first of the days of `open`. */
  readonly from: string;
  readonly categories: readonly { slug: string; group: string; name: string; icon: string }[];
  readonly places: readonly PackedPlace[];
}

/** A place, compact: what is empty is left out. */
export interface PackedPlace {
  readonly slug: string;
  readonly name: string;
  /** The name on the door, when `name` is a translation of it. */
  readonly local?: string;
  readonly summary?: string;
  readonly category: string;
  /** [lon, lat] in WGS 84 degrees; absent without a pin. */
  readonly point?: readonly [number, number];
  readonly precision: string;
  readonly address?: string;
  readonly hours?: string;
  readonly hoursYear?: number;
  /** Open from, to in seconds since 1970, for 14 days. */
  readonly open?: readonly (readonly [number, number])[];
  readonly languages?: readonly string[];
  readonly audience?: readonly string[];
  readonly features?: readonly string[];
  readonly asked?: readonly string[];
  readonly notAsked?: readonly string[];
  /** What holds for a time, or is to; the point and the address are those of the first of the days. */
  readonly notices?: readonly PackedNotice[];
  readonly services?: readonly PackedService[];
  readonly phone?: string;
  readonly confirmed?: string;
  readonly added: string;
  /** Calendar months after either in which it is believed; later its hours say "maybe". */
  readonly holdsMonths: number;
}

interface PackedNotice {
  readonly kind: NoticeKind;
  readonly text?: string;
  /** The first and the last day it holds. */
  readonly from: string;
  readonly to: string;
  readonly address?: string;
}

/** What is done there at hours of its own. */
interface PackedService {
  readonly name: string;
  readonly hours?: string;
  readonly hoursYear?: number;
  readonly open?: readonly (readonly [number, number])[];
  /** Of its hours, after the place was confirmed or added. */
  readonly holdsMonths?: number;
  readonly phone?: string;
}

/** The pack of a neighbourhood; `startOfDay` is the midnight from which opening intervals are written. */
export async function packOf(
  neighbourhood: NeighbourhoodWithOutline,
  locale: Locale,
  startOfDay: { readonly instant: Date; readonly date: string }
): Promise<Pack> {
  const places = await allPlaces(neighbourhood, NO_FILTERS, startOfDay.instant);
  const text = (value: Place['summary']) => localised(value, locale, neighbourhood.defaultLocale)?.text;
  const categories = await categoriesOf(neighbourhood.slug);
  const groups = new Map(categories.map(({ slug, group }) => [slug, group]));
  return {
    neighbourhood: neighbourhood.slug,
    locale,
    from: startOfDay.date,
    categories: categories.map(({ slug, group, name, icon }) => ({
      slug,
      group,
      name: text(name) ?? slug,
      icon
    })),
    places: places.map((place) =>
      packed(place, groups.get(place.category), text, neighbourhood, startOfDay.instant)
    )
  };
}

/** A place as it is packed; `text` chooses the language, `from` is the moment from which hours are written out. */
export function packed(
  place: Place,
  group: string | undefined,
  text: (value: Place['summary']) => string | undefined,
  neighbourhood: OpeningContext & Pick<NeighbourhoodWithOutline, 'defaultLocale'>,
  from: Date
): PackedPlace {
  const name = text(place.name) ?? place.slug;
  const local = place.name[neighbourhood.defaultLocale];
  const summary = text(place.summary);
  const { point, precision } = place.position;
  const { phone } = place.contacts;
  const open = (hours: string) =>
    intervalsBeside(
      place.notices,
      openIntervals(hours, from, PACK_DAYS, neighbourhood),
      neighbourhood.timeZone
    );
  const today = dayAt(from.getTime(), neighbourhood.timeZone).date;
  const notices = place.notices
    .filter((notice) => endOf(notice) >= today)
    .map((notice): PackedNotice => {
      const words = text(notice.text ?? null);
      return {
        kind: notice.kind,
        from: notice.from,
        to: endOf(notice),
        ...(words && { text: words }),
        ...(notice.address && { address: notice.address })
      };
    });
  const chosen = place.organisation?.checkEveryMonths;
  const services = place.services.map(({ name: called, hours, year, phone: own }): PackedService => ({
    name: text(called) ?? '',
    ...(hours && { hours, open: open(hours), holdsMonths: monthsHeld({ held: 'desk', chosen }) }),
    ...(year && { hoursYear: year }),
    ...(own && { phone: own })
  }));
  return {
    slug: place.slug,
    name,
    ...(local && local !== name && { local }),
    ...(summary && { summary }),
    category: place.category,
    ...(point && { point: [point[0], point[1]] }),
    precision,
    ...(place.address && { address: place.address }),
    ...(place.openingHours && {
      hours: place.openingHours,
      open: open(place.openingHours)
    }),
    ...(notices.length > 0 && { notices }),
    ...(services.length > 0 && { services }),
    ...(place.openingHoursYear && { hoursYear: place.openingHoursYear }),
    ...nonEmpty('languages', place.languages),
    ...nonEmpty('audience', place.audience),
    ...nonEmpty('features', place.features),
    ...nonEmpty('asked', place.asked),
    ...nonEmpty('notAsked', place.notAsked),
    ...(phone && { phone }),
    ...(place.confirmedAt && { confirmed: place.confirmedAt }),
    added: place.addedAt,
    holdsMonths: monthsHeld({ held: heldPlace(group, place.openingHours), chosen })
  };
}

function nonEmpty<K extends string>(
  key: K,
  values: readonly string[]
): Partial<Record<K, readonly string[]>> {
  return values.length > 0 ? ({ [key]: values } as Record<K, readonly string[]>) : {};
}
