import { expect, test } from 'vitest';
import { augustOf } from './august.ts';
import { service } from './service-for-tests.ts';

test('what closes in August is what has hours in an ordinary week and none in that one', () => {
  const hours = { times: [[600, 720]] as const };
  const [open, pausing, ended, unknown, never] = [
    service('aperto', null, hours),
    service('in-pausa', null, hours),
    service('finito', null, hours),
    service('boh', null),
    service('mai', null, { times: [] })
  ];
  const then = [open!, { ...pausing!, times: [] }, unknown!, never!];
  const { known, closed } = augustOf([open!, pausing!, ended!, unknown!, never!], then);
  expect(known.map(({ slug }) => slug)).toEqual(['aperto', 'in-pausa', 'finito']);
  expect(closed.map(({ slug }) => slug)).toEqual(['in-pausa', 'finito']);
});

test('a place is not taken for an activity of the same name', () => {
  const course = service('sportello', null, { times: [[600, 720]] });
  const place = service('sportello', null, { of: 'place', times: [[600, 720]] });
  expect(augustOf([course, place], [place]).closed).toEqual([course]);
});
