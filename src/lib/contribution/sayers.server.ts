import { telephoneOf } from '../country/countries.server.ts';
import type { ActivityKind, Childcare, Contract, Level, Stage } from '../activity/activity.ts';
import { ACTIVITY_KINDS, CONTRACTS, STAGES } from '../activity/activity.ts';
import { childcareInWords } from '../activity/childcare-words.ts';
import { euroInWords, levelsInWords } from '../activity/reading.server.ts';
import type { Schedule } from '../activity/schedule/schedule.ts';
import { nextOccurrences } from '../activity/schedule/expand.server.ts';
import { scheduleInWords } from '../activity/schedule/words.ts';
import { languageName } from '../i18n/language-name.ts';
import { traitsOf } from '../i18n/locales.ts';
import { localised, type LocalisedText } from '../i18n/localised.ts';
import type { Source } from '../neighbourhood/source.ts';
import { contactViews, usableContacts } from '../place/contacts.ts';
import { describeWeek } from '../place/opening/describe-week.ts';
import { weekTable } from '../place/opening/evaluate.server.ts';
import { dateInWords, onTheWall } from '../place/opening/wording.ts';
import { AUDIENCES, FEATURES, REQUIREMENTS, type Contacts } from '../place/place.ts';
import { wording } from '../place/reading.server.ts';
import type { ViewText } from '../place/view.ts';
import { hoursInWords } from './hours-words.ts';
import { pointOf } from './moved.ts';
import { CERTAINTIES, RELATIONSHIP_KINDS } from '../network/network.ts';
import { ORGANISATION_KINDS } from '../organisation/organisation.ts';
import type { ValueReading } from './value-reading.server.ts';

const PRECISIONS = ['exact', 'approximate', 'area-only', 'to-confirm'] as const;
/** Of a value that we have no words for: enough to recognise it. */
const LONGEST_SHOWN = 300;

/** Says a value of one kind of field, a line each. */
export type Sayer = (value: never, here: ValueReading) => ViewText[];

const inReadersWords = (texts: readonly string[], { translator }: ValueReading): ViewText[] =>
  texts.length === 0 ? [] : [{ text: texts.join(' · '), locale: translator.locale }];

/** A word of a list in the reader's language; one that is not in the list is shown as it is. */
const word =
  <Word extends string>(known: readonly Word[], say: (word: Word, here: ValueReading) => string): Sayer =>
  (value: unknown, here) => {
    const words = (Array.isArray(value) ? value : [value]) as string[];
    const said = words.map((one) => (isOneOf(known, one) ? say(one, here) : String(one)));
    return inReadersWords(said, here);
  };

function isOneOf<Word extends string>(known: readonly Word[], value: unknown): value is Word {
  return (known as readonly unknown[]).includes(value);
}

const texts: Sayer = (value: LocalisedText) =>
  Object.entries(value).flatMap(([locale, text]) => (text ? [{ text: String(text), locale }] : []));

const local: Sayer = (value: unknown, { neighbourhood }) => [
  { text: String(value), locale: neighbourhood.defaultLocale }
];

const number: Sayer = (value: unknown, here) =>
  inReadersWords(
    [Number.isFinite(Number(value)) ? here.translator.number(Number(value)) : String(value)],
    here
  );

const year: Sayer = (value: number, here) => inReadersWords([here.translator.year(Number(value))], here);

const yesOrNo: Sayer = (value: boolean, here) =>
  inReadersWords([here.say(value ? 'value.yes' : 'value.no')], here);

const named =
  (of: 'organisations' | 'places'): Sayer =>
  (value: string, here) => {
    const name = here[of].get(value);
    const text = name && localised(name, here.translator.locale, here.neighbourhood.defaultLocale);
    return [text ?? { text: String(value), locale: here.neighbourhood.defaultLocale }];
  };

