import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Hands } from './hands.ts';

/** What is done on a page in an engine: it ends well, or throws what was not there. In any language, without its words. */
type Story = (hands: Hands, home: string) => Promise<void>;

/** What is new has a name of its own in each engine, like no other; of letters alone. */
const named = () =>
  `${String.fromCharCode(...Array.from({ length: 10 }, () => 97 + Math.floor(Math.random() * 26)))}`;

const PLACE = 'places/casa-di-comunita-via-monreale';

export const STORIES = {
  async filter(hands, home) {
    await hands.open(home);
    const all = await hands.see('.summary h2');
    await hands.tap('a[href*="category=health"]');
    await hands.at('category=health');
    const before = await hands.until('fewer places', otherText, '.summary h2', all);
    await hands.tap('input[name=open][value=now]');
    await hands.at('open=now');
    await hands.until('fewer places that are open', otherText, '.summary h2', before);
  },

  async place(hands, home) {
    await hands.open(`${home}?category=health`);
    const name = await hands.see('h3 a');
    await hands.tap('h3 a');
    await hands.at('/places/');
    await hands.see('h1', name.trim());
  },

  async map(hands, home) {
    await hands.open(`${home}?category=health`);
    await hands.tap('button.show');
    // An engine below the map's own floor says that it cannot, and leads back.
    await hands.until(
      'a map, or a word that there is none',
      () => document.querySelector('dialog[open] [data-map-state]:not([data-map-state=loading])') !== null
    );
    await hands.tap('dialog .foot button');
    await hands.until('the list again', () => !document.querySelector('dialog[open]'));
    await hands.see('h3 a');
  },

  async calendar(hands, home) {
    await hands.open(`${home}/activities`);
    await hands.tap('a[href*="kind="]');
    await hands.at('kind=');
    const name = await hands.see('h3 a');
    await hands.tap('h3 a');
    await hands.see('h1', name.trim());
  },

  async path(hands, home) {
    await answerPath(hands, home);
    await hands.tap('.steps > li button');
    await hands.until('a step that is kept', () => /steps/.test(JSON.stringify(localStorage)));
    await hands.open(`${home}/path`);
    await hands.see('input[type=checkbox]');
  },

  async 'add with a photo'(hands, home) {
    const name = named();
    await hands.open(`${home}/add/place`);
    await hands.tap('.step.now summary');
    await hands.tap('.step.now input[type=radio]');
    await hands.write('[name=address]', 'zamagna 4');
    await hands.tap('.found button');
    // First come those that are asked of everybody, in the end what may be said besides.
    const next = async () => {
      const heading = await hands.see('.step.now h2');
      await hands.tap('.go button[type=button]');
      await hands.until('the next question', otherText, '.step.now h2', heading);
    };
    await next();
    await hands.write('[name=name]', name);
    const isThere = () => document.querySelector('.step.now input[type=file]') !== null;
    for (let steps = 0; steps < 8 && !(await hands.call(isThere)); steps++) await next();
    await hands.engine.setFile('.step.now input[type=file]', await pictureFile());
    await hands.until('the photo in small', pictureIsSeen, '.step.now img');
    await hands.write('[name*=alt]', 'la porta');
    await hands.tap('.go button.main');
    await hands.see('main', name);
    await hands.tap('a[href*="/proposals/"]');
    await hands.at('/proposals/');
    await hands.see('main', name);
    await hands.until('the photo that was sent', pictureIsSeen, 'main img');
  },

  async change(hands, home) {
    await hands.open(`${home}/${PLACE}/change?field=name`);
    const name = named();
    await hands.tap('main [name^="name."], main [name=name]');
    await hands.call(() => (document.activeElement as HTMLInputElement).select());
    await hands.engine.type(name);
    await hands.tap('main form button.main');
    await hands.at('/proposals/');
    await hands.see('main', name);
  },

  async needs(hands, home) {
    await hands.open(`${home}/needs`);
    for (let question = 0; question < 4; question++) {
      await hands.until('the next question', isAsked, question);
      await hands.tap('.step:not([hidden]) label.button input');
    }
    await hands.tap('main form button.main');
    await hands.see('[role=status]');
  },

  async network(hands, home) {
    await hands.open(`${home}/network`);
    await hands.tap('a[href*="view=table"]');
    await hands.at('view=table');
    const name = await hands.see('tbody th a');
    await hands.tap('tbody th a');
    await hands.see('h1', name.trim());
  },

  async evidence(hands, home) {
    await hands.open(`${home}/insights`);
    const before = await hands.see('.finding .sentence');
    await hands.tap('main form summary');
    await hands.tap('main form .box input');
    await hands.tap('main form button.show');
    await hands.at('insights?');
    await hands.until('another finding', otherText, '.finding .sentence', before);
  },

  async offline(hands, home) {
    await answerPath(hands, home);
    const steps = await hands.see('.steps');
    await hands.until(
      'a page that is kept',
      async () => (await caches.match(location.pathname)) !== undefined
    );
    hands.gate.shut(true);
    await hands.open(`${home}/path`);
    await hands.until('the same steps', sameText, '.steps', steps);
    const missing = hands.gate.refused().filter((path) => path.startsWith('/_app/immutable/'));
    if (missing.length > 0) throw new Error(`not kept on the phone: ${missing.join(', ')}`);
    await hands.until(
      'the styles',
      () => getComputedStyle(document.querySelector('h1')!).fontWeight !== '400'
    );
  },

  async 'quick exit'(hands, home) {
    await hands.open(`${home}/${PLACE}`);
    // Nobody outside this machine is asked: where it leads is enough.
    await hands.call(() =>
      document.querySelector('a[rel=noreferrer][title]')!.setAttribute('data-was', location.pathname)
    );
    await hands.tap('a[rel=noreferrer][title]');
    await hands
      .until('another place', () => document.documentElement.hidden || !location.href.includes('localhost'))
      .catch((error: unknown) => {
        // A page of the browser's own lets nobody look into it.
        if (!/not seen.*\(/.test(String(error))) throw error;
      });
  }
} as const satisfies Readonly<Record<string, Story>>;

async function answerPath(hands: Hands, home: string): Promise<void> {
  await hands.open(`${home}/path`);
  // As on a phone that has not been here.
  await hands.call(() => localStorage.clear());
  await hands.open(`${home}/path`);
  await hands.tap('.journey button');
  for (let asked = '', answers = 0; answers < 5; answers++) {
    asked = await hands.until('the next question', otherText, '.question h2', asked);
    await hands.tap('.question ul button');
  }
  await hands.see('.steps > li');
}

function otherText(selector: string, before: string): string {
  const text = document.querySelector<HTMLElement>(selector)?.innerText ?? '';
  return text === before ? '' : text;
}

function sameText(selector: string, before: string): boolean {
  return document.querySelector<HTMLElement>(selector)?.innerText === before;
}

function pictureIsSeen(selector: string): boolean {
  const pictures = [...document.querySelectorAll<HTMLImageElement>(selector)];
  return pictures.some(
    (one) => one.complete && one.naturalWidth > 0 && one.getBoundingClientRect().height > 20
  );
}

function isAsked(question: number): boolean {
  return document.querySelectorAll('.step')[question]?.matches(':not([hidden])') ?? false;
}

let made: Promise<string> | undefined;
/** As a telephone takes it, only smaller. */
function pictureFile(): Promise<string> {
  made ??= (async () => {
    const file = path.join(process.env['TMPDIR'] ?? '/tmp', `vicina-photo-${process.pid}.jpg`);
    const colours = sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#0b5136' } });
    writeFileSync(file, await colours.jpeg().toBuffer());
    return file;
  })();
  return made;
}
