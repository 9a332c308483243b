import { pageIn, PUBLIC_PAGES } from '../browser/pages.ts';
import { setTimeout as wait } from 'node:timers/promises';
import type { Hands } from './hands.ts';
import { STORIES } from './stories.ts';

/** Every page in this language; those that are looked at most in the other direction, too. */
export const LEFT_TO_RIGHT = 'it';
const RIGHT_TO_LEFT = 'ar';
const IN_BOTH = [
  'list',
  'place',
  'calendar',
  'path',
  'add-place',
  'change-place',
  'needs',
  'network',
  'insights'
] as const;

/** What is done, by its name in the table. */
export interface Line {
  readonly name: string;
  /** @returns what there is to read, to be the same in all engines; nothing where only its end counts */
  readonly run: (hands: Hands) => Promise<string>;
}

export function everyLine(): Line[] {
  const pages = [
    ...Object.entries(PUBLIC_PAGES).map(([name, address]) => ({ name, at: pageIn(LEFT_TO_RIGHT, address) })),
    ...IN_BOTH.map((name) => ({
      name: `${name} ${RIGHT_TO_LEFT}`,
      at: pageIn(RIGHT_TO_LEFT, PUBLIC_PAGES[name])
    }))
  ];
  const stories = [LEFT_TO_RIGHT, RIGHT_TO_LEFT].flatMap((locale) =>
    Object.entries(STORIES).map(([name, story]) => ({
      name: `${name}, ${locale}`,
      story,
      home: `/${locale}/san-siro`
    }))
  );
  return [
    ...pages.map(({ name, at }) => ({ name, run: (hands: Hands) => read(hands, at) })),
    ...stories.map(({ name, story, home }) => ({
      name,
      run: async (hands: Hands) => {
        try {
          await story(hands, home);
        } finally {
          hands.gate.shut(false);
        }
        return '';
      }
    }))
  ];
}

/** @throws Error when something failed in the page, it can be pushed sideways, or most of it is not to be seen */
async function read(hands: Hands, at: string): Promise<string> {
  await hands.open(at);
  let { text, seen, failures, wide } = await hands.call(whatIsThere);
  // What comes to life after the page, as a drawing does, has its time.
  for (let looks = 0, before = ''; looks < MOST_LOOKS && text !== before; looks++) {
    before = text;
    await wait(REST_MS);
    ({ text, seen, failures, wide } = await hands.call(whatIsThere));
  }
  if (failures.length > 0) throw new Error(failures.join('; '));
  if (wide > 1) throw new Error(`${wide} px wider than the window`);
  if (seen < LEAST_LETTERS) throw new Error(`an empty page: ${seen} letters`);
  return text;
}

/** Whatever says the same twice in this time, in milliseconds, has come to rest. */
const REST_MS = 60;
const MOST_LOOKS = 20;

/** The shortest page has more. */
const LEAST_LETTERS = 100;

/**
 * All text of a page, without what moves with the clock, white space and marks of direction, of which each engine has its own
 * idea. What is folded or covered is text as well: what lies open depends on the window.
 */
function whatIsThere() {
  const { scrollWidth, clientWidth } = document.documentElement;
  const copy = document.body.cloneNode(true) as HTMLElement;
  for (const one of copy.querySelectorAll('script, style')) one.remove();
  return {
    text: copy.textContent.replace(/[\s\d\u0660-\u0669\u061c\u200e\u200f\u2066-\u2069]+/g, ''),
    seen: document.body.innerText.length,
    failures: (window as { failures?: string[] }).failures ?? [],
    wide: scrollWidth - clientWidth
  };
}