/** A value that there are no words for, as it is, shortened. */
export function asItIs(value: unknown, { neighbourhood }: ValueReading): ViewText[] {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  return shown === '' ? [] : [{ text: shown, locale: neighbourhood.defaultLocale }];
}

const category: Sayer = (value: string, here) => {
  const name = here.categories.get(value)?.name;
  const text = name && localised(name, here.translator.locale, here.neighbourhood.defaultLocale);
  return [text ?? { text: String(value), locale: 'en' }];
};

const position: Sayer = (value: unknown, here) => {
  const point = pointOf(value);
  if (!point) return asItIs(value, here);
  // Five decimals are a metre; digits as on every map.
  const degrees = `${point[1].toFixed(5)}, ${point[0].toFixed(5)}`;
  return inReadersWords([`${here.say('value.point')} (\u2066${degrees}\u2069)`], here);
};

const hours: Sayer = (value: string, here) => {
  const { say, translator, now, neighbourhood } = here;
  const { t, locale } = translator;
  const simple = hoursInWords(value, {
    locale,
    range: (from, to) => t('schedule.fromTo', { from, to }),
    on: (days, times) => say('value.hoursOn', { days, times }),
    always: say('value.always'),
    holidays: say('value.holidays'),
    closed: say('value.closed')
  });
  const lines = (all: readonly string[]) => all.map((text) => ({ text, locale }));
  if (simple) return lines(simple);
  const week = weekTable(value, now, neighbourhood);
  if (!week) return asItIs(value, here);
  const days = describeWeek(week, wording(here)).map(({ day, spans, note }) => {
    const times = spans.length > 0 ? spans.join(', ') : say('value.closed');
    return say('value.hoursOn', { days: day, times: note ? `${times} (${note})` : times });
  });
  return lines([say('value.thisWeek'), ...days]);
};

const contacts: Sayer = (value: Contacts, here) => {
  const views = contactViews(value, telephoneOf(here.neighbourhood.country));
  const usable = usableContacts(value);
  const shown = { phone: 'call', whatsapp: 'whatsapp', email: 'email', website: 'website' } as const;
  return (Object.keys(shown) as (keyof typeof shown)[]).flatMap((kind) => {
    if (!value[kind]) return [];
    // What is not a usable number or address is shown as it was written: a coordinator must see it.
    const text = usable[kind] ? views.find((view) => view.kind === shown[kind])?.shown : value[kind];
    const whole = kind === 'website' ? value[kind] : text;
    return inReadersWords([`${here.say(`value.${kind}`)}: \u2068${whole}\u2069`], here);
  });
};

const schedule: Sayer = (
  value: Partial<Schedule> & Pick<Schedule, 'start' | 'duration' | 'timeZone'>,
  here
) => {
  const { translator, now, neighbourhood } = here;
  const complete: Schedule = {
    rrule: null,
    exdates: [],
    rdates: [],
    season: null,
    pausesInSchoolHolidays: null,
    ...value
  };
  const next = nextOccurrences(complete, now, 3);
  const { text } = scheduleInWords(complete, translator, { now, next, timeZone: neighbourhood.timeZone });
  return inReadersWords([text], here);
};

const childcare: Sayer = (value: Childcare, here) => {
  const words = childcareInWords({ childcare: value, features: [] }, here.translator);
  return [
    ...inReadersWords(words ? [words] : [], here),
    ...(value.note ? texts(value.note as never, here) : [])
  ];
};

const cost: Sayer = (value: number, here) =>
  inReadersWords(
    [Number(value) === 0 ? here.say('value.free') : euroInWords(Number(value), here.translator.locale)],
    here
  );

const day: Sayer = (value: string, here) =>
  inReadersWords([dateInWords(value, 'dayAndYear', here.translator.locale)], here);

const moment: Sayer = (value: string, here) => {
  const { date } = onTheWall(new Date(value), here.neighbourhood.timeZone);
  return inReadersWords([dateInWords(date, 'dayAndYear', here.translator.locale)], here);
};

