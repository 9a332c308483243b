import { describe, expect, test } from 'vitest';
import { needMarker, SAME_KIND_A_DAY, type Telling } from './marks.server.ts';

const NOW = new Date('2026-11-25T10:00:00Z');
const telling = (change: Partial<Telling> = {}): Telling => ({
  neighbourhood: 'borgo',
  need: { what: 'work', cell: null, times: ['any'], stops: [] },
  token: 'form',
  caller: '192.0.2.1',
  ...change
});

describe('the marks of a need', () => {
  const marksOf = needMarker();
  const marks = (change?: Partial<Telling>, now = NOW) => marksOf(telling(change), now);

  test('are one of its form, one of what and where, and a few of its kind', () => {
    expect(marks().map((list) => list.length)).toEqual([1, 1, SAME_KIND_A_DAY]);
    expect(marks({ token: null }).map((list) => list.length)).toEqual([1, SAME_KIND_A_DAY]);
    for (const mark of marks().flat()) expect(mark).toMatch(/^[\w-]{22}$/);
    expect(new Set(marks().flat()).size).toBe(2 + SAME_KIND_A_DAY);
  });

  test('of one kind are four a day: one fewer than the least that is ever told', () => {
    expect(SAME_KIND_A_DAY).toBe(4);
  });

  test('are the same of the same, and of the same form from anywhere', () => {
    expect(marks()).toEqual(marks());
    const [form, same, kind] = marks();
    const elsewhere = marks({ caller: '198.51.100.7' });
    expect(elsewhere[0]).toEqual(form);
    expect(elsewhere[1]).not.toEqual(same);
    expect(elsewhere[2]).not.toEqual(kind);
  });

  test('do not join what one woman says of two things, nor of two neighbourhoods', () => {
    const other = telling().need;
    const all = [
      marks({ token: 'a' }),
      marks({ token: 'b', need: { ...other, what: 'home' } }),
      marks({ token: 'c', neighbourhood: 'raval' })
    ].flat(2);
    expect(new Set(all).size).toBe(all.length);
  });

  test('are others on the next day, and after a restart: the key is gone', () => {
    const before = marks().flat();
    const next = marks({}, new Date('2026-11-26T10:00:00Z')).flat();
    const restarted = needMarker()(telling(), NOW).flat();
    expect(new Set([...before, ...next, ...restarted]).size).toBe(3 * before.length);
    // Not even a clock that is put back brings it again.
    expect(marks().flat()).not.toEqual(before);
  });
});
