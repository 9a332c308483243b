import type { PlaceHours } from '../opening/state.ts';
import type { PlaceService } from './service.ts';

/** The hours of a service, as sure as the place they are told of; a notice that closes the place closes it too. */
export const hoursOfService = (
  place: Omit<PlaceHours, 'openingHours' | 'openingHoursYear'>,
  { hours, year }: PlaceService
): PlaceHours => ({ ...place, openingHours: hours ?? null, openingHoursYear: year ?? null });
