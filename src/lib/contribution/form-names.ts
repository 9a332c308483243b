import { REQUIREMENTS } from '../place/place.ts';
import { WAYS } from './contacts-form.ts';
import { MOST_ROWS } from './week-rows.ts';

/*
 * The inputs each form has. A post with any other was made by hand: it is refused as forged, whatever it says.
 */

/** Of every form that proposes: the secret, when it was made, the trap, the proof, the words beside it. */
const COMMON = [
  'secret',
  'made',
  'scripted',
  'nickname',
  'proof-challenge',
  'proof-nonce',
  'contact',
  'message',
  'different',
  'photo-alt'
];
const SHARED = [
  'audience',
  'features',
  'languages',
  ...REQUIREMENTS.map((what) => `requirement.${what}`),
  ...WAYS.map((way) => `contacts.${way}`)
];

const PLACE: ReadonlySet<string> = new Set([
  ...COMMON,
  ...SHARED,
  'category',
  'where',
  'address',
  'location',
  'location_precision',
  'name',
  'summary',
  'opening_hours_note',
  'opening_hours.always',
  'opening_hours.holidays',
  ...Array.from({ length: MOST_ROWS }, (_, row) =>
    ['days', 'from', 'to'].map((input) => `opening_hours.${row}.${input}`)
  ).flat()
]);

const ACTIVITY: ReadonlySet<string> = new Set([
  ...COMMON,
  ...SHARED,
  'kind',
  'place',
  'where_note',
  'title',
  'about',
  'schedule_note',
  ...[
    'mode',
    'days',
    'from',
    'to',
    'every',
    'season',
    'first_month',
    'last_month',
    'first',
    'last',
    'dates'
  ].map((input) => `schedule.${input}`),
  'levels',
  'childcare',
  'childcare.free',
  'cost',
  'cost_euro',
  'how_to_join',
  'deadline'
]);

export const FORM_NAMES = { place: PLACE, activity: ACTIVITY } as const;
