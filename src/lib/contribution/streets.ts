import { withoutMarks } from '../i18n/unseen.ts';
import type { LonLat } from '../geo/point.ts';

/** A street whose position is known at some points and house numbers. */
export interface Street {
  readonly name: string;
  /** Somewhere along it. */
  readonly points: readonly LonLat[];
  readonly numbers?: Readonly<Record<string, LonLat>>;
}

/** An address that was looked up. */
export interface FoundAddress {
  /** As it is written here: "Via Zamagna 4". */
  readonly address: string;
  readonly point: LonLat;
  /** `exact`: of this very house number; else somewhere along the street, or near that number. */
  readonly precision: 'exact' | 'approximate';
}

const MOST_FOUND = 6;
const MOST_TOKENS = 8;

/** What people write for what stands on the sign. */
const SHORT: Readonly<Record<string, string>> = {
  v: 'via',
  vle: 'viale',
  'v.le': 'viale',
  pza: 'piazza',
  pzza: 'piazza',
  'p.za': 'piazza',
  'p.zza': 'piazza',
  ple: 'piazzale',
  'p.le': 'piazzale',
  cso: 'corso',
  'c.so': 'corso',
  lgo: 'largo',
  'l.go': 'largo',
  s: 'san'
};
const KINDS = new Set(['via', 'viale', 'piazza', 'piazzale', 'corso', 'largo', 'vicolo', 'vie']);
/** Little words that nobody remembers. */
const LITTLE = new Set([
  'di',
  'de',
  'del',
  'della',
  'dei',
  'degli',
  'delle',
  'dal',
  'da',
  'd',
  'n',
  'numero',
  'civico'
]);

/** Streets that fit what was typed, without accents and in any order of words; the likeliest first. */
export function findAddresses(streets: readonly Street[], typed: string): FoundAddress[] {
  const { kinds, words, number } = takenApart(typed);
  if (words.length === 0) return [];
  const last = words[words.length - 1]!;
  return streets
    .map((street) => ({ street, likeness: likeness(street, kinds, words, last) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || a.street.name.length - b.street.name.length)
    .slice(0, MOST_FOUND)
    .flatMap(({ street }) => placed(street, number) ?? []);
}

/** The one address that is meant, when there is no doubt; null otherwise. */
export function addressMeant(streets: readonly Street[], typed: string): FoundAddress | null {
  const { kinds, words } = takenApart(typed);
  const found = findAddresses(streets, typed);
  const [first, second] = found;
  if (!first) return null;
  const whole = found.filter(({ address }) => {
    const there = takenApart(address);
    return (
      (kinds.length === 0 || kinds.every((kind) => there.kinds.includes(kind))) &&
      words.every((word) => there.words.includes(word))
    );
  });
  return whole.length === 1 ? whole[0]! : whole.length === 0 && !second ? first : null;
}

function takenApart(text: string) {
  const tokens = plain(text)
    .split(/[\s,;]+/)
    .map((token) => SHORT[token] ?? SHORT[token.replaceAll('.', '')] ?? token.replaceAll('.', ''))
    .filter((token) => token !== '' && !LITTLE.has(token))
    .slice(0, MOST_TOKENS);
  const isNumber = (token: string, index: number) => index > 0 && /^\d{1,4}(\/?[a-z])?$/.test(token);
  const number = tokens.find(isNumber) ?? null;
  const rest = tokens.filter((token, index) => !isNumber(token, index));
  return {
    kinds: rest.filter((token) => KINDS.has(token)),
    words: rest.filter((token) => !KINDS.has(token)),
    number
  };
}

/** 0: not this one. Whole words weigh more than beginnings, the last word of a name (the surname) most. */
function likeness(street: Street, kinds: readonly string[], words: readonly string[], last: string): number {
  const there = takenApart(street.name);
  let sum = 0;
  for (const word of words) {
    if (there.words.includes(word)) sum += 3;
    else if (there.words.some((one) => one.startsWith(word))) sum += word === last ? 2 : 1;
    else return 0;
  }
  if (there.words[there.words.length - 1] === last) sum += 2;
  if (kinds.some((kind) => there.kinds.includes(kind))) sum += 1;
  return sum + 1 - there.words.length * 0.1;
}

function placed({ name, points, numbers = {} }: Street, number: string | null): FoundAddress | null {
  const address = number === null ? name : `${name} ${number}`;
  const known = number === null ? undefined : numbers[number.replace('/', '')];
  if (known) return { address, point: known, precision: 'exact' };
  const near = (number !== null && nearestNumber(numbers, number)) || points[middle(points)];
  const point = near || Object.values(numbers)[0];
  return point ? { address, point, precision: 'approximate' } : null;
}

/** Numbers are about 8 m apart on a side: further off than this, the middle of the street is as good. */
const NEAR_NUMBERS = 12;

function nearestNumber(numbers: Readonly<Record<string, LonLat>>, number: string): LonLat | null {
  const wanted = Number.parseInt(number, 10);
  const [nearest] = Object.entries(numbers)
    .map(([one, point]) => ({ away: Math.abs(Number.parseInt(one, 10) - wanted), point }))
    .filter(({ away }) => away <= NEAR_NUMBERS)
    .sort((a, b) => a.away - b.away);
  return nearest?.point ?? null;
}

const middle = (list: readonly unknown[]): number => Math.floor((list.length - 1) / 2);

/** Without accents and capitals; apostrophes part words, as they do on a keyboard. */
function plain(text: string): string {
  return withoutMarks(text.slice(0, 200))
    .replace(/[’'`´]/g, ' ')
    .toLowerCase();
}
