import { describe, expect, test } from 'vitest';
import type { LonLat } from '../geo/point.ts';
import { service } from './service-for-tests.ts';
import { serviceFits, holds, isAbout, mayFit, type Condition, type Topic } from './service.ts';

const HERE: LonLat = [9.14, 45.47];
const ITALIAN: Topic = { of: 'stage', value: 'italian' };
const ARABIC: Condition = { of: 'language', value: 'ar' };
const EVENING: Condition = { of: 'time', value: 'evening' };
const WOMEN_ONLY: Condition = { of: 'feature', value: 'women-only' };
const NO_PERMIT: Condition = { of: 'without', value: 'residence-permit' };

describe('of a service it is known', () => {
  test('which languages are spoken, once somebody has said any', () => {
    expect(holds(service('a', HERE, { languages: ['ar', 'it'] }), ARABIC)).toBe('yes');
    expect(holds(service('a', HERE, { languages: ['it'] }), ARABIC)).toBe('no');
    expect(holds(service('a', HERE, { languages: [] }), ARABIC)).toBe('unknown');
  });

  test('when it is, once somebody has said when', () => {
    expect(holds(service('a', HERE, { times: [[1140, 1260]] }), EVENING)).toBe('yes');
    expect(holds(service('a', HERE, { times: [[540, 660]] }), EVENING)).toBe('no');
    expect(holds(service('a', HERE, { times: [] }), EVENING)).toBe('no');
    expect(holds(service('a', HERE, { times: null }), EVENING)).toBe('unknown');
  });

  test('what it has and what it asks for, and nothing of what nobody has said', () => {
    expect(holds(service('a', HERE, { features: ['women-only'] }), WOMEN_ONLY)).toBe('yes');
    expect(holds(service('a', HERE, { lacks: ['women-only'] }), WOMEN_ONLY)).toBe('no');
    expect(holds(service('a', HERE), WOMEN_ONLY)).toBe('unknown');
    expect(holds(service('a', HERE, { asked: ['residence-permit'] }), NO_PERMIT)).toBe('no');
    expect(holds(service('a', HERE, { notAsked: ['residence-permit'] }), NO_PERMIT)).toBe('yes');
    expect(holds(service('a', HERE, { asked: ['tax-code'] }), NO_PERMIT)).toBe('unknown');
  });
});

describe('what is looked for', () => {
  const unspoken = service('a', HERE, { languages: [] });

  test('fits where all of it is known to hold', () => {
    expect(serviceFits(service('a', HERE, { languages: ['ar'] }), ITALIAN, [ARABIC])).toBe(true);
    expect(serviceFits(unspoken, ITALIAN, [ARABIC])).toBe(false);
    expect(
      serviceFits(service('a', HERE, { languages: ['ar'] }), { of: 'stage', value: 'work' }, [ARABIC])
    ).toBe(false);
  });

  test('may fit where something is not known, and nothing that is known speaks against it', () => {
    expect(mayFit(unspoken, ITALIAN, [ARABIC])).toBe(true);
    expect(mayFit({ ...unspoken, lacks: ['women-only'] }, ITALIAN, [ARABIC, WOMEN_ONLY])).toBe(false);
    expect(mayFit(unspoken, { of: 'stage', value: 'work' }, [ARABIC])).toBe(false);
    // All is known, and so is where: then it fits or it does not.
    expect(mayFit(service('a', HERE, { languages: ['ar'] }), ITALIAN, [ARABIC])).toBe(false);
    expect(mayFit(service('a', null, { languages: ['ar'] }), ITALIAN, [ARABIC])).toBe(true);
  });

  test('is of one kind, one stage, one category or one group', () => {
    const one = service('a', HERE, {
      kind: 'literacy',
      stage: 'italian',
      category: 'library',
      group: 'learning'
    });
    const topics: readonly Topic[] = [
      { of: 'kind', value: 'literacy' },
      { of: 'stage', value: 'italian' },
      { of: 'category', value: 'library' },
      { of: 'group', value: 'learning' }
    ];
    const others: readonly Topic[] = [
      { of: 'kind', value: 'job' },
      { of: 'stage', value: 'work' },
      { of: 'category', value: 'literacy' },
      { of: 'group', value: 'work' }
    ];
    expect(topics.every((topic) => isAbout(one, topic))).toBe(true);
    expect(others.some((topic) => isAbout(one, topic))).toBe(false);
  });
});
