import type { Helpline } from '../country/country.ts';
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts';
import type { CountedCategory } from '../place/place.ts';
import type { Entry } from './entries.ts';
import type { Lexicon } from './lexicon.ts';
import type { Names } from './names.ts';

/** Everything of a neighbourhood that can be found, ready to be searched. */
export interface Catalogue {
  readonly neighbourhood: Neighbourhood;
  readonly entries: readonly Entry[];
  /** By category, and by kind of activity. */
  readonly byKind: ReadonlyMap<string, readonly Entry[]>;
  readonly names: Names;
  readonly categories: ReadonlyMap<string, CountedCategory>;
  /** What is said everywhere, and what people here say for its kinds. */
  readonly lexicon: Lexicon;
  /** Null: no country is known. */
  readonly emergency: string | null;
  readonly helplines: readonly Helpline[];
}
