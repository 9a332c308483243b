import { formatDegrees } from '../geo/bounding-box.ts';
import { listHref, neighbourhoodHref } from './addresses.ts';
import { cardView } from './card-view.server.ts';
import { categoriesOf, isCategoryOrGroup } from './categories.server.ts';
import type { CountedCategory } from './place.ts';
import { decodeCursor } from './cursor.ts';
import { filtersToQuery, NO_FILTERS, parseFilters, type PlaceFilters } from './filters.ts';
import { landmarksOf, landmarkViews } from './landmarks.server.ts';
import { isFoundUnder } from './found-under.ts';
import { languagesInUse } from './languages.server.ts';
import { CATEGORY_GROUPS, type CategoryGroup } from '../ui/category-group.ts';
import { neighbourhoodView, reading, viewText, type Reading } from './reading.server.ts';
import { searchForm } from './search-form.ts';
import { openInstant, searchPlaces, type SearchResult } from './search.server.ts';
import { languageName } from '../i18n/language-name.ts';
import { withoutMarks } from '../i18n/unseen.ts';
import type { Translator } from '../i18n/translator.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import type { ActiveFilterView, CategoryView, FilterProblemView, GroupView, ListView } from './view.ts';

/** Cards on a page of the list: enough to scroll, light enough for a slow network. */
const PAGE_SIZE = 15;

/** The page `/{l}/{n}` for the query of its address. */
export async function listView(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  query: URLSearchParams,
  now: Date
): Promise<ListView> {
  const { t, locale } = translator;
  const categories = await categoriesOf(neighbourhood.slug);
  const parsed = parseFilters(query, isCategoryOrGroup(categories));
  const { filters } = parsed;
  const problems: FilterProblemView[] = parsed.problems.map(({ parameter, reason }) => ({
    parameter,
    message: t(`problem.${reason}`)
  }));
  const cursor = query.get('cursor');
  const after = cursor ? decodeCursor(cursor) : null;
  if (cursor && !after) problems.push({ parameter: 'cursor', message: t('problem.cursor') });

  const here = reading(translator, neighbourhood, categories, now);
  const [result, landmarks, languages] = await Promise.all([
    searchPlaces(neighbourhood, filters, { limit: PAGE_SIZE, after, now }),
    landmarksOf(neighbourhood.slug),
    languagesInUse(neighbourhood.slug)
  ]);
  const active = activeFilters(filters, here, landmarks);
  const title = t('list.title', { neighbourhood: neighbourhoodView(here).name.text });
  return {
    neighbourhood: neighbourhoodView(here),
    cards: result.places.map((place) => cardView(place, filters, here)),
    headline: headline(result, here),
    apart: apart(result, filters, here),
    total: result.total,
    asides: asides(result, after !== null, here),
    alike: result.alike,
    missingKind: result.total === 0 || result.alike ? missingKind(filters, categories, here) : null,
    whenever: filters.open && result.total === 0 ? await whenever(neighbourhood, filters, here) : null,
    filters,
    filterProblems: problems,
    active,
    groups: groupViews(filters, categories, here),
    categories: categoryViews(filters, categories, here),
    languages: languages.map(({ code, count }) => ({ code, count, name: languageName(code, locale) })),
    landmarks: query.has('fields') ? await landmarkViews(neighbourhood, translator) : null,
    form: searchForm({
      action: listHref(locale, neighbourhood.slug, NO_FILTERS),
      searchAction: `${neighbourhoodHref(locale, neighbourhood.slug)}/search`,
      query: filtersToQuery(filters),
      near: filters.near,
      landmarks: landmarks.map(({ point }) => formatDegrees(point)),
      shown: ['open=now'],
      noField: ['q', 'category', 'open', 'bbox']
    }),
    next: result.next && listHref(locale, neighbourhood.slug, filters, result.next),
    previous: after ? listHref(locale, neighbourhood.slug, filters) : null,
    bbox: neighbourhood.bbox,
    outline: neighbourhood.outline,
    pinsUrl: pinsUrl(neighbourhood.slug, filters),
    title: active.length > 0 ? `${active.map(({ label }) => label).join(', ')} · ${title}` : title,
    description: t('list.description', { neighbourhood: neighbourhoodView(here).name.text })
  };
}

