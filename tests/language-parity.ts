import { globSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGE_TAG } from '../src/lib/i18n/language-tag.ts';
import { DEFAULT_LOCALE } from '../src/lib/i18n/locales.ts';
import { readLanguageFile, type LanguageFile } from './language-files.ts';

const PLURAL = /_(zero|one|two|few|many|other)$/;
const TRAITS = /^(endonym|direction|intl|checkedBy|elided\.(before|words\..+))$/;

/**
 * What is wrong with the languages of a folder, `file:line what`: whatever differs from Italian, in which everything is
 * written first, and what cannot be said. Empty when nothing is.
 */
export function problemsOfLanguages(folder: string): string[] {
  const filesOf = (tag: string) => globSync('**/*.json', { cwd: path.join(folder, tag) }).sort();
  const source = new Map(
    filesOf(DEFAULT_LOCALE).map((name) => [name, readLanguageFile(path.join(folder, DEFAULT_LOCALE, name))])
  );
  return readdirSync(folder)
    .sort()
    .flatMap((tag) => {
      const at = (name: string, line: number, what: string) =>
        `${path.join(folder, tag, name)}:${line} ${what}`;
      const there = filesOf(tag);
      const missing = [...source.keys()].filter((name) => !there.includes(name));
      return [
        ...missing.map((name) => at(name, 1, 'is missing')),
        ...there.flatMap((name) => {
          const file = readLanguageFile(path.join(folder, tag, name));
          const faults = file.faults.map(({ line, fault }) => at(name, line, fault));
          const original = source.get(name);
          if (!original) return [...faults, at(name, 1, `is no file of ${DEFAULT_LOCALE}`)];
          const found =
            name === 'language.json' ? wrongTraits(tag, file) : wrongTexts(tag, name, file, original);
          return [...faults, ...found.map(([line, what]) => at(name, line, what))];
        })
      ];
    });
}

type Found = readonly (readonly [line: number, what: string])[];

function wrongTraits(tag: string, { leaves }: LanguageFile): Found {
  const said = (name: string) => leaves.get(name)?.text ?? '';
  const wrong: readonly (readonly [name: string, holds: boolean, what: string])[] = [
    ['', LANGUAGE_TAG.test(tag) && isKnown(tag), `${tag} is no language that Intl has rules for`],
    ['endonym', said('endonym').trim() !== '', 'endonym is missing'],
    ['direction', /^(ltr|rtl)$/.test(said('direction')), 'direction is ltr or rtl'],
    ['intl', isKnown(said('intl')), 'intl is a tag that Intl knows'],
    [
      'checkedBy',
      /^(machine|reader|speaker)$/.test(said('checkedBy')) || tag === DEFAULT_LOCALE,
      'checkedBy is machine, reader or speaker'
    ]
  ];
  return [
    ...wrong
      .filter(([, holds]) => !holds)
      .map(([name, , what]) => [leaves.get(name)?.line ?? 1, what] as const),
    ...[...leaves]
      .filter(([name]) => !TRAITS.test(name))
      .map(([name, { line }]) => [line, `${name} is nothing known of a language`] as const)
  ];
}

function isKnown(tag: string): boolean {
  try {
    return Intl.PluralRules.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

function wrongTexts(
  tag: string,
  name: string,
  { leaves, sections }: LanguageFile,
  original: LanguageFile
): Found {
  const found: (readonly [number, string])[] = [];
  const plurals = new Intl.PluralRules(tag);
  const needed = plurals.resolvedOptions().pluralCategories;
  const theirs = new Map([...original.leaves].map(([key, leaf]) => [compared(key), { key, ...leaf }]));
  const ours = new Set([...leaves.keys()].map(compared));

  for (const [key, { key: there, line }] of theirs) {
    if (ours.has(key)) continue;
    found.push([sectionOf(key, sections), `lacks ${key} (${DEFAULT_LOCALE}/${name}:${line} ${there})`]);
  }
  for (const [key, { text, line }] of leaves) {
    const form = PLURAL.exec(key)?.[1];
    const stem = key.replace(PLURAL, '');
    const like =
      original.leaves.get(`${stem}_other`) ?? original.leaves.get(key) ?? theirs.get(compared(key));
    if (!like) {
      found.push([line, `says ${key}, which ${DEFAULT_LOCALE} does not`]);
      continue;
    }
    if (form && original.leaves.has(`${stem}_other`)) {
      if (form !== 'zero' && !needed.includes(form as Intl.LDMLPluralRule))
        found.push([line, `says ${key}, a form that ${tag} does not have`]);
      if (isFirstForm(key, stem, leaves))
        for (const one of needed)
          if (!leaves.has(`${stem}_${one}`)) found.push([line, `lacks the form ${stem}_${one}`]);
    }
    const [has, wants] = [variables(text), variables(like.text)];
    const extra = has.filter((one) => !wants.includes(one));
    const missing = wants.filter((one) => !has.includes(one) && !mayBeLeftOut(one, form, plurals));
    if (extra.length > 0) found.push([line, `${key} has {{${extra.join('}}, {{')}}} too much`]);
    if (missing.length > 0) found.push([line, `${key} lacks {{${missing.join('}}, {{')}}}`]);
    if (text.trim() === '') found.push([line, `${key} is empty`]);
    // A sentence may speak of a sign where the Italian one does; a tag it never has.
    if (/<[a-z/!]/i.test(text) || (/[<>]/.test(text) && !/[<>]/.test(like.text)))
      found.push([line, `${key} holds markup`]);
  }
  return found;
}

/** Forms of a plural are compared by their stem; of search words each language has as many as it likes. */
function compared(key: string): string {
  return key.replace(PLURAL, '').replace(/\.terms\.\d+$/, '.terms');
}

/** The language that people learn may be named in whichever form the sentence needs (local-words.ts). */
const LEARNT = /^(the|a)?language(adjective)?$/i;

const variables = (text: string) => [
  ...new Set(
    [...text.matchAll(/{{\s*([\w.]+)/g)].map(([, name = '']) => (LEARNT.test(name) ? 'language' : name))
  )
];

/** A form for a single number may say it in words: "two places" is one word in Arabic. Of nothing no more is said. */
function mayBeLeftOut(variable: string, form: string | undefined, plurals: Intl.PluralRules): boolean {
  if (form === 'zero') return true;
  if (variable !== 'count' || !form) return false;
  return (
    Array.from({ length: 200 }, (_, count) => plurals.select(count)).filter((one) => one === form).length <= 1
  );
}

/** Where the nearest section that is there begins. */
function sectionOf(key: string, sections: ReadonlyMap<string, number>): number {
  const parts = key.split('.');
  while (parts.length > 0 && !sections.has(parts.join('.'))) parts.pop();
  return sections.get(parts.join('.')) ?? 1;
}

const isFirstForm = (key: string, stem: string, leaves: LanguageFile['leaves']) =>
  [...leaves.keys()].find((one) => one.replace(PLURAL, '') === stem) === key;
