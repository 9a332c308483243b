/*
 * Words that are like a word: as heard, as transliterated, or with a letter wrong. Each answer is looked up, never searched
 * for through all words, so that its time depends on the length of the word alone.
 */

/** How far a word may be from what was typed: 0 is the same word, 1 is too far. */
export interface Candidate {
  readonly word: string;
  readonly cost: number;
}

const LONGEST = 24;
const LONG = 7;
const COST = { form: 0.1, beginning: 0.15, sound: 0.3, oneLetter: 0.4, twoLetters: 0.6 } as const;
const ARABIC = /^\p{sc=Arabic}+$/u;
const ARABIC_BEFORE = [
  'وال',
  'بال',
  'فال',
  'كال',
  'عال',
  'لل',
  'ال',
  'و',
  'ف',
  'ب',
  'ل',
  'ك',
  'ه',
  'ع',
  'م',
  'ت',
  'ي',
  'ن',
  'ا'
];
const ARABIC_AFTER = ['ها', 'ني', 'نا', 'كم', 'هم', 'ات', 'ين', 'ون', 'يه', 'ي', 'ه', 'ك', 'ا', 'ت'];

/** Words to find again by what is like them. A word that ends in `*` is the beginning of any word. */
export class Vocabulary {
  readonly #words = new Set<string>();
  readonly #beginnings = new Set<string>();
  readonly #bySound = new Map<string, string[]>();
  readonly #byLess = new Map<string, string[]>();

  add(word: string): void {
    if (word.endsWith('*')) return void this.#beginnings.add(word.slice(0, -1));
    if (this.#words.has(word) || word.length > LONGEST) return;
    this.#words.add(word);
    if (word.length < 4 || /^\d+$/.test(word)) return;
    push(this.#bySound, sound(word), word);
    for (const less of withoutOneLetter(single(word))) push(this.#byLess, less, word);
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** What is meant by a word, the likeliest first; none when nothing is like it. */
  candidates(word: string): Candidate[] {
    if (word.length > LONGEST) return [];
    const found = new Map<string, number>();
    const add = (candidate: string, cost: number) => {
      if (cost < (found.get(candidate) ?? 1)) found.set(candidate, cost);
    };
    if (this.#words.has(word)) add(word, 0);
    for (let end = word.length; end >= 2; end--) {
      const beginning = word.slice(0, end);
      if (this.#beginnings.has(beginning)) add(`${beginning}*`, word.length === end ? 0 : COST.beginning);
    }
    for (const form of forms(word)) if (this.#words.has(form)) add(form, COST.form);
    // Of a long word the like ones too: half a phrase may be of another language.
    if (found.size === 0 || word.length >= LONG) this.#guess(word, add);
    return [...found].map(([candidate, cost]) => ({ word: candidate, cost })).sort((a, b) => a.cost - b.cost);
  }

  #guess(word: string, add: (candidate: string, cost: number) => void): void {
    if (word.length < 4 || /^\d+$/.test(word)) return;
    for (const one of this.#bySound.get(sound(word)) ?? []) {
      if (Math.abs(one.length - word.length) <= 2) add(one, COST.sound);
    }
    const most = word.length >= 8 ? 2 : 1;
    for (const less of withoutOneLetter(single(word))) {
      for (const one of this.#byLess.get(less) ?? []) {
        const far = distance(single(word), single(one), most);
        if (far <= most) add(one, far <= 1 ? COST.oneLetter : COST.twoLetters);
      }
    }
  }
}

function push(map: Map<string, string[]>, key: string, word: string): void {
  const list = map.get(key);
  if (!list) map.set(key, [word]);
  else if (list.at(-1) !== word) list.push(word);
}

/** Letters written twice, once. */
const single = (word: string) => word.replace(/(.)\1+/gu, '$1');

/** Other forms of the same word: without the particles of Arabic, and the digits of Arabic in Latin letters as letters. */
function forms(word: string): string[] {
  if (/\d/.test(word) && /[a-z]/.test(word)) {
    const letters: Record<string, string> = { 2: '', 3: 'a', 5: 'kh', 6: 't', 7: 'h', 8: 'gh', 9: 'q' };
    return [word.replace(/\d/g, (sign) => letters[sign] ?? '')];
  }
  if (!ARABIC.test(word) || word.length < 4) return [];
  const begun = [
    word,
    ...cut(word, ARABIC_BEFORE, (one, part) => (one.startsWith(part) ? one.slice(part.length) : null))
  ];
  const ended = begun.flatMap((one) =>
    cut(one, ARABIC_AFTER, (form, part) => (form.endsWith(part) ? form.slice(0, -part.length) : null))
  );
  // A feminine ending turns into t before another one.
  const all = [...begun.slice(1), ...ended];
  return [
    ...all,
    ...all.filter((one) => one.endsWith('ت')).map((one) => `${one.slice(0, -1)}ه`),
    ...all.map((one) => `${one}ه`)
  ];
}

function cut(
  word: string,
  parts: readonly string[],
  without: (word: string, part: string) => string | null
): string[] {
  return parts.flatMap((part) => {
    const rest = without(word, part);
    return rest !== null && rest.length >= 3 ? [rest] : [];
  });
}

/** How a word sounds to somebody who writes it by ear: of the vowels three remain, of the consonants the classes. */
export function sound(word: string): string {
  const heard = word
    .replace(/[ck]h?|q/g, 'k')
    .replace(/ph|v|w(?=[aeiou])/g, 'f')
    .replace(/p/g, 'b')
    .replace(/z|x/g, 's')
    .replace(/j|gi(?=[aou])/g, 'g')
    .replace(/[eiy]+/g, 'i')
    .replace(/[ouw]+/g, 'u')
    .replace(/h/g, '');
  return single(heard);
}

function* withoutOneLetter(word: string): Generator<string> {
  yield word;
  for (let at = 0; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1);
}

/** Letters to add, take away, change or exchange with the next; more than `most` is told as `most + 1`. */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, before[j - 2]! + 1);
      }
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    before = above;
    above = row;
  }
  return Math.min(above[other.length]!, most + 1);
}