/** How many there are; where of some it is not known, how many are known to fit. */
function headline({ total, known }: SearchResult, { translator: { t } }: Reading): string {
  if (known === total) return t('list.total', { count: total });
  return known === 0 ? t('unknown.none') : t('unknown.known', { count: known });
}

/** The places of which it is not known whether they fit, under a head of their own. */
function apart(
  { places, total, known }: SearchResult,
  filters: PlaceFilters,
  { translator: { t, locale }, neighbourhood }: Reading
): ListView['apart'] {
  const from = places.findIndex(({ certainty }) => certainty === 'unknown');
  if (from === -1) return null;
  return {
    from,
    title: t('unknown.title', { count: total - known }),
    lead: t('unknown.lead'),
    leaveOut: {
      text: t('unknown.leaveOut'),
      href: listHref(locale, neighbourhood.slug, { ...filters, knownOnly: true })
    }
  };
}

/** What else there is to say of the places that are shown. */
function asides(result: SearchResult, isLaterPage: boolean, { translator }: Reading): string[] {
  const { t, locale } = translator;
  const { places, total, known, unconfirmed, withoutPin } = result;
  return [
    known < total ? t('unknown.aside', { count: total - known }) : '',
    unconfirmed ? t('list.maybeOpen', { count: unconfirmed }) : '',
    withoutPin ? t('list.withoutPin', { count: withoutPin }) : '',
    places.some((place) => place.machineTranslated['name']?.includes(locale))
      ? t('list.machineTranslated')
      : '',
    // A cursor does not say how many came before it: the range is said on the first page alone.
    total > places.length && places.length > 0 && !isLaterPage
      ? t('list.range', { first: 1, last: places.length })
      : ''
  ].filter(Boolean);
}

/** A kind of place that the words name and of which there is none here. */
function missingKind(
  { q }: PlaceFilters,
  categories: readonly CountedCategory[],
  here: Reading
): ListView['missingKind'] {
  if (q === null) return null;
  const plain = (text: string) => withoutMarks(text).toLowerCase().trim();
  const kind = categories.find(
    ({ placeCount, name, keywords }) =>
      placeCount === 0 &&
      [...Object.values(name), ...Object.values(keywords).flat()].some(
        (word) => word && plain(word) === plain(q)
      )
  );
  const name = kind && viewText(kind.name, here);
  if (!name) return null;
  const { locale, t } = here.translator;
  const href = listHref(locale, here.neighbourhood.slug, { ...NO_FILTERS, categories: [kind.group] });
  return { name, group: t(`group.${kind.group}`), href };
}

/** The same list whether open or not: for those whose hours nobody knows. */
async function whenever(
  neighbourhood: NeighbourhoodWithOutline,
  filters: PlaceFilters,
  { translator, now }: Reading
): Promise<ListView['whenever']> {
  const closedToo = { ...filters, open: null };
  const { total } = await searchPlaces(neighbourhood, closedToo, { limit: 1, after: null, now });
  if (total === 0) return null;
  const href = listHref(translator.locale, neighbourhood.slug, closedToo);
  return { href, label: translator.t('list.whenever', { count: total }) };
}

/** What the map asks for: every place that fits, with no more than a pin needs. */
function pinsUrl(slug: string, filters: PlaceFilters): string {
  const query = filtersToQuery(filters);
  query.set('fields', 'slug,name,category,group,icon,precision,certainty');
  query.set('limit', '1000');
  return `/api/v1/${slug}/places?${query}`;
}

function groupViews(
  filters: PlaceFilters,
  categories: readonly CountedCategory[],
  { translator, neighbourhood }: Reading
): GroupView[] {
  const chosen = chosenGroups(filters, categories);
  return CATEGORY_GROUPS.map((group) => {
    const selected = chosen.has(group);
    return {
      slug: group,
      name: translator.t(`group.${group}`),
      count: categories
        .filter((one) => isFoundUnder(one, group))
        .reduce((sum, { placeCount }) => sum + placeCount, 0),
      selected,
      href: listHref(translator.locale, neighbourhood.slug, {
        ...filters,
        categories: selected ? [] : [group]
      })
    };
  });
}

