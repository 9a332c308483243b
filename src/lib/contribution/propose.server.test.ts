import { expect, test } from 'vitest';
import { outcomeOf } from './propose.server.ts';

const refusal = (code: Parameters<typeof outcomeOf>[0]['code'], details: string | null = null) =>
  outcomeOf({ code, message: 'No.', field: 'name', details });

test('a refused value is told beside its field, whatever the database says of it', () => {
  expect(refusal('22023', 'outside')).toEqual({
    kind: 'refused',
    field: 'name',
    problem: { reason: 'outside' }
  });
  expect(refusal('22023', 'something new')).toMatchObject({ problem: { reason: 'invalid' } });
  expect(refusal('22023')).toMatchObject({ problem: { reason: 'invalid' } });
});

test('how long to wait is a number of seconds, or a minute', () => {
  expect(refusal('PT429', '90')).toEqual({ kind: 'wait', seconds: 90 });
  expect(refusal('PT429', 'soon')).toEqual({ kind: 'wait', seconds: 60 });
});

test('what is forged, gone, decided or wants a proof is told apart', () => {
  expect(refusal('42501').kind).toBe('forged');
  expect(refusal('PT404').kind).toBe('gone');
  expect(refusal('PT409', 'accepted')).toEqual({ kind: 'decided', state: 'accepted' });
  expect(refusal('PT428').kind).toBe('proof-needed');
});
