import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { createExpression, v8 } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { mapFontFaces } from './fonts.server.ts';
import { nameInOneLine, nameInTwoLines } from './names.ts';
import { MAP_PALETTES, MAP_THEMES } from './palette.ts';
import { MAP_SCRIPTS, missingScripts } from './scripts.ts';
import { basemapStyle, FIRST_LABEL_LAYER, FIRST_ROAD_LAYER } from './style.ts';

const fontFaces = mapFontFaces(MAP_SCRIPTS, (path) => new URL(path, 'https://vicina.example').href);
const options = { tileJson: 'https://vicina.example/basemap/source.json', fontFaces };

describe.each(MAP_THEMES)('the %s style', (theme) => {
  const style = basemapStyle(theme, 'ar', options);

  test('is valid by the specification', () => {
    expect(validateStyleMin(style as never)).toEqual([]);
  });

  test('asks nobody but our own origin, and needs neither glyphs nor a sprite', () => {
    const addresses = JSON.stringify(style).match(/https?:\/\/[^/"]+/g) ?? [];
    expect(new Set(addresses)).toEqual(new Set(['https://vicina.example']));
    expect(style).not.toHaveProperty('glyphs');
    expect(style).not.toHaveProperty('sprite');
  });

  test('has the layers that ours are put under', () => {
    expect(style.layers.map(({ id }) => id)).toEqual(
      expect.arrayContaining([FIRST_ROAD_LAYER, FIRST_LABEL_LAYER])
    );
  });

  test('has names that can be read on the ground', () => {
    const palette = MAP_PALETTES[theme];
    for (const colour of [
      'streetName',
      'placeName',
      'parkName',
      'waterName',
      'quietName',
      'stationName'
    ] as const) {
      expect(contrast(palette[colour], palette.land), colour).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(palette.ink, palette.cluster)).toBeGreaterThanOrEqual(7);
  });
});

describe('a name', () => {
  const name = (locale: string, properties: Record<string, string>, oneLine = false): string => {
    const expression = createExpression(
      (oneLine ? nameInOneLine(locale) : nameInTwoLines(locale)) as never,
      v8.layout_symbol['text-field'] as never
    );
    if (expression.result === 'error') throw new Error(expression.value.join());
    return String(expression.value.evaluate({ zoom: 15 }, { type: 'Point', properties } as never));
  };

  test('is in the reader’s language, with the one on the sign under it', () => {
    expect(name('ar', { name: 'Milano', 'name:ar': 'ميلانو' })).toBe('ميلانو\nMilano');
    expect(name('ar', { name: 'Milano', 'name:ar': 'ميلانو' }, true)).toBe('ميلانو · Milano');
  });

  test('is said once when both are the same, or when only one is known', () => {
    expect(name('it', { name: 'Milano', 'name:it': 'Milano' })).toBe('Milano');
    expect(name('ar', { name: 'Via Paravia' })).toBe('Via Paravia');
    expect(name('bn', { 'name:bn': 'মিলান' })).toBe('মিলান');
  });

  test('is found by the language alone when the region is not there', () => {
    expect(name('zh-Hans', { name: 'Milano', 'name:zh': '米兰' })).toBe('米兰\nMilano');
  });
});

describe('fonts', () => {
  test('cover Latin, Arabic, Bengali, Sinhala and Chinese letters', () => {
    const covered = (letter: string): boolean =>
      Object.values(fontFaces)
        .flat()
        .some((face) =>
          (face as { 'unicode-range': string[] })['unicode-range'].some((range) => {
            const [start = '', end = start] = range.replace('U+', '').split('-');
            const code = letter.codePointAt(0) ?? 0;
            return code >= parseInt(start, 16) && code <= parseInt(end, 16);
          })
        );
    for (const letter of ['a', 'è', 'ğ', 'ش', 'ক', 'ක', '医', '，'])
      expect(covered(letter), letter).toBe(true);
  });

  test('are left out for the scripts a device has', () => {
    expect(missingScripts((text) => (text > '\u{10000}' || text === 'ক' ? 'box' : text))).toEqual(['Beng']);
    const few = JSON.stringify(mapFontFaces([], String));
    expect(few).not.toContain('bengali');
    expect(few.length).toBeLessThan(5_000);
  });

  test('are all sent where a device does not show what it lacks', () => {
    expect(missingScripts((text) => text)).toEqual([...MAP_SCRIPTS]);
  });
});

/** WCAG 2.2, relative luminance. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
      const part = parseInt(colour.slice(i, i + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
