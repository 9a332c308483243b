import type { LocalisedText } from '../i18n/localised.ts';
import elsewhere from './areas-elsewhere.json';

/** Neighbourhoods that practice cards speak of and that are not on every map. */
const ELSEWHERE: Readonly<Record<string, LocalisedText>> = elsewhere;

/** Names of neighbourhoods where a practice may have been tried, by slug: those of this map, then others. */
export function areaNames(
  known: readonly { readonly slug: string; readonly name: LocalisedText }[]
): ReadonlyMap<string, LocalisedText> {
  return new Map([
    ...known.map(({ slug, name }) => [slug, name] as const),
    ...Object.entries(ELSEWHERE).filter(([slug]) => !known.some((one) => one.slug === slug))
  ]);
}
