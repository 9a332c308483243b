import { describe, expect, test } from 'vitest';
import { indicators, type IndicatorName } from './indicators.ts';
import { service } from './service-for-tests.ts';
import { tableCsv, tablesXlsx } from './table-files.server.ts';

const here = [9.14, 45.47] as const;
const of = (name: IndicatorName, ...given: Parameters<typeof indicators>) =>
  indicators(...given).find((one) => one.name === name)!;

describe('an indicator', () => {
  const school = service('scuola', here, {
    features: ['women-only', 'childcare'],
    languages: ['ar'],
    times: [
      [540, 660],
      [1980, 2070]
    ]
  });
  const library = service('biblioteca', here, { of: 'place', kind: null, stage: null, isConfirmed: false });
  const nowhere = service('lavoro', null, { kind: 'job', stage: 'work' });
  const all = [school, library, nowhere];

  test('counts entries, and those confirmed lately', () => {
    expect(of('places', all, {})).toMatchObject({ value: 1 });
    expect(of('activities', all, {})).toMatchObject({ value: 2 });
    expect(of('confirmed', all, {})).toMatchObject({ value: 2, of: 3 });
    expect(of('childcare', all, {})).toMatchObject({ value: 1, of: 3 });
  });

  test('is at least so much where of some nobody knows', () => {
    const least = (some: typeof all, name: IndicatorName) => of(name, some, { EG: 1, PH: 1 }).isLeast;
    for (const name of ['languages', 'women-hours', 'childcare', 'stages'] as const)
      expect(least(all, name), name).toBe(true);
    for (const name of ['places', 'activities', 'confirmed'] as const)
      expect(least(all, name), name).toBe(false);
    const told = [school, library, nowhere].map((one) => ({
      ...one,
      languages: ['ar'],
      lacks: (['women-only', 'childcare'] as const).filter((feature) => !one.features.includes(feature))
    }));
    for (const name of ['languages', 'women-hours', 'childcare'] as const)
      expect(least(told, name), name).toBe(false);
    expect(least([...told, { ...school, times: null }], 'women-hours')).toBe(true);
  });

  test('counts residents by the languages of their citizenship, leaving out what is not known', () => {
    expect(of('languages', all, { EG: 3618, PH: 1291, XX: 5000 })).toMatchObject({ value: 3618, of: 4909 });
  });

  test('knows the main languages of those who live here', () => {
    for (const [country, language] of Object.entries({
      ...{
        EG: 'ar',
        MA: 'ar',
        PH: 'tl',
        PE: 'es',
        EC: 'es',
        CN: 'zh',
        LK: 'si',
        BD: 'bn',
        RO: 'ro',
        UA: 'uk'
      },
      ...{
        AL: 'sq',
        SV: 'es',
        SN: 'wo',
        ER: 'ti',
        SO: 'so',
        PK: 'ur',
        IN: 'hi',
        TR: 'tr',
        BR: 'pt',
        RU: 'ru'
      }
    })) {
      const spoken = (code: string) =>
        of('languages', [service('a', here, { languages: [code] })], { [country]: 7 });
      expect(spoken(language), country).toMatchObject({ value: 7, of: 7 });
      expect(spoken('it'), country).toMatchObject({ value: 0, of: 7 });
    }
  });

  test('adds up the hours of a week that are for women only', () => {
    expect(of('women-hours', all, {})).toMatchObject({ value: 3.5 });
  });

  test('counts an hour once, however many places are for women in it', () => {
    const twin = service('gemella', here, { features: ['women-only'], times: [[600, 720]] });
    expect(of('women-hours', [school, twin], {})).toMatchObject({ value: 4.5 });
  });

  test('is not known where nobody has told any language, or any hour of what is for women', () => {
    expect(of('languages', [library], { EG: 3618 })).toMatchObject({ value: null, of: 3618 });
    expect(of('women-hours', [service('boh', here, { features: ['women-only'] })], {}).value).toBeNull();
    expect(of('women-hours', [library], {}).value).toBe(0);
  });

  test('does not take a step of the path for served that nobody knows where to take', () => {
    expect(of('stages', all, {})).toMatchObject({ value: 1, of: 5 });
  });
});

describe('a table', () => {
  const table = {
    name: 'gaps',
    columns: ['what', 'people'],
    rows: [
      ['=1+1', 12.5],
      ['due, tre', null]
    ] as const
  };

  test('is CSV that no spreadsheet runs', () => {
    expect(tableCsv(table)).toBe('what,people\r\n\'=1+1,12.5\r\n"due, tre",\r\n');
  });

  test('is a workbook', async () => {
    const file = await tablesXlsx([table, { ...table, name: 'cells' }]);
    expect([...file.subarray(0, 2)]).toEqual([0x50, 0x4b]);
    expect(file.length).toBeGreaterThan(1000);
  });
});