const sources: Sayer = (value: readonly Partial<Source>[], here) =>
  value.map(({ name, url, year: of }) => ({
    // The address as it is written: who decides must see where it leads.
    text: [name ?? '', of ? here.translator.year(of) : '', url ?? ''].filter(Boolean).join(' · '),
    locale: here.neighbourhood.defaultLocale
  }));

/** "2019", "May 2019". */
const month: Sayer = (value: string, here) => {
  const [of, number] = value.split('-');
  const text = number
    ? new Intl.DateTimeFormat(traitsOf(here.translator.locale).intl, {
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC'
      }).format(new Date(`${value}-01T00:00Z`))
    : here.translator.year(Number(of));
  return inReadersWords([text], here);
};

const areas: Sayer = (value: readonly string[], here) =>
  inReadersWords(
    value.map(
      (slug) =>
        localised(here.areas.get(slug), here.translator.locale, here.neighbourhood.defaultLocale)?.text ??
        slug
    ),
    here
  );

/** By field, or by `target.field` where targets differ. */
export const SAYERS: Readonly<Partial<Record<string, Sayer>>> = {
  name: texts,
  title: texts,
  summary: texts,
  about: texts,
  opening_hours_note: texts,
  where_note: texts,
  schedule_note: texts,
  cost_note: texts,
  conditions: texts,
  how_to_join: texts,
  requirements: texts,
  context: texts,
  steps: texts,
  costs: texts,
  result: texts,
  evidence: texts,
  note: texts,
  address: local,
  category,
  organisation: named('organisations'),
  from_organisation: named('organisations'),
  to_organisation: named('organisations'),
  place: named('places'),
  location: position,
  location_precision: word(PRECISIONS, (one, { say }) => say(`value.precision.${one}`)),
  opening_hours: hours,
  opening_hours_year: year,
  schedule_year: year,
  languages: (value: readonly string[], here) =>
    inReadersWords(
      value.map((code) => languageName(code, here.translator.locale)),
      here
    ),
  audience: word(AUDIENCES, (one, { translator: { t } }) => t(`audience.${one}`)),
  features: word(FEATURES, (one, { translator: { t } }) => t(`feature.${one}`)),
  asked: word(REQUIREMENTS, (one, { translator: { t } }) => t(`requirement.${one}`)),
  not_asked: word(REQUIREMENTS, (one, { translator: { t } }) => t(`requirement.${one}`)),
  contacts,
  'activities.kind': word<ActivityKind>(ACTIVITY_KINDS, (one, { translator: { t } }) =>
    t(`calendar.kind.${one}`)
  ),
  'relationships.kind': word(RELATIONSHIP_KINDS, (one, { sayOfNetwork }) => sayOfNetwork(`kind.${one}`)),
  certainty: word(CERTAINTIES, (one, { sayOfNetwork }) => sayOfNetwork(`certainty.${one}`)),
  areas,
  since: month,
  until: month,
  'organisations.kind': word(ORGANISATION_KINDS, (one, { say }) => say(`value.organisationKind.${one}`)),
  stage: word<Stage>(STAGES, (one, { translator: { t } }) => t(`calendar.stage.${one}`)),
  stages: word<Stage>(STAGES, (one, { translator: { t } }) => t(`calendar.stage.${one}`)),
  schedule,
  cancelled: yesOrNo,
  demonstration: yesOrNo,
  levels: (value: readonly Level[], here) => inReadersWords([levelsInWords(value)], here),
  hours_per_week: (value: number, here) =>
    inReadersWords([here.translator.t('calendar.hoursPerWeek', { count: Number(value) })], here),
  weeks: (value: number, here) =>
    inReadersWords([here.translator.t('calendar.weeks', { count: Number(value) })], here),
  cost_euro: cost,
  childcare,
  places_left: number,
  deadline: day,
  confirmed_at: moment,
  contract: word<Contract>(CONTRACTS, (one, { translator: { t } }) => t(`calendar.contract.${one}`)),
  sources
};
