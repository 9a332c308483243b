import { formatDegrees } from '../geo/bounding-box.ts';
import { languageName } from '../i18n/language-name.ts';
import { MOST_PINS } from '../map/map-place.ts';
import type { Translator } from '../i18n/translator.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { activePlaceFilters } from './active-filters.server.ts';
import { listHref, neighbourhoodHref } from './addresses.ts';
import { callLines, subjectsOf } from './call-lines.server.ts';
import { cardView } from './card-view.server.ts';
import { categoriesOf, isCategoryOrGroup } from './categories.server.ts';
import { categoryViews, groupViews } from './category-views.server.ts';
import { decodeCursor } from './cursor.ts';
import type { FilterProblemView } from './filter-view.ts';
import { filtersToQuery, NO_FILTERS, parseFilters, type PlaceFilters } from './filters.ts';
import { landmarksOf, landmarkViews } from './landmarks.server.ts';
import { languagesInUse } from './languages.server.ts';
import { neighbourhoodView, reading } from './reading.server.ts';
import { apart, asides, headline, missingKind, whenever } from './result-words.server.ts';
import { searchForm } from './search-form.ts';
import { searchPlaces } from './search.server.ts';

/** Cards on a page of the list: enough to scroll, light enough for a slow network. */
const PAGE_SIZE = 15;
/** Where more than places is to be read. */
const FIRST_SIZE = 4;

/** The page `/{l}/{n}`. */
export type ListView = Awaited<ReturnType<typeof listView>>;

/** The page `/{l}/{n}` for the query of its address. */
export async function listView(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  query: URLSearchParams,
  now: Date
) {
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

  const isFirst = query.size === 0;
  const here = reading(translator, neighbourhood, categories, now);
  const [result, landmarks, languages] = await Promise.all([
    searchPlaces(neighbourhood, filters, { limit: isFirst ? FIRST_SIZE : PAGE_SIZE, after, now }),
    landmarksOf(neighbourhood.slug),
    languagesInUse(neighbourhood.slug)
  ]);
  const active = activePlaceFilters(filters, here, landmarks);
  const title = t('list.title', { neighbourhood: neighbourhoodView(here).name.text });
  return {
    neighbourhood: neighbourhoodView(here),
    /** Nothing is asked for: it is the neighbourhood's first page. */
    isFirst,
    cards: result.places.map((place) => cardView(place, filters, here)),
    headline: headline(result, here),
    apart: apart(result, filters, here),
    /** All that match or may match, not only those on this page. */
    total: result.total,
    asides: asides(result, after !== null, here),
    /** No place has the words as written: these are like them. */
    alike: result.alike,
    missingKind: result.total === 0 || result.alike ? missingKind(filters, categories, here) : null,
    whenever: filters.open && result.total === 0 ? await whenever(neighbourhood, filters, here) : null,
    filters,
    filterProblems: problems,
    active,
    groups: groupViews(filters, categories, here),
    categories: categoryViews(filters, categories, here),
    languages: languages.map(({ code, count }) => ({ code, count, name: languageName(code, locale) })),
    /** Null where the fields that ask it are not shown: they are fetched with them. */
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
    /** Whom to call about what is looked for: before places, which may be closed. */
    calls: { title: t('front.help'), lines: callLines(here, subjectsOf(filters.categories)) },
    next: result.next && listHref(locale, neighbourhood.slug, filters, result.next),
    previous: after ? listHref(locale, neighbourhood.slug, filters) : null,
    bbox: neighbourhood.bbox,
    /** GeoJSON of every place that matches, for the map. */
    pinsUrl: pinsUrl(neighbourhood.slug, filters),
    /** Vector tiles of the same, where they are too many to be sent each; null: they are not, or are narrowed down. */
    tilesUrl: result.total > MOST_PINS && isWhole(filters) ? tilesUrl(neighbourhood.slug) : null,
    title: active.length > 0 ? `${active.map(({ label }) => label).join(', ')} · ${title}` : title,
    description: t('list.description', { neighbourhood: neighbourhoodView(here).name.text })
  };
}

/** Whether they are all places there: where she starts from takes none away. */
const isWhole = (filters: PlaceFilters): boolean => filtersToQuery({ ...filters, near: null }).size === 0;

const tilesUrl = (slug: string): string => `/tiles/places/{z}/{x}/{y}.mvt?neighbourhood=${slug}`;

/** What the map asks for: every place that fits, with no more than a pin needs. */
function pinsUrl(slug: string, filters: PlaceFilters): string {
  const query = filtersToQuery(filters);
  query.set('fields', 'slug,name,category,group,icon,precision,certainty');
  query.set('limit', String(MOST_PINS));
  return `/api/v1/${slug}/places?${query}`;
}
