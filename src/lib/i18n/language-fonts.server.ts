import type { Locale } from './locales.ts';
import { SCRIPT_FAMILY } from './script-family.ts';

const STYLES = import.meta.glob<string>('./languages/*/language.css', {
  eager: true,
  query: '?raw',
  import: 'default'
});
const ADDRESSES = import.meta.glob<string>('./languages/*/*.woff2', {
  eager: true,
  query: '?url&no-inline',
  import: 'default'
});
const CONTENTS = import.meta.glob<string>('./languages/*/*.woff2', { query: '?inline', import: 'default' });

interface Face {
  /** From this folder: `./languages/ar/….woff2`. */
  readonly file: string;
  /** As CSS writes it, `U+060C,U+061B`. */
  readonly ranges: string;
}

const FACES: readonly Face[] = Object.entries(STYLES).flatMap(([style, css]) =>
  [...css.matchAll(/@font-face\s*{([^}]*)}/g)].flatMap(([, face = '']) => {
    const name = /url\('\.\/([^']+)'\)/.exec(face)?.[1];
    const ranges = /unicode-range:([^;]+);/.exec(face)?.[1]?.replace(/\s+/g, '');
    return name && ranges ? [{ file: style.replace('language.css', name), ranges }] : [];
  })
);

/** The letters of every language, by the address the pages fetch them from. */
export const faceAddresses = (): readonly { readonly url: string; readonly ranges: string }[] =>
  FACES.map(({ file, ranges }) => ({ url: ADDRESSES[file]!, ranges }));

/** Rules of CSS that bring the letters of one language along, for a file that stands alone. Empty where Latin will do. */
export async function facesWithin(locale: Locale): Promise<readonly string[]> {
  const own = FACES.filter(({ file }) => file.startsWith(`./languages/${locale}/`));
  return Promise.all(own.map(async ({ file }) => faceWithin(SCRIPT_FAMILY, await CONTENTS[file]!())));
}

/** @param source what a `?inline` import gives */
export function faceWithin(family: string, source: string): string {
  return `@font-face { font-family: '${family}'; font-weight: 400 700; src: url('${source}') format('woff2') }`;
}
