import type { FontFacesSpecification } from 'maplibre-gl';

import latinExtended from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2?url&no-inline';
import latinFull from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url&no-inline';
import arabicFull from '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2?url&no-inline';
import arabicRanges from '@fontsource-variable/noto-sans-arabic/unicode.json';
import bengali from '@fontsource-variable/noto-sans-bengali/files/noto-sans-bengali-bengali-wght-normal.woff2?url&no-inline';
import bengaliRanges from '@fontsource-variable/noto-sans-bengali/unicode.json';
import chineseRanges from '@fontsource-variable/noto-sans-sc/unicode.json';
import sinhala from '@fontsource-variable/noto-sans-sinhala/files/noto-sans-sinhala-sinhala-wght-normal.woff2?url&no-inline';
import sinhalaRanges from '@fontsource-variable/noto-sans-sinhala/unicode.json';
import { faceAddresses } from '../../i18n/language-fonts.server.ts';
// The files the pages use already: on the map they cost nothing more.
import latin from '../../ui/fonts/atkinson-hyperlegible-next-interface.woff2?url&no-inline';
import { MAP_SCRIPTS, type MapScript } from './scripts.ts';

type Face = { url: string; 'unicode-range': string[] };

/** Chinese comes in a hundred small files; a browser loads only those whose characters it draws. */
const chineseFiles = import.meta.glob<string>(
  '/node_modules/@fontsource-variable/noto-sans-sc/files/*-wght-normal.woff2',
  {
    query: '?url&no-inline',
    import: 'default',
    eager: true
  }
);

const FACES: Readonly<Record<MapScript, readonly Face[]>> = {
  Beng: [face(bengali, bengaliRanges.bengali)],
  Sinh: [face(sinhala, sinhalaRanges.sinhala)],
  Hans: Object.entries(chineseRanges).flatMap(([subset, ranges]) => {
    const url = chineseFile(subset);
    return url ? [face(url, ranges)] : [];
  })
};

/**
 * Font files of our own origin for a style's `font-faces`: Latin and Arabic always, and the scripts asked for.
 *
 * @param absolute makes an address absolute
 */
export function mapFontFaces(
  scripts: readonly MapScript[],
  absolute: (path: string) => string
): FontFacesSpecification {
  const served = ({ url, ...rest }: Face): Face => ({ url: absolute(url), ...rest });
  const wanted = MAP_SCRIPTS.filter((script) => scripts.includes(script));
  return {
    Vicina: [
      face(
        latin,
        'U+0020-007E,U+00A0-00A1,U+00A9,U+00AB,U+00B0,U+00B7,U+00BA-00BB,U+00BF-00CF,U+00D1-00DC,U+00DF-00EF,U+00F1-00FC,U+0131,U+0152-0153,U+2009-200B,U+2013-2014,U+2018-2019,U+201C-201D,U+2022,U+2026,U+202F,U+20AC,U+2191,U+2193,U+2212'
      ),
      face(
        latinFull,
        'U+0000-001F,U+007F-009F,U+00A2-00A8,U+00AA,U+00AC-00AF,U+00B1-00B6,U+00B8-00B9,U+00BC-00BE,U+00D0,U+00DD-00DE,U+00F0,U+00FD-00FF,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-2008,U+2010-2012,U+2015-2017,U+201A-201B,U+201E-2021,U+2023-2025,U+2027-202E,U+2030-206F,U+2122'
      ),
      face(latinExtended, 'U+0100-0130,U+0132-0151,U+0154-024F,U+1E00-1EFF'),
      // The letters of the languages we write; the rest of the script only where it is met.
      ...faceAddresses().map(({ url, ranges }) => face(url, ranges)),
      face(arabicFull, arabicRanges.arabic)
    ].map(served),
    ...(wanted.length && { 'Noto Sans': wanted.flatMap((script) => FACES[script].map(served)) })
  };
}

function face(url: string, ranges: string): Face {
  return { url, 'unicode-range': ranges.split(',') };
}

/** Subsets are called `[119]` in the list of ranges and `…-119-…` on the disk. */
function chineseFile(subset: string): string | undefined {
  const name = subset.replace(/[[\]]/g, '');
  return chineseFiles[
    `/node_modules/@fontsource-variable/noto-sans-sc/files/noto-sans-sc-${name}-wght-normal.woff2`
  ];
}
