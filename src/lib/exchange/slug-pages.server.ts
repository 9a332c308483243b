import { ParameterError, once, wholeNumber } from '../server/api.ts';
import type { WebLink } from './feature-collection.ts';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A page of a list that is ordered by slug, and where the next one is. */
export interface SlugPage<T> {
  readonly numberMatched: number;
  readonly numberReturned: number;
  readonly links: readonly WebLink[];
  readonly page: readonly T[];
}

/** The cursor of an address: the last slug of the page before, written so that nobody writes one. */
function cursorOf(query: URLSearchParams): string | null {
  const cursor = once(query, 'cursor');
  if (cursor === null) return null;
  const slug = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^[\w-]{1,400}$/.test(cursor) || !SLUG.test(slug))
    throw new ParameterError(
      'cursor',
      'It is not a cursor of ours; follow the "next" link instead of writing one.'
    );
  return slug;
}

/** Cuts a list in the order of slugs by `limit` and `cursor`; what comes or goes meanwhile neither repeats nor skips others. */
export function slugPage<T extends { readonly slug: string }>(all: readonly T[], url: URL): SlugPage<T> {
  const limit = wholeNumber(url.searchParams, 'limit', { least: 1, most: 1000, otherwise: 100 });
  const after = cursorOf(url.searchParams);
  const sorted = all.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const rest = after === null ? sorted : sorted.filter(({ slug }) => slug > after);
  const page = rest.slice(0, limit);
  const links: WebLink[] = [{ rel: 'self', href: url.href, type: 'application/json' }];
  const last = page.at(-1);
  if (rest.length > limit && last) {
    const next = new URL(url);
    next.searchParams.set('cursor', Buffer.from(last.slug).toString('base64url'));
    links.push({ rel: 'next', href: next.href, type: 'application/json' });
  }
  return { numberMatched: all.length, numberReturned: page.length, links, page };
}

/** A parameter with a fixed list of values; null when it is absent. */
export function valueOf<T extends string>(
  query: URLSearchParams,
  name: string,
  known: readonly T[]
): T | null {
  const value = once(query, name);
  if (value === null) return null;
  const found = known.find((one) => one === value);
  if (found === undefined) throw new ParameterError(name, `It is one of: ${known.join(', ')}.`);
  return found;
}
