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
/** Such words are forgiven two letters. */
export const LONG = 7;
/** From here on a candidate is another word, not another form of the same. */
export const GUESSED = 0.3;
/** By ear, short words are alike that have nothing in common. */
const SHORTEST_HEARD = 6;
/** Of shorter beginnings too many words are one letter away. */
const SHORTEST_BEGINNING = 5;
const LONGEST_BEGINNING = 12;
const COST = {
  form: 0.1,
  beginning: 0.15,
  doubled: 0.2,
  sound: 0.3,
  oneLetter: 0.4,
  twoLetters: 0.6
} as const;
/** Arabic in Latin letters. */
const DIGIT_IN_WORD = /^(?=.*\d)(?=.*[a-z])[a-z\d]+$/;
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
const ARABIC_ARTICLES = ['وال', 'بال', 'فال', 'لل', 'ال'];
const ARABIC_AFTER = ['ها', 'ني', 'نا', 'كم', 'هم', 'ات', 'ين', 'ون', 'يه', 'ي', 'ه', 'ك', 'ا', 'ت'];

/** Words to find again by what is like them. A word that ends in `*` is the beginning of any word. */
export class Vocabulary {
  readonly #words = new Set<string>();
  readonly #beginnings = new Set<string>();
  readonly #bySound = new Map<string, string[]>();
  readonly #byLess = new Map<string, string[]>();
  readonly #beginningsByLess = new Map<string, string[]>();

  add(word: string): void {
    if (word.endsWith('*')) return this.#addBeginning(word.slice(0, -1));
    if (this.#words.has(word) || word.length > LONGEST) return;
    this.#words.add(word);
    if (word.length < 4 || /^\d+$/.test(word)) return;
    push(this.#bySound, sound(word), word);
    for (const less of withoutOneLetter(single(word))) push(this.#byLess, less, word);
  }

  #addBeginning(beginning: string): void {
    if (this.#beginnings.has(beginning)) return;
    this.#beginnings.add(beginning);
    if (beginning.length < SHORTEST_BEGINNING || beginning.length > LONGEST_BEGINNING) return;
    for (const less of withoutOneLetter(beginning)) push(this.#beginningsByLess, less, beginning);
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** What is meant by a word, the likeliest first; none when nothing is like it. */
  candidates(word: string, mayGuess = true): Candidate[] {
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
    if (mayGuess && (found.size === 0 || word.length >= LONG)) this.#guessAll(word, found.size === 0, add);
    return inOrder(found);
  }

  /** What a word may be a misspelling of, whether or not it is a word. */
  guesses(word: string): Candidate[] {
    const found = new Map<string, number>();
    if (word.length > LONGEST) return [];
    this.#guessAll(word, true, (candidate, cost) => {
      if (candidate !== word && cost < (found.get(candidate) ?? 1)) found.set(candidate, cost);
    });
    return inOrder(found);
  }

  #guessAll(word: string, isUnknown: boolean, add: (candidate: string, cost: number) => void): void {
    for (const form of [word, ...bare(word)]) this.#guess(form, add);
    if (isUnknown) this.#guessBeginning(word, add);
  }

  #guess(word: string, add: (candidate: string, cost: number) => void): void {
    if (word.length < 4 || /^\d+$/.test(word)) return;
    const heard = word.length >= SHORTEST_HEARD ? (this.#bySound.get(sound(word)) ?? []) : [];
    for (const one of heard) {
      if (Math.abs(one.length - word.length) <= 2) add(one, COST.sound);
    }
    const most = word.length >= LONG ? 2 : 1;
    // As it stands too: of two letters alike the one between may be what is missing ("identta").
    for (const less of [word, ...withoutOneLetter(single(word))]) {
      for (const one of this.#byLess.get(less) ?? []) {
        const far = Math.min(distance(single(word), single(one), most), distance(word, one, most));
        if (far <= most) add(one, [COST.doubled, COST.oneLetter][far] ?? COST.twoLetters);
      }
    }
  }

  /** Beginnings that a word has but for one letter: languages that bend their endings are written by them. */
  #guessBeginning(word: string, add: (candidate: string, cost: number) => void): void {
    for (let end = SHORTEST_BEGINNING - 1; end <= Math.min(word.length, LONGEST_BEGINNING + 1); end++) {
      const beginning = word.slice(0, end);
      for (const less of withoutOneLetter(beginning)) {
        for (const one of this.#beginningsByLess.get(less) ?? []) {
          // Of short ones another letter makes another word: "город" is not "голод".
          const mayChange = one.length > SHORTEST_BEGINNING || one.length !== end;
          if (mayChange && distance(beginning, one, 1) <= 1)
            add(`${one}*`, COST.oneLetter + 0.02 * Math.abs(word.length - one.length));
        }
      }
    }
  }
}

/** A word that may be misspelt, without what stands before it: the article of Arabic; with its digits as letters. */
function bare(word: string): string[] {
  if (DIGIT_IN_WORD.test(word)) return forms(word);
  if (!ARABIC.test(word)) return [];
  return cut(word, ARABIC_ARTICLES, (one, part) => (one.startsWith(part) ? one.slice(part.length) : null));
}

function push(map: Map<string, string[]>, key: string, word: string): void {
  const list = map.get(key);
  if (!list) map.set(key, [word]);
  else if (list.at(-1) !== word) list.push(word);
}

/** Letters written twice, once. */
const single = (word: string) => word.replace(/(.)\1+/gu, '$1');

const inOrder = (found: ReadonlyMap<string, number>): Candidate[] =>
  [...found].map(([word, cost]) => ({ word, cost })).sort((a, b) => a.cost - b.cost);

/** Other forms of the same word: without the particles of Arabic, and the digits of Arabic in Latin letters as letters. */
function forms(word: string): string[] {
  if (DIGIT_IN_WORD.test(word)) {
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
    .replace(/gn|n[iy](?=[aou])/g, 'n')
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
