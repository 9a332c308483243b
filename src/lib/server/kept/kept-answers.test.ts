import { expect, test } from 'vitest';
import { KeptAnswers } from './kept-answers.ts';

const answer = (bytes: number) => ({ headers: [], body: new Uint8Array(bytes), madeAt: 0 });

test('an answer is there as long as what it was made from', () => {
  const kept = new KeptAnswers(1e6);
  kept.set('/it', 'first', answer(10));
  expect(kept.get('/it', 'first')?.body.byteLength).toBe(10);
  expect(kept.get('/it', 'second')).toBeNull();
  kept.set('/it', 'second', answer(20));
  expect(kept.get('/it', 'first')).toBeNull();
  expect(kept.get('/it', 'second')?.body.byteLength).toBe(20);
});

test('however many addresses are asked for, they take no more room than there is', () => {
  const kept = new KeptAnswers(1e6);
  for (let index = 0; index < 5000; index++) {
    kept.set(`/it?${index}`, '', answer(9000));
    if (index % 3 === 0) kept.get(`/it?${index}`, '');
    expect(kept.size).toBeLessThanOrEqual(1e6);
  }
  expect(kept.size).toBeGreaterThan(5e5);
});

test('addresses that are asked for once take the place of none that is asked for again', () => {
  const kept = new KeptAnswers(1e6);
  kept.set('/it/borgo', '', answer(9000));
  kept.get('/it/borgo', '');
  for (let index = 0; index < 5000; index++) kept.set(`/it?${index}`, '', answer(9000));
  expect(kept.get('/it/borgo', '')).not.toBeNull();
  // A new state of it does not make it a stranger.
  kept.set('/it/borgo', 'changed', answer(9000));
  for (let index = 0; index < 5000; index++) kept.set(`/it?${index}`, '', answer(9000));
  expect(kept.get('/it/borgo', 'changed')).not.toBeNull();
});

test('one answer alone does not take the room of all others, and what it was before is gone too', () => {
  const kept = new KeptAnswers(1e6);
  kept.set('/pack', 'first', answer(1000));
  kept.set('/pack', 'second', answer(900_000));
  expect(kept.get('/pack', 'second')).toBeNull();
  expect(kept.get('/pack', 'first')).toBeNull();
  expect(kept.size).toBe(0);
});
