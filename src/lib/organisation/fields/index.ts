import { alsoCalled, confirmedAt, slug, sources } from '../../field/kinds.ts';
import { contacts } from '../../place/fields/contacts.ts';
import { about } from './about.ts';
import { areasServed } from './areas-served.ts';
import { checkEveryMonths } from './check-every-months.ts';
import { kind } from './kind.ts';
import { name } from './name.ts';

/** The fields of an organisation, in the order in which the data tell them. */
export const ORGANISATION_FIELDS = [
  slug(80),
  kind,
  name,
  alsoCalled,
  about,
  contacts,
  areasServed,
  checkEveryMonths,
  sources(),
  { ...confirmedAt, csv: false }
] as const;
