import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONCEPTS, type ConceptTarget } from '../../lib/find/concepts.ts';
import type { Said } from './review.ts';

const ID = path.dirname(fileURLToPath(import.meta.resolve('@openstreetmap/id-tagging-schema/package.json')));
const CLDR = path.dirname(fileURLToPath(import.meta.resolve('cldr-annotations-full/package.json')));
/** Where a list writes a language otherwise than the search does. */
const ID_TAGS: Readonly<Record<string, string>> = { zh: 'zh-CN' };

type Tags = Readonly<Record<string, string>>;
interface Category {
  readonly slug: string;
  readonly osm_tags: readonly Tags[];
}
interface PresetWords {
  readonly name?: string;
  readonly terms?: string;
  readonly aliases?: string;
}

const read = (...file: string[]) => JSON.parse(readFileSync(path.join(...file), 'utf8'));

/** Presets of iD by the concept that each is here, through the categories' tags of OpenStreetMap. */
export function presetsOfConcepts(categories: readonly Category[]): [concept: string, preset: string][] {
  const presets: [string, { tags: Tags }][] = Object.entries(read(ID, 'dist/presets.json'));
  return categories.flatMap(({ slug, osm_tags }) => {
    const concept = conceptOf(slug);
    return concept === undefined
      ? []
      : osm_tags
          .flatMap((tags) => presetsWith(tags, presets))
          .map((preset): [string, string] => [ownConcept(preset) ?? concept, preset]);
  });
}

/** What a category is in a search: the concept of its slug, else the one that looks for it first. */
function conceptOf(category: string): string | undefined {
  const looksFor = (target: ConceptTarget) =>
    'category' in target && target.category === category && !target.about;
  const concepts = Object.entries(CONCEPTS);
  const found =
    concepts.find(([, { targets }]) => targets?.[0] && looksFor(targets[0])) ??
    concepts.find(([, { targets }]) => targets?.some(looksFor));
  return isKind(category) ? category : found?.[0];
}

const isKind = (slug: string) => CONCEPTS[slug] !== undefined && CONCEPTS[slug].filters === undefined;

/** A dentist is among the doctors as a category, and a concept of her own. */
function ownConcept(preset: string): string | undefined {
  const slug = preset.split('/').at(-1)!.replaceAll('_', '-');
  return isKind(slug) ? slug : undefined;
}

/** Those of just these tags, else those that add the fewest; a tag of any value is no kind. */
function presetsWith(tags: Tags, presets: readonly [string, { tags: Tags }][]): string[] {
  const ours = Object.entries(tags);
  if (ours.some(([, value]) => value === '*')) return [];
  const having = presets.filter(([, preset]) => ours.every(([key, value]) => preset.tags[key] === value));
  const size = ([, preset]: [string, { tags: Tags }]) => Object.keys(preset.tags).length;
  const fewest = Math.min(...having.map(size));
  return having.filter((preset) => size(preset) === fewest).map(([id]) => id);
}

/** What id-tagging-schema calls the presets in a language; nothing where it does not know the language. */
export function saidById(tag: string, presets: readonly [concept: string, preset: string][]): Said[] {
  const own = ID_TAGS[tag] ?? tag;
  const { presets: words }: { presets: Record<string, PresetWords> } = read(
    ID,
    `dist/translations/${own}.json`
  )[own].presets;
  return presets.flatMap(([concept, preset]) => {
    const { name = '', terms = '', aliases = '' } = words[preset] ?? {};
    return [name, ...terms.split(/[,،、;]/), ...aliases.split('\n')].map((phrase) => ({
      concept,
      phrase,
      source: `id-tagging-schema ${preset}`
    }));
  });
}

/** What CLDR calls the pictures of concepts in a language. */
export function saidByCldr(tag: string, pictures: Readonly<Record<string, readonly string[]>>): Said[] {
  const { annotations } = read(CLDR, `annotations/${tag}/annotations.json`).annotations;
  return Object.entries(pictures).flatMap(([concept, ofConcept]) =>
    ofConcept.flatMap((picture) => {
      const { default: words = [], tts = [] } = annotations[picture] ?? {};
      return [...tts, ...words].map((phrase: string) => ({ concept, phrase, source: `CLDR ${picture}` }));
    })
  );
}
