import type { Childcare } from '../activity/fields/childcare.ts';
import { telephoneOf } from '../country/countries.server.ts';
import { capacityInWords } from '../activity/capacity-words.ts';
import type { Capacity } from '../activity/fields/capacity.ts';
import { childcareInWords } from '../activity/childcare-words.ts';
import { euroInWords, levelsInWords } from '../activity/reading.server.ts';
import type { Schedule } from '../activity/schedule/schedule.ts';
import { nextOccurrences } from '../activity/schedule/expand.server.ts';
import { scheduleInWords } from '../activity/schedule/words.ts';
import type { Level } from '../activity/vocabulary.ts';
import type { Field, Kind } from '../field/field.ts';
import type { Contacts, Source } from '../field/values.ts';
import { languageName } from '../i18n/language-name.ts';
import { traitsOf } from '../i18n/locales.ts';
import { localised, type LocalisedText } from '../i18n/localised.ts';
import type { Notice } from '../place/notices/notice.ts';
import type { PlaceService } from '../place/services/service.ts';
import { contactViews, usableContacts } from '../place/contacts.ts';
import { describeWeek } from '../place/opening/describe-week.ts';
import { weekTable } from '../place/opening/evaluate.server.ts';
import { dateInWords, onTheWall } from '../place/opening/wording.ts';
import { wording } from '../place/reading.server.ts';
import type { ViewText } from '../place/view.ts';
import { hoursInWords } from './hours-words.ts';
import { geojsonPoint } from './geojson-point.ts';
import type { ValueReading } from './value-reading.server.ts';

/** Of a value that we have no words for: enough to recognise it. */
const LONGEST_SHOWN = 300;

/** Says a value of one kind of field, a line each. */
type FieldFormatter = (value: never, here: ValueReading, field: Field) => ViewText[];

const inReadersWords = (texts: readonly string[], { translator }: ValueReading): ViewText[] =>
  texts.length === 0 ? [] : [{ text: texts.join(' · '), locale: translator.locale }];

/** A value of a list in the reader's language; one that is not in the list is shown as it is. */
export function wordFor({ values, words }: Field, value: string, here: ValueReading): string {
  if (!words || !values?.includes(value)) return value;
  const say = { page: here.translator.t, correction: here.say, network: here.sayOfNetwork }[
    words.of ?? 'page'
  ];
  return (say as (key: string) => string)(`${words.key}.${value}`);
}

const word: FieldFormatter = (value: unknown, here, field) =>
  inReadersWords(
    ((Array.isArray(value) ? value : [value]) as unknown[]).map((one) => wordFor(field, String(one), here)),
    here
  );

const texts: FieldFormatter = (value: LocalisedText) =>
  Object.entries(value).flatMap(([locale, text]) => (text ? [{ text: String(text), locale }] : []));

const local: FieldFormatter = (value: unknown, { neighbourhood }) => [
  { text: String(value), locale: neighbourhood.defaultLocale }
];

const number: FieldFormatter = (value: unknown, here, { words }) => {
  const { number, t } = here.translator;
  const count = Number(value);
  if (!Number.isFinite(count)) return inReadersWords([String(value)], here);
  return inReadersWords([words ? t(words.key as 'calendar.weeks', { count }) : number(count)], here);
};

const year: FieldFormatter = (value: number, here) =>
  inReadersWords([here.translator.year(Number(value))], here);

const yesOrNo: FieldFormatter = (value: boolean, here) =>
  inReadersWords([here.say(value ? 'value.yes' : 'value.no')], here);

const named: FieldFormatter = (value: string, here, { to }) => {
  if (to !== 'organisations' && to !== 'places') return asItIs(value, here);
  const name = here[to].get(value);
  const text = name && localised(name, here.translator.locale, here.neighbourhood.defaultLocale);
  return [text ?? { text: String(value), locale: here.neighbourhood.defaultLocale }];
};

/** A value that there are no words for, as it is, shortened. */
export function asItIs(value: unknown, { neighbourhood }: ValueReading): ViewText[] {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  return shown === '' ? [] : [{ text: shown, locale: neighbourhood.defaultLocale }];
}

const category: FieldFormatter = (value: string, here) => {
  const name = here.categories.get(value)?.name;
  const text = name && localised(name, here.translator.locale, here.neighbourhood.defaultLocale);
  return [text ?? { text: String(value), locale: 'en' }];
};

