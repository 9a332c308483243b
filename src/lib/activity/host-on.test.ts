import { beforeAll, describe, expect, test } from 'vitest';
import { localeOf } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translator.ts';
import { aNeighbourhood } from '../neighbourhood/examples.server.ts';
import { translatorHere } from '../neighbourhood/words.server.ts';
import type { Notice } from '../place/notices/notice.ts';
import { reading } from '../place/reading.server.ts';
import type { Activity } from './activity.ts';
import { anActivity } from './examples.ts';
import { timesOutsideClosures, withHostOn } from './host-on.ts';
import { noticesOf, nowInWords, ownNotices } from './reading.server.ts';

const NOWHERE: Notice = { kind: 'moved', from: '2026-11-01', until: '2027-02-28', address: 'Via Pio II 3' };
const MOVED: Notice = { ...NOWHERE, point: [9.1301, 45.4701] };
const CLOSED: Notice = { kind: 'closed', from: '2026-11-20', until: '2026-11-30' };
const SOON: Notice = { kind: 'closed', from: '2026-12-05', until: '2026-12-08' };

const at = (notices: readonly Notice[], precision: 'exact' | 'area-only' = 'exact'): Activity =>
  anActivity({
    confirmedAt: '2026-11-20T10:00:00Z',
    place: {
      slug: 'sala',
      name: { it: 'Sala' },
      address: precision === 'exact' ? 'Via Monreale 13' : null,
      precision,
      point: precision === 'exact' ? [9.14, 45.47] : null,
      notices
    }
  });

let translator: Translator;
beforeAll(async () => {
  translator = await translatorHere(aNeighbourhood(), localeOf('en'));
});
const here = (now = '2026-11-25T10:00:00Z') => reading(translator, aNeighbourhood(), [], new Date(now));
const told = (activity: Activity) =>
  noticesOf(activity, here()).map(({ text }) => text.replace(/[\u2066-\u2069]/g, ''));

describe('a course at a place that moved for a time', () => {
  test('is found where the place is for now: pin, address and walk', () => {
    expect(withHostOn(at([MOVED]), '2026-11-25').place).toMatchObject({
      address: 'Via Pio II 3',
      precision: 'approximate',
      point: [9.1301, 45.4701],
      usual: { address: 'Via Monreale 13' }
    });
  });

  test('is at its own door again when the notice is over, and before it begins', () => {
    for (const day of ['2026-10-31', '2027-03-01']) expect(withHostOn(at([MOVED]), day)).toEqual(at([MOVED]));
  });

  test('to where nobody knows has no pin, and a protected place stays nowhere', () => {
    expect(withHostOn(at([NOWHERE]), '2026-11-25').place).toMatchObject({
      precision: 'to-confirm',
      point: null
    });
    expect(withHostOn(at([MOVED], 'area-only'), '2026-11-25').place).toMatchObject({
      precision: 'area-only',
      address: null,
      point: null
    });
  });

  test('says so, in the name of the place and with its end', () => {
    expect(told(withHostOn(at([MOVED]), '2026-11-25'))).toEqual([
      'Sala: For now it is at Via Pio II 3. Until Sunday, 28 February 2027, that day too.'
    ]);
  });
});

describe('a course at a place that a notice closes', () => {
  test('says that it is closed, and from when it will be', () => {
    expect(told(at([CLOSED, SOON]))).toEqual([
      'Sala: Closed for now. Until Monday, 30 November 2026, that day too.',
      'Sala: Closed from Saturday, 5 December 2026. Until Tuesday, 8 December 2026, that day too.'
    ]);
    expect(ownNotices(at([CLOSED]), here())).toEqual([]);
  });

  test('is proposed for no day of the closure', () => {
    const times = ['2026-11-28', '2026-12-01T10:00', '2026-12-08T10:00', '2026-12-09T10:00'].map((local) => ({
      local
    }));
    expect(timesOutsideClosures(at([CLOSED, SOON]), times).map(({ local }) => local)).toEqual([
      '2026-12-01T10:00',
      '2026-12-09T10:00'
    ]);
    expect(timesOutsideClosures(anActivity({}), times)).toEqual(times);
  });

  test('is perhaps on, not on', () => {
    const now = here().now.getTime() / 1000;
    const occurrence = { start: now - 600, end: now + 600, local: '2026-11-25T10:50' };
    expect(nowInWords(at([]), occurrence, here())).toMatch(/^Now/);
    expect(nowInWords(at([CLOSED]), occurrence, here())).toMatch(/perhaps/i);
    expect(nowInWords(at([SOON]), occurrence, here())).toMatch(/^Now/);
  });
});
