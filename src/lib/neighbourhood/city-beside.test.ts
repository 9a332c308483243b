import { expect, test } from 'vitest';
import { cityBeside } from './city-beside.ts';

test('a city is named beside its neighbourhood, and a town that is one itself is named once', () => {
  expect(cityBeside({ it: 'San Siro', ar: 'سان سيرو' }, 'Milano')).toBe('Milano');
  expect(cityBeside({ de: 'Krems', ar: 'كريمس' }, 'Krems')).toBeNull();
});
