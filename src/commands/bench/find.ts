import { median, times, type Figure } from './table.ts';

/** The one search may take so many times the search of places by the same words. */
const MOST_RATIO = 1.5;
/** Suggestions, in milliseconds beside what a call costs that does nothing. */
const MOST_SUGGESTING = 10;
const RUNS = 30;
/** What one asks: a kind, a name, a street; a sentence with conditions; words with an error. */
const ASKED = [
  'biblioteca',
  'luogo numero',
  'via',
  'una biblioteca gratis martedì mattina',
  'bibliotecha via'
];

/**
 * The one search against the search of places by the same words, and suggestions against a call that does nothing, in turns
 * and in one run. The neighbourhood is the one that was filled before (search.ts).
 */
export async function oneSearch(origin: string, count: number): Promise<Figure[]> {
  const get = async (address: string) => (await fetch(`${origin}${address}`)).text();
  const taken = {
    places: [] as number[],
    search: [] as number[],
    suggested: [] as number[],
    nothing: [] as number[]
  };
  // What is kept until the data change is made once, whoever asks first.
  await get('/api/v1/borgo/search?q=luogo');
  for (let index = 0; index < RUNS; index++) {
    // Each is another one: nothing is kept for it.
    const q = encodeURIComponent(`${ASKED[index % ASKED.length]} ${index}`);
    taken.places.push(...(await times(1, () => get(`/api/v1/borgo/places?q=${q}&limit=20`))));
    taken.search.push(...(await times(1, () => get(`/api/v1/borgo/search?q=${q}&limit=20`))));
    taken.suggested.push(...(await times(1, () => get(`/it/borgo/search/suggestions?q=${q}`))));
    taken.nothing.push(...(await times(1, () => get('/it/borgo/search/suggestions?q='))));
  }
  const [places, search, suggested, nothing] = [
    taken.places,
    taken.search,
    taken.suggested,
    taken.nothing
  ].map(median) as [number, number, number, number];
  const among = `${count.toLocaleString('en')} places`;
  return [
    {
      what: `one search, ${among}`,
      measured: `${(search / places).toFixed(2)} × (${search.toFixed(1)} ms / search of places ${places.toFixed(1)} ms)`,
      must: `≤ ${MOST_RATIO} ×`,
      holds: search <= MOST_RATIO * places
    },
    {
      what: `suggestions while typing, ${among}`,
      measured: `${(suggested - nothing).toFixed(1)} ms beside an empty call (${nothing.toFixed(1)} ms)`,
      must: `≤ ${MOST_SUGGESTING} ms`,
      holds: suggested - nothing <= MOST_SUGGESTING
    }
  ];
}