const position: FieldFormatter = (value: unknown, here) => {
  const point = geojsonPoint(value);
  if (!point) return asItIs(value, here);
  // Five decimals are a metre; digits as on every map.
  const degrees = `${point[1].toFixed(5)}, ${point[0].toFixed(5)}`;
  return inReadersWords([`${here.say('value.point')} (\u2066${degrees}\u2069)`], here);
};

const hours: FieldFormatter = (value: string, here) => {
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

const contacts: FieldFormatter = (value: Contacts, here) => {
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

const schedule: FieldFormatter = (
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

const childcare: FieldFormatter = (value: Childcare, here, field) => {
  const words = childcareInWords({ childcare: value, features: [] }, here.translator);
  return [
    ...inReadersWords(words ? [words] : [], here),
    ...(value.note ? texts(value.note as never, here, field) : [])
  ];
};

const capacity: FieldFormatter = (value: Capacity, here) =>
  inReadersWords([capacityInWords(value, here.translator)], here);

const cost: FieldFormatter = (value: number, here) =>
  inReadersWords(
    [Number(value) === 0 ? here.say('value.free') : euroInWords(Number(value), here.translator.locale)],
    here
  );

const day: FieldFormatter = (value: string, here) =>
  inReadersWords([dateInWords(value, 'dayAndYear', here.translator.locale)], here);

const moment: FieldFormatter = (value: string, here) => {
  const { date } = onTheWall(new Date(value), here.neighbourhood.timeZone);
  return inReadersWords([dateInWords(date, 'dayAndYear', here.translator.locale)], here);
};

const sources: FieldFormatter = (value: readonly Partial<Source>[], here) =>
  value.map(({ name, url, year: of }) => ({
    // The address as it is written: who decides must see where it leads.
    text: [name ?? '', of ? here.translator.year(of) : '', url ?? ''].filter(Boolean).join(' · '),
    locale: here.neighbourhood.defaultLocale
  }));

/** "Elsewhere for now: Via Pio II 3 · from 1 November 2026 · until 28 February 2027", then its words in each language. */
const notices: FieldFormatter = (value: readonly Notice[], here, field) =>
  value.flatMap((notice) => {
    const on = (date: string) => dateInWords(date, 'date', here.translator.locale);
    const { kind, address, from, until, ask_again: again, text, source } = notice;
    const what = here.say(`value.noticeKind.${kind}`);
    return [
      ...inReadersWords(
        [
          address ? `${what}: \u2068${address}\u2069` : what,
          here.say('value.fromDay', { day: on(from) }),
          until === undefined
            ? here.say('value.askAgain', { day: on(again ?? from) })
            : here.say('value.until', { day: on(until) })
        ],
        here
      ),
      ...(text ? texts(text as never, here, field) : []),
      ...(source ? sources([source] as never, here, field) : [])
    ];
  });

/** Each by its names, then its hours, its telephone, its languages. */
const services: FieldFormatter = (value: readonly PlaceService[], here, field) =>
  value.flatMap(({ name, hours: of, year: told, phone, languages: spoken }) => [
    ...texts(name as never, here, field),
    ...(of ? hours(of as never, here, field) : []),
    ...(told ? year(told as never, here, field) : []),
    ...(phone ? contacts({ phone } as never, here, field) : []),
    ...(spoken ? languages(spoken as never, here, field) : [])
  ]);

/** "2019", "May 2019". */
const month: FieldFormatter = (value: string, here) => {
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

const areas: FieldFormatter = (value: readonly string[], here) =>
  inReadersWords(
    value.map(
      (slug) =>
        localised(here.areas.get(slug), here.translator.locale, here.neighbourhood.defaultLocale)?.text ??
        slug
    ),
    here
  );

const languages: FieldFormatter = (value: readonly string[], here) =>
  inReadersWords(
    value.map((code) => languageName(code, here.translator.locale)),
    here
  );

const levels: FieldFormatter = (value: readonly Level[], here) =>
  inReadersWords([levelsInWords(value)], here);

export const fieldFormatters: Readonly<Record<Kind, FieldFormatter>> = {
  slug: asItIs,
  text: local,
  'localised-text': texts,
  choice: word,
  choices: word,
  precision: word,
  levels,
  category,
  languages,
  slugs: areas,
  keywords: asItIs,
  number,
  money: cost,
  year,
  month,
  day,
  moment,
  yes: yesOrNo,
  hours,
  schedule,
  childcare,
  capacity,
  contacts,
  sources,
  notices,
  services,
  point: position,
  reference: named
};
