import { activityHref, calendarHref } from '../activity/addresses.ts';
import { KIND_LOOKS } from '../activity/kinds.ts';
import type { ActivityKind } from '../activity/vocabulary.ts';
import { localised } from '../i18n/localised.ts';
import { listHref, neighbourhoodHref, organisationHref, placeHref } from '../place/addresses.ts';
import { NO_FILTERS } from '../place/filters.ts';
import { noticeLine } from '../place/notices/notice-views.server.ts';
import { openingView } from '../place/opening-view.server.ts';
import { walkView, wording, type Reading } from '../place/reading.server.ts';
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

/** One result as the page shows it. */
export function rowView(found: Found, catalogue: Catalogue, reading: Reading, speech: FindSpeech): RowView {
  const { translator, neighbourhood } = reading;
  const { entry, type, slug } = found;
  const base = neighbourhoodHref(translator.locale, neighbourhood.slug);
  const category = catalogue.categories.get(entry?.category ?? slug);
  const look = entry?.kind ? KIND_LOOKS[entry.kind as ActivityKind] : category;
  const text = (texts: Entry['name'] | undefined) =>
    localised(texts, translator.locale, neighbourhood.defaultLocale);
  const asked = found.ask.map((one) => inWords(one, speech, reading, catalogue));
  return {
    key: `${type} ${slug}`,
    href: hrefOf(found, base, reading),
    name:
      type === 'page'
        ? { text: speech.say(`page.${slug as PageSlug}`), locale: translator.locale }
        : (text(entry?.name ?? category?.name) ?? { text: slug, locale: neighbourhood.defaultLocale }),
    kind: kindOf(found, category ? (text(category.name)?.text ?? '') : '', reading, speech),
    group: (look?.group ?? 'public-space') as CategoryGroup,
    icon: look?.icon ?? 'maki:information',
    line: entry ? lineOf(entry, found, { reading, speech, catalogue }) : '',
    address: entry?.address ?? null,
    ask: entry?.over
      ? speech.say('over')
      : asked.length > 0
        ? speech.say('ask', { conditions: asked.join(', ') })
        : null
  };
}

function hrefOf({ type, slug, entry }: Found, base: string, { translator, neighbourhood }: Reading): string {
  const { locale } = translator;
  if (type === 'place') return placeHref(locale, neighbourhood.slug, slug);
  if (type === 'activity') return activityHref(locale, neighbourhood.slug, slug);
  if (type === 'organisation') return organisationHref(locale, neighbourhood.slug, slug);
  if (type === 'category') return listHref(locale, neighbourhood.slug, { ...NO_FILTERS, categories: [slug] });
  if (type === 'street')
    return listHref(locale, neighbourhood.slug, { ...NO_FILTERS, near: entry?.point ?? null });
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

interface Here {
  readonly reading: Reading;
  readonly speech: FindSpeech;
  readonly catalogue: Catalogue;
}

/** What decides whether to go: when it is open or on, how far it is, what it is known to have of what was asked. */
function lineOf(entry: Entry, { walk, known }: Found, { reading, speech, catalogue }: Here): string {
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
  return days.length > 0 ? days.map((day) => dayName(day, locale)).join(', ') : say('daysUnknown');
}
