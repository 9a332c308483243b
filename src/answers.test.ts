import { expectTypeOf, test } from 'vitest';
import type { Place } from './lib/place/place.ts';
import { read, write } from './lib/server/database.ts';

/*
 * `npm run check:types` reads this: what must be refused is refused there, or the line above it is reported as unused.
 * Nothing is asked of a database.
 */

test('the name of a function gives what it answers', () => {
  const asked = () => read('place_by_slug', { neighbourhood: 'borgo', slug: 'nido' });
  expectTypeOf(asked).returns.resolves.toEqualTypeOf<Place | null>();
  const counted = () => read('data_version');
  expectTypeOf(counted).returns.resolves.toEqualTypeOf<number>();
  const written = async () => (await write('withdraw_proposal', { secret: 's' })).value;
  expectTypeOf(written).returns.resolves.toEqualTypeOf<string | null>();
});

test('a wrong name, and parameters that are wrong, missing, too many or of another type, are refused', () => {
  const wrong = () => [
    // @ts-expect-error there is no such function
    read('search_place', { neighbourhood: 'borgo' }),
    // @ts-expect-error it is called neighbourhood
    read('search_places', { neighborhood: 'borgo' }),
    // @ts-expect-error it takes no such parameter
    read('search_places', { neighbourhood: 'borgo', filter: {} }),
    // @ts-expect-error the slug is missing
    read('place_by_slug', { neighbourhood: 'borgo' }),
    // @ts-expect-error all of them are missing
    read('place_by_slug'),
    // @ts-expect-error it takes nothing
    read('data_version', { neighbourhood: 'borgo' }),
    // @ts-expect-error a year is a number
    read('evidence_kept', { neighbourhood: 'borgo', revision: '7' }),
    // @ts-expect-error a proposal is an object
    write('propose', { proposal: '{}' }),
    // @ts-expect-error there is no such function
    write('decide_as', { contribution: 'id', decision: {} })
  ];
  expectTypeOf(wrong).toBeFunction();
});

test('an answer is not what its function does not say', () => {
  const asked = async () => {
    const found = await read('place_by_slug', { neighbourhood: 'borgo', slug: 'nido' });
    // @ts-expect-error there may be none
    const { slug } = found;
    // @ts-expect-error a place has no title
    return [slug, found?.title];
  };
  expectTypeOf(asked).toBeFunction();
});
