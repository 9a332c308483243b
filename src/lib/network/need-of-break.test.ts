import { describe, expect, test } from 'vitest';
import { NO_CHAIN_FILTERS, type Break, type ChainFilters } from './chain.ts';
import { needQuery } from './need-of-break.ts';

const tapped = (one: Partial<Break>, filters: Partial<ChainFilters> = {}) =>
  decodeURIComponent(
    needQuery({ key: 'x', ...one } as Break, { ...NO_CHAIN_FILTERS, ...filters }).toString()
  );

describe('whoever tells of a break finds tapped', () => {
  test('what nobody serves, and what she said stops her', () => {
    expect(tapped({ kind: 'unserved', stage: 'italian' })).toBe('what=italian');
    expect(tapped({ kind: 'unserved', stage: 'skills' })).toBe('what=work');
    expect(
      tapped({ kind: 'unserved', stage: 'training' }, { childcare: true, language: 'ar', time: 'morning' })
    ).toBe('what=training&when=school-hours&stops=child&stops=language');
  });

  test('the same of what may be served, but of which nobody knows', () => {
    const unsure = { kind: 'unsure', stage: 'italian', organisations: ['scuola'] } as const;
    expect(tapped(unsure, { childcare: true })).toBe('what=italian&stops=child');
  });

  test('the step that nobody leads to, not the one she comes from', () => {
    expect(tapped({ kind: 'unlinked', from: 'italian', to: 'training' })).toBe('what=training&stops=unknown');
  });

  test('that nobody told her, and that it is far', () => {
    expect(
      tapped({ kind: 'untold', organisation: 'scuola', stages: ['italian', 'work'] }, { time: 'evening' })
    ).toBe('what=italian&when=evening&stops=unknown');
    expect(tapped({ kind: 'far', from: 'a', to: 'b', minutes: 40, approximate: true })).toBe(
      'stops=distance'
    );
  });
});