function chosenGroups(filters: PlaceFilters, categories: readonly CountedCategory[]): Set<CategoryGroup> {
  return new Set([
    ...CATEGORY_GROUPS.filter((group) => filters.categories.includes(group)),
    ...categories.filter(({ slug }) => filters.categories.includes(slug)).map(({ group }) => group)
  ]);
}

function categoryViews(
  filters: PlaceFilters,
  categories: readonly CountedCategory[],
  here: Reading
): CategoryView[] {
  const groups = new Set<string>(CATEGORY_GROUPS);
  const chosen = chosenGroups(filters, categories);
  const alone = filtersToQuery({ ...filters, categories: [], near: null }).size === 0;
  return categories
    .filter(
      (one) =>
        [...chosen].some((group) => isFoundUnder(one, group)) &&
        (one.placeCount > 0 || filters.categories.includes(one.slug))
    )
    .map((category) => {
      const { slug, group, icon, placeCount } = category;
      const selected = filters.categories.includes(slug);
      // A category instead of its whole group; without the last one, the group again.
      const others = filters.categories.filter((one) => one !== slug && one !== group);
      const kept = others.filter((one) => !groups.has(one));
      const wanted = selected ? (kept.length > 0 ? kept : [group]) : [...kept, slug].sort();
      return {
        slug,
        group,
        name: viewText(category.name, here) ?? { text: slug, locale: 'en' },
        icon,
        count: alone ? placeCount : null,
        selected,
        href: listHref(here.translator.locale, here.neighbourhood.slug, { ...filters, categories: wanted })
      };
    });
}

function activeFilters(
  filters: PlaceFilters,
  here: Reading,
  landmarks: Awaited<ReturnType<typeof landmarksOf>>
): ActiveFilterView[] {
  const { t, locale } = here.translator;
  const active: ActiveFilterView[] = [];
  const add = (label: string, without: Partial<PlaceFilters>, shown = false) => {
    const removeHref = listHref(locale, here.neighbourhood.slug, { ...filters, ...without });
    active.push({ label, removeHref, shown });
  };
  const groups = new Set<string>(CATEGORY_GROUPS);

  // What leaves the fewest comes first: it is the first to be taken away.
  if (filters.open === 'now') add(t('list.openNow'), { open: null }, true);
  else if (filters.open) {
    const instant = openInstant(filters.open, here.neighbourhood.timeZone, here.now);
    add(t('list.openAt', { moment: here.translator.moment(instant, here.neighbourhood.timeZone) }), {
      open: null
    });
  }
  if (filters.q !== null) add(`“${filters.q}”`, { q: null });
  for (const slug of filters.categories) {
    const category = here.categories.get(slug);
    const label = groups.has(slug)
      ? t(`group.${slug as CategoryGroup}`)
      : category && viewText(category.name, here)?.text;
    add(label ?? slug, { categories: filters.categories.filter((one) => one !== slug) }, true);
  }
  if (filters.near) {
    const value = formatDegrees(filters.near);
    const landmark = landmarks.find(({ point }) => formatDegrees(point) === value);
    const start = landmark ? viewText(landmark.name, here)?.text : undefined;
    add(`${t('list.near')}: ${start ?? t('list.nearPosition')}`, { near: null, minutes: null });
  }
  if (filters.minutes !== null) add(t('list.minutesOption', { count: filters.minutes }), { minutes: null });
  if (filters.language !== null) {
    add(`${t('list.language')}: ${languageName(filters.language, locale)}`, { language: null });
  }
  for (const feature of filters.features) {
    add(t(`feature.${feature}`), { features: filters.features.filter((one) => one !== feature) });
  }
  for (const requirement of filters.without) {
    add(`${t('list.without')}: ${t(`requirement.${requirement}`)}`, {
      without: filters.without.filter((one) => one !== requirement)
    });
  }
  if (filters.knownOnly) add(t('unknown.only'), { knownOnly: false });
  if (filters.bbox) add(t('list.map'), { bbox: null });
  return active;
}
