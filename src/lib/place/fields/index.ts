import { alsoCalled, confirmedAt, keywords, neighbourhood, slug, sources } from '../../field/kinds.ts';
import { address } from './address.ts';
import { asked } from './asked.ts';
import { audience } from './audience.ts';
import { category } from './category.ts';
import { contacts } from './contacts.ts';
import { features } from './features.ts';
import { languages } from './languages.ts';
import { locationPrecision } from './location-precision.ts';
import { location } from './location.ts';
import { name } from './name.ts';
import { notAsked } from './not-asked.ts';
import { notices } from './notices.ts';
import { openingHoursNote } from './opening-hours-note.ts';
import { openingHoursYear } from './opening-hours-year.ts';
import { openingHours } from './opening-hours.ts';
import { organisation } from './organisation.ts';
import { services } from './services.ts';
import { summary } from './summary.ts';

/** The fields of a place, in the order in which the data tell them. */
export const PLACE_FIELDS = [
  slug(120),
  neighbourhood,
  name,
  alsoCalled,
  keywords,
  summary,
  category,
  organisation,
  address,
  location,
  locationPrecision,
  openingHours,
  openingHoursYear,
  openingHoursNote,
  services,
  notices,
  languages,
  audience,
  features,
  asked,
  notAsked,
  contacts,
  sources(),
  confirmedAt
] as const;
