import type { Geometry } from 'geojson';
import type { LocalisedText } from '../../i18n/localised.ts';

/** Whether a higher value of an indicator means more need or less: chosen by who imports it. */
export const NEED_DIRECTIONS = ['more-need', 'less-need'] as const;
export type NeedDirection = (typeof NEED_DIRECTIONS)[number];

export interface AreaValue {
  readonly code: string;
  readonly name: string;
  /** In the unit of the indicator: a share or a mean of those who live there, never a count. Null: not known. */
  readonly value: number | null;
  readonly outline: Geometry;
}

/** A figure that somebody publishes by area, as the database's `area_indicators_of` returns it. */
export interface AreaIndicator {
  readonly slug: string;
  readonly name: LocalisedText;
  /** `%` is a share from 0 to 100. */
  readonly unit: string;
  readonly higherMeans: NeedDirection;
  /** Whose figures, of what year. */
  readonly source: string;
  readonly licence: string | null;
  readonly year: number;
  readonly areas: readonly AreaValue[];
}

/** The unit of a share. */
export const SHARE_UNIT = '%';
