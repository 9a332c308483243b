import { expect, test } from 'vitest';
import type { LonLat } from '../geo/point.ts';
import type { PathView } from './path-view.ts';
import type { PathStep } from './step.ts';
import { walksToSteps } from './walk-to.ts';

const step = (slug: string, point: LonLat | null) => ({ slug, point }) as PathStep;
const HERE: LonLat = [9.137, 45.472];
const steps = [
  step('a', [9.1372, 45.472]),
  step('b', [9.138, 45.472]),
  step('c', null),
  step('d', [9.14, 45.472])
];
const landmark: PathView['landmarks'][number] = {
  slug: 'metro',
  name: { text: 'Metro', locale: 'it' },
  point: HERE,
  walks: { minutes: [9, 4, null, null], straight: [1] }
};
const walks = (start: Parameters<typeof walksToSteps>[1]) => steps.map(walksToSteps(steps, start));

test('from a landmark steps are as far as the streets lead, and what is on no street says that it is a straight line', () => {
  expect(walks({ position: null, landmark })).toEqual([
    { minutes: 9, method: 'network' },
    { minutes: 4, method: 'straight-line' },
    null,
    null
  ]);
});

test('from her own position, which nobody is told, and where there are no streets, they are straight lines', () => {
  const straight = [
    { minutes: 1, method: 'straight-line' },
    { minutes: 1, method: 'straight-line' },
    null,
    { minutes: 4, method: 'straight-line' }
  ];
  expect(walks({ position: HERE, landmark })).toEqual(straight);
  expect(walks({ position: null, landmark: { ...landmark, walks: null } })).toEqual(straight);
});

test('from nowhere nothing is measured', () => {
  expect(walks({ position: null, landmark: null })).toEqual([null, null, null, null]);
});
