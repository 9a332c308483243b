import { minutesOf } from '../walking/walk.ts';
import type { Catalogue } from '../find/catalogue.ts';
import { conceptOf } from '../find/concepts.ts';
import type { Answer, Found } from '../find/search.ts';

type Texts = Readonly<Partial<Record<string, string>>>;

/** The answer to a sentence, as the API gives it. */
export function searchAnswer(answer: Answer, catalogue: Catalogue, locale: string, limit: number) {
  return {
    results: answer.results.slice(0, limit).map((found) => result(found, catalogue, locale)),
    understood: { filters: [...kindFilters(answer.kinds), ...answer.filters], words: answer.words },
    relaxed: answer.relaxed,
    none: answer.none
  };
}

function result({ type, slug, entry, ask, walk }: Found, catalogue: Catalogue, locale: string) {
  const line = catalogue.helplines.find(({ number }) => number === slug);
  const names: Texts =
    entry?.name ?? (type === 'category' ? catalogue.categories.get(slug)?.name : line?.name) ?? {};
  return {
    type,
    slug,
    name: names[locale] ?? names[catalogue.neighbourhood.defaultLocale] ?? Object.values(names)[0] ?? slug,
    ...(entry?.category && { category: entry.category }),
    ...(entry?.kind && { kind: entry.kind }),
    ...(entry?.address && { address: entry.address }),
    ...(entry?.demonstration && { demonstration: true }),
    ...(walk && { walk_minutes: minutesOf(walk), walk_method: walk.method }),
    certainty: ask.length === 0 && !entry?.over ? 'known' : 'unknown'
  };
}

/** The kinds that were understood, as filters of the pages. */
function kindFilters(kinds: readonly string[]) {
  const targets = kinds.flatMap((kind) => conceptOf(kind)?.targets ?? []);
  return targets.flatMap((target) =>
    'category' in target
      ? [{ name: 'category', value: target.category }]
      : 'activity' in target
        ? [{ name: 'kind', value: target.activity }]
        : []
  );
}
