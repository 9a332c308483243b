import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from './engine.ts';
import type { Gate } from './gate.ts';

/** A busy machine is slow, not wrong. */
const SEEN_WITHIN_MS = 25_000;
const LOOK_EVERY_MS = 50;

/** What somebody does with a page, in whatever engine: looks, taps and writes until it is so, or says what was not. */
export class Hands {
  readonly engine: Engine;
  readonly gate: Gate;
  constructor(engine: Engine, gate: Gate) {
    this.engine = engine;
    this.gate = gate;
  }

  /** Opens a page of the app and waits until it lives. A page that is framed has no scripts. */
  async open(path: string): Promise<void> {
    await this.engine.goto(this.gate.origin + path);
    if (!path.includes('/embed/')) await this.alive();
  }

  async alive(): Promise<void> {
    await this.until('a page that lives', () => document.documentElement.dataset['scripts'] === 'alive');
  }

  /** Runs a function in the page, with arguments that JSON can hold. */
  async call<A extends readonly unknown[], T>(inPage: (...words: A) => T, ...words: A): Promise<Awaited<T>> {
    return (await this.engine.run(`() => (${inPage})(...${JSON.stringify(words)})`)) as Awaited<T>;
  }

  /** Waits until something is so in the page; while it changes nothing is. @throws Error with what was waited for */
  async until<A extends readonly unknown[], T>(
    what: string,
    inPage: (...words: A) => T,
    ...words: A
  ): Promise<NonNullable<Awaited<T>>> {
    const end = Date.now() + SEEN_WITHIN_MS;
    let said = '';
    for (;;) {
      try {
        const found = await this.call(inPage, ...words);
        if (found) return found;
      } catch (error) {
        said = ` (${String(error).slice(0, 200)})`;
      }
      if (Date.now() > end) throw new Error(`not seen: ${what}${said}`);
      await wait(LOOK_EVERY_MS);
    }
  }

  async see(selector: string, text = ''): Promise<string> {
    return this.until(`${selector} ${text}`, textOf, selector, text);
  }

  /** Taps the first that is there and holds the text, once it stands still and nothing lies over it. */
  async tap(selector: string, text = ''): Promise<void> {
    let before = '';
    const end = Date.now() + SEEN_WITHIN_MS;
    for (;;) {
      const spot = await this.until(`${selector} ${text}`, spotOf, selector, text);
      const now = JSON.stringify(spot);
      if (now === before && spot.isFree) return this.engine.tap(spot.x, spot.y);
      if (Date.now() > end) throw new Error(`not to be tapped: ${selector} ${text} ${now}`);
      before = now;
      await wait(LOOK_EVERY_MS);
    }
  }

  async write(selector: string, text: string): Promise<void> {
    await this.tap(selector);
    await this.until(`${selector} in hand`, hasFocus, selector);
    await this.engine.type(text);
  }

  /** Waits until the address holds these words. */
  async at(words: string): Promise<void> {
    await this.until(`the address ${words}`, (expected) => location.href.includes(expected), words);
  }
}

const hasFocus = (selector: string) => document.activeElement?.matches(selector) ?? false;

function textOf(selector: string, text: string): string {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  const one = all.find((each) => each.getClientRects().length > 0 && each.innerText.includes(text));
  return one ? one.innerText || ' ' : '';
}

function spotOf(selector: string, text: string) {
  const all = [...document.querySelectorAll<HTMLElement & { labels?: NodeListOf<HTMLElement> }>(selector)];
  const shown = all.map((each) => (each.matches('[type=radio],[type=checkbox]') ? each.labels![0]! : each));
  const one = shown.find((each) => each.getClientRects().length > 0 && each.innerText.includes(text));
  if (!one) return null;
  // `instant`: a page may glide.
  one.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = one.getClientRects()[0]!;
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  return { x, y, isFree: one.contains(hit) };
}
