import type { Recorded, ValuesOf } from '../field/field.ts';
import type { LonLat } from '../geo/point.ts';
import type { LocationPrecision } from '../geo/position.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { ACTIVITY_FIELDS } from './fields/index.ts';
import type { Notice } from '../place/notices/notice.ts';
import type { Moved } from '../place/notices/place-on.ts';
import type { SaidTrue } from '../place/said-true.ts';

type Fields = ValuesOf<typeof ACTIVITY_FIELDS>;

/** The place that an activity is held at; with `usual`, as it is to be found while it has moved. */
interface HostPlace extends Moved {
  readonly slug: string;
  readonly name: LocalisedText;
  readonly address: string | null;
  readonly precision: LocationPrecision;
  readonly point: LonLat | null;
  /** What holds of the place for a time; absent where there is nothing. */
  readonly notices?: readonly Notice[];
}

/** An activity as the database's `activities_of` returns it: its fields (src/lib/activity/fields), and what follows. */
export interface Activity extends Omit<Fields, 'place' | 'organisation' | 'calendarUid'>, Recorded {
  readonly place: HostPlace | null;
  readonly organisation: {
    readonly slug: string;
    readonly name: LocalisedText;
    /** Months for which what it offers is believed; null: it has not chosen. */
    readonly checkEveryMonths?: number | null;
  } | null;
  /** Who says that it is true; absent where nobody does, or it was not asked. */
  readonly saidTrue?: SaidTrue;
}
