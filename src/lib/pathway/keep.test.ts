import { expect, test } from 'vitest';
import { Keep } from './keep.svelte.ts';

/** A phone's storage; properties are its items, as in a browser. */
function storage(items: Record<string, string> = {}): Storage {
  const methods = {
    getItem: (name: string) => items[name] ?? null,
    setItem: (name: string, value: string) => void (items[name] = value),
    removeItem: (name: string) => void delete items[name]
  };
  return new Proxy(items, {
    get: (_, name) => methods[name as keyof typeof methods]
  }) as unknown as Storage;
}

test('answers, steps and skills are there when the page is opened again', () => {
  const phone = storage();
  const keep = new Keep('san-siro', phone);
  keep.answer({ first: 'italian' });
  keep.toggle({ slug: 'corso', title: 'Corso' });
  keep.tick('corso', true);
  keep.setSkills(['cook']);
  const again = new Keep('san-siro', phone);
  expect(again.answers.first).toBe('italian');
  expect(again.steps).toEqual([{ slug: 'corso', title: 'Corso', done: true }]);
  expect(again.skills).toEqual(['cook']);
});

test('erasing leaves nothing of any neighbourhood, and touches nothing else', async () => {
  const items: Record<string, string> = { 'another.site': 'x' };
  const phone = storage(items);
  for (const slug of ['san-siro', 'raval']) new Keep(slug, phone).toggle({ slug: 'corso', title: 'Corso' });
  const keep = new Keep('san-siro', phone);
  keep.setSkills(['sew']);
  await keep.erase();
  expect(items).toEqual({ 'another.site': 'x' });
  expect(keep.isEmpty).toBe(true);
});

test('letting go of the last thing leaves nothing behind', () => {
  const items: Record<string, string> = {};
  const keep = new Keep('san-siro', storage(items));
  keep.toggle({ slug: 'corso', title: 'Corso' });
  keep.toggle({ slug: 'corso', title: 'Corso' });
  keep.setSkills(['sew']);
  keep.setSkills([]);
  expect(items).toEqual({});
});

test.each(['not json', 'null', '[]', '{"steps":7,"answers":[]}', '{"steps":[{"slug":"<b>","title":1}]}'])(
  'what someone else wrote is passed over: %s',
  (text) => {
    const keep = new Keep('san-siro', storage({ 'vicina.path.san-siro': text, 'vicina.path.skills': text }));
    expect(keep.isEmpty).toBe(true);
  }
);

test('a phone that keeps nothing still works until the page is closed, and says so', () => {
  const full = storage();
  const keep = new Keep('san-siro', {
    ...full,
    getItem: () => null,
    removeItem: () => {},
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    }
  });
  keep.toggle({ slug: 'corso', title: 'Corso' });
  expect(keep.has('corso')).toBe(true);
  expect(keep.lasts).toBe(false);
  expect(new Keep('san-siro', null).lasts).toBe(false);
});
