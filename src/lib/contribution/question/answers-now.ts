import type { Childcare } from '../../activity/fields/childcare.ts';
import type { Capacity } from '../../activity/fields/capacity.ts';
import type { Schedule } from '../../activity/schedule/schedule.ts';
import type { Contacts, Source } from '../../field/values.ts';
import type { Notice } from '../../place/notices/notice.ts';
import type { PlaceService } from '../../place/services/service.ts';
import { formatDegrees } from '../../geo/bounding-box.ts';
import { CONTACT_WAYS } from './read-contacts.ts';
import type { Fields } from '../fields-of.ts';
import type { FormValues } from '../form-values.ts';
import { geojsonPoint } from '../geojson-point.ts';
import { noticeValues } from './read-notices.ts';
import { serviceValues } from './read-services.ts';
import { sourceValues } from './read-sources.ts';
import { toldValues } from '../schedule-input.ts';
import { weekOfHours, weekValues } from '../week-rows.ts';
import { localesOf, type Question, type Way } from './question.ts';

interface Now {
  readonly id: string;
  readonly value: unknown;
  readonly fields: Fields;
  readonly locale: string;
  readonly local: string;
}

const typed = (input: string, value: unknown): FormValues =>
  value === null || value === undefined || value === '' ? {} : { [input]: [String(value)] };
const single = ({ id, value }: Now) => typed(id, value);
const several = ({ id, value }: Now): FormValues => ({ [id]: value as readonly string[] });
const together = (all: readonly FormValues[]): FormValues => Object.assign({}, ...all) as FormValues;

const ANSWERS: Readonly<Record<Way, (now: Now) => FormValues>> = {
  line: single,
  text: single,
  steps: single,
  picture: single,
  select: single,
  number: single,
  date: single,
  certainty: single,
  choices: several,
  languages: several,
  texts: ({ id, value, ...where }) =>
    together(
      localesOf(value, where).map((locale) =>
        typed(`${id}.${locale}`, (value as Record<string, string> | null)?.[locale])
      )
    ),
  place: ({ id, value }) => typed(id, typeof value === 'string' ? value.split('/')[1] : ''),
  documents: ({ fields }) =>
    Object.fromEntries([
      ...(fields['asked'] as string[]).map((what) => [`requirement.${what}`, ['asked']]),
      ...(fields['not_asked'] as string[]).map((what) => [`requirement.${what}`, ['not-asked']])
    ]) as FormValues,
  // Hours that rows cannot tell are told anew, whole, or left as they are.
  hours: ({ id, value }) => {
    const week = typeof value === 'string' ? weekOfHours(value) : null;
    return week ? weekValues(week, id) : {};
  },
  schedule: ({ id, value }) =>
    value === null
      ? { [`${id}.mode`]: ['unknown'] }
      : (toldValues(value as Schedule, id) ?? { [`${id}.mode`]: ['weekly'] }),
  where: ({ fields }) => whereNow(fields),
  contacts: ({ id, value }) =>
    together(CONTACT_WAYS.map((way) => typed(`${id}.${way}`, (value as Contacts)[way]))),
  yes: ({ id, value }) => (value === true ? { [id]: ['yes'] } : {}),
  childcare: ({ id, value }) =>
    value === null ? {} : { [id]: ['yes'], ...((value as Childcare).free && { [`${id}.free`]: ['yes'] }) },
  // Its day is asked anew each time; nothing is today.
  capacity: ({ id, value }) => {
    const told = value as Capacity | null;
    return told === null ? {} : { ...typed(id, told.state), ...typed(`${id}.left`, told.left) };
  },
  cost: ({ id, value }) =>
    value === null ? {} : Number(value) === 0 ? { cost: ['free'] } : { cost: ['paid'], ...typed(id, value) },
  period: ({ fields }) => ({ ...typed('since', fields['since']), ...typed('until', fields['until']) }),
  sources: ({ value }) => sourceValues(value as readonly Source[]),
  notices: ({ value, ...where }) => noticeValues(value as readonly Notice[], where),
  services: ({ value, ...where }) => serviceValues(value as readonly PlaceService[], where)
};

/** What stands in the inputs of a question before anybody types: the other way round of reading it. */
export function answersNow(
  { way, id }: Question,
  fields: Fields,
  where: { readonly locale: string; readonly local: string }
): FormValues {
  return ANSWERS[way]({ id, value: fields[id], fields, ...where });
}

function whereNow(fields: Fields): FormValues {
  const point = geojsonPoint(fields['location']);
  const precision = fields['location_precision'];
  if (precision === 'area-only') return { where: ['protected'] };
  return {
    where: [precision === 'to-confirm' && !fields['address'] ? 'nowhere' : 'somewhere'],
    ...typed('address', fields['address']),
    ...(point && { location: [formatDegrees(point)], location_precision: [String(precision)] })
  };
}
