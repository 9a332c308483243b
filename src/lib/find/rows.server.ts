import { activityHref, calendarHref } from '../activity/addresses.ts';
import { KIND_LOOKS } from '../activity/kinds.ts';
import { listInWords } from '../i18n/list-in-words.ts';
import type { ActivityKind } from '../activity/vocabulary.ts';
import { localised } from '../i18n/localised.ts';
import { listHref, neighbourhoodHref, organisationHref, placeHref } from '../place/addresses.ts';
import { NO_FILTERS } from '../place/filters.ts';
import { noticeLine } from '../place/notices/notice-views.server.ts';
import { digits } from '../place/opening/wording.ts';
import { openingView } from '../place/opening-view.server.ts';
import { walkView, type Reading } from '../place/reading.server.ts';
import type { CategoryGroup } from '../ui/category-group.ts';
import type { Catalogue } from './catalogue.ts';
import type { Filter } from './concepts.ts';
import { dayName, inWords } from './conditions-in-words.server.ts';
import type { Entry } from './entries.ts';
import type { Found } from './search.ts';
import type { FindSpeech } from './speech.ts';
import type { RowView } from './view.ts';

/** Conditions that an entry is known to meet by what is recorded of it, not by the clock or the way. */
const SAID_OF_ENTRY: ReadonlySet<Filter['name']> = new Set(['feature', 'without', 'language', 'level']);
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
type PageSlug = 'path' | 'add' | 'activities' | 'needs' | 'organisations' | 'network';

/** What results are told with. */
export interface AnswerContext {
  readonly reading: Reading;
  readonly speech: FindSpeech;
  readonly catalogue: Catalogue;
}

/** A result as a link: where it leads, what it is called, what it is. */
export function linkView(found: Found, { catalogue, reading, speech }: AnswerContext) {
  const { translator, neighbourhood } = reading;
  const { entry, type, slug } = found;
  const base = neighbourhoodHref(translator.locale, neighbourhood.slug);
  const category = catalogue.categories.get(entry?.category ?? slug);
  const text = (texts: Entry['name'] | undefined) =>
    localised(texts, translator.locale, neighbourhood.defaultLocale);
  return {
    href: hrefOf(found, base, reading),
    name:
      type === 'page'
        ? { text: speech.say(`page.${slug as PageSlug}`), locale: translator.locale }
        : (text(entry?.name ?? category?.name) ?? { text: slug, locale: neighbourhood.defaultLocale }),
    kind: kindOf(found, category ? (text(category.name)?.text ?? '') : '', reading, speech)
  };
}

/** One result as the page shows it. */
export function rowView(found: Found, here: AnswerContext): RowView {
  const { catalogue, reading, speech } = here;
  const { entry, type, slug } = found;
  const category = catalogue.categories.get(entry?.category ?? slug);
  const look = entry?.kind ? KIND_LOOKS[entry.kind as ActivityKind] : category;
  const asked = found.ask.map((one) => inWords(one, speech, reading, catalogue));
  return {
    key: `${type} ${slug}`,
    ...linkView(found, here),
    group: (look?.group ?? 'public-space') as CategoryGroup,
    icon: look?.icon ?? 'maki:information',
    line: entry ? lineOf(entry, found, here) : '',
    address: entry?.address ?? null,
    ask: entry?.over
      ? speech.say('over')
      : asked.length > 0
        ? speech.say('ask', { conditions: listInWords(asked, reading.translator.locale) })
        : null
  };
}

function hrefOf({ type, slug, entry }: Found, base: string, { translator, neighbourhood }: Reading): string {
  const { locale } = translator;
  if (type === 'place') return placeHref(locale, neighbourhood.slug, slug);
  if (type === 'activity') return activityHref(locale, neighbourhood.slug, slug);
  if (type === 'organisation') return organisationHref(locale, neighbourhood.slug, slug);
  if (type === 'category') return listHref(locale, neighbourhood.slug, { ...NO_FILTERS, categories: [slug] });
  if (type === 'street') {
    // A street that nobody has a point of is looked for in the addresses.
    const where = entry?.point ? { near: entry.point } : { q: Object.values(entry?.name ?? {})[0] ?? null };
    return listHref(locale, neighbourhood.slug, { ...NO_FILTERS, ...where });
  }
  return slug === 'activities' ? calendarHref(locale, neighbourhood.slug) : `${base}/${slug}`;
}

function kindOf(
  { type, entry }: Found,
  category: string,
  { translator }: Reading,
  { say }: FindSpeech
): string {
  if (type === 'place') return category;
  if (entry?.kind) return translator.t(`calendar.kind.${entry.kind as ActivityKind}`);
  return type === 'helpline' ? '' : say(`type.${type}`);
}

/** What decides whether to go: when it is open or on, how far it is, what it is known to have of what was asked. */
function lineOf(entry: Entry, { walk, known }: Found, { reading, speech, catalogue }: AnswerContext): string {
  const { t } = reading.translator;
  const shown = walkView(walk);
  const minutes = shown ? [t(shown.approximate ? 'walk.about' : 'walk.exact', { count: shown.minutes })] : [];
  const womenOnly: Filter[] = entry.facts?.features.includes('women-only')
    ? [{ name: 'feature', value: 'women-only' }]
    : [];
  const told = [...known.filter(({ name }) => SAID_OF_ENTRY.has(name)), ...womenOnly];
  const words = told.map((one) => inWords(one, speech, reading, catalogue));
  return [whenOf(entry, reading, speech), ...minutes, ...new Set(words)].filter(Boolean).join(' · ');
}

function whenOf({ type, facts }: Entry, reading: Reading, { say }: FindSpeech): string {
  const { locale } = reading.translator;
  if (facts?.opening) {
    const notice = noticeLine(facts.opening, reading);
    return [notice, openingView(facts.opening, reading).sentence].filter(Boolean).join(' · ');
  }
  if (type !== 'activity') return '';
  const days = WEEK.filter((day) => [...(facts?.hours ?? [])].some((one) => one.startsWith(day)));
  const names = days.map((day) => dayName(day, locale));
  if (names.length === 0) return say('daysUnknown');
  const year = facts?.hoursYear ? ` (${digits(facts.hoursYear, locale)})` : '';
  return listInWords(names, locale) + year;
}
