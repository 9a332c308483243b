import { expect, test } from 'vitest';
import { fitting, following, importBatches, shownFrom, type QueuedProposal } from './queue.ts';

const proposal = (id: string, facts: Partial<QueuedProposal> = {}): QueuedProposal => ({
  id,
  version: 1,
  target: 'places',
  kind: 'update',
  report: null,
  state: 'pending',
  createdAt: '2026-11-25T10:00:00Z',
  by: 'neighbour',
  source: null,
  locale: 'it',
  message: null,
  changes: {},
  live: null,
  changedSince: [],
  risk: 0,
  hints: [],
  similar: [],
  photos: [],
  thread: [],
  hasContact: false,
  entry: null,
  partOf: null,
  ...facts
});

const queue = [
  proposal('new', { kind: 'create' }),
  proposal('changed'),
  proposal('closed', { kind: 'close' }),
  proposal('moved', { report: 'moved' }),
  proposal('asked', { state: 'asked' }),
  proposal('from-file', { by: 'import', source: 'a.csv' }),
  proposal('from-file-too', { by: 'import', source: 'a.csv' }),
  proposal('from-calendar', { by: 'import', source: 'calendar' })
];
const ids = (of: readonly QueuedProposal[]) => of.map(({ id }) => id);

test('everything that people say is in one part, imports are in another', () => {
  expect(ids(fitting(queue, 'all'))).toEqual(['new', 'changed', 'closed', 'moved', 'asked']);
  expect(importBatches(queue).map(({ source, proposals }) => [source, ids(proposals)])).toEqual([
    ['a.csv', ['from-file', 'from-file-too']],
    ['calendar', ['from-calendar']]
  ]);
});

test('who says that something is closed or moved has flagged it', () => {
  expect(ids(fitting(queue, 'reports'))).toEqual(['closed', 'moved']);
  expect(ids(fitting(queue, 'changes'))).toEqual(['changed', 'asked']);
});

test('after the last one comes the one before it, after the only one none', () => {
  const [first, second] = queue as [QueuedProposal, QueuedProposal];
  expect(following([first, second], 'new')).toBe('changed');
  expect(following([first, second], 'changed')).toBe('new');
  expect(following([first], 'new')).toBeNull();
  // Somebody else decided it in the meantime.
  expect(following([second], 'new')).toBe('changed');
});

test('a part that there is not is the whole queue', () => {
  expect([shownFrom(null), shownFrom('x'), shownFrom('reports')]).toEqual(['all', 'all', 'reports']);
});
