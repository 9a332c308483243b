/*
 * Steps in the fragment of an address: what stands after `#` is never sent to a server. `#steps=slug,slug*`; a star marks
 * a step that is done.
 */

/** A step she keeps. */
export interface KeptStep {
  readonly slug: string;
  /** As it was when she kept it, for when the entry is gone. */
  readonly title: string;
  readonly done: boolean;
}

export type SharedStep = Pick<KeptStep, 'slug' | 'done'>;

/** As many as one looks at together; with the longest names the code can still be read from a screen. */
export const MOST_STEPS = 12;

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_SLUG = 120;

export const isSlug = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_SLUG && SLUG.test(value);

/** The address an operator's phone opens. */
export function shareAddress(page: string, steps: readonly SharedStep[]): string {
  const named = steps.slice(0, MOST_STEPS).map(({ slug, done }) => slug + (done ? '*' : ''));
  return `${page.split('#')[0]}#steps=${named.join(',')}`;
}

/** The steps of a fragment, wrong ones left out; null when it holds none of ours. */
export function sharedSteps(fragment: string): readonly SharedStep[] | null {
  const [, list] = /^#?steps=(.*)$/.exec(fragment) ?? [];
  if (!list) return null;
  const steps = new Map<string, SharedStep>();
  for (const part of list.split(',')) {
    const done = part.endsWith('*');
    const slug = done ? part.slice(0, -1) : part;
    if (isSlug(slug) && steps.size < MOST_STEPS) steps.set(slug, { slug, done });
  }
  return steps.size > 0 ? [...steps.values()] : null;
}
