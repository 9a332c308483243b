import bcd, { type Identifier } from '@mdn/browser-compat-data' with { type: 'json' };
import postcss, { type AtRule, type Container, type Declaration, type Document } from 'postcss';
import { missingIn } from './newer.ts';

/**
 * What a page can do without, where nothing is lost but looks: an older browser leaves it out, and what stands before it
 * holds. Whoever adds one has looked at the page without it.
 */
const EXTRAS: Readonly<Record<string, string>> = {
  // Movement and colour of what is there anyway.
  translate: 'only in movements: where a thing stands is said by transform',
  '@starting-style': 'where a movement begins',
  'accent-color': 'colour of ticks',
  'color-scheme': 'colour of fields and bars',
  'forced-color-adjust': 'in high contrast the colours of a drawing',
  'print-color-adjust': 'beside its older name with a prefix',
  'scroll-behavior': 'a jump instead of a glide',
  'scrollbar-width': 'a bar is seen',
  cursor: 'a telephone has none',
  // Shapes of words, lines and corners.
  'text-wrap': 'lines of unequal length',
  'text-size-adjust': 'beside its older name with a prefix',
  'size-adjust': 'of the face that stands in until ours has come',
  'ascent-override': 'of the same face',
  'descent-override': 'of the same face',
  'line-gap-override': 'of the same face',
  'line-clamp': 'beside its older name with a prefix',
  hyphens: 'a long word is broken anywhere',
  'overflow-wrap: anywhere': 'break-word is inherited from the page',
  'border-start-start-radius': 'a square corner',
  'border-start-end-radius': 'a square corner',
  'border-end-start-radius': 'a square corner',
  'border-end-end-radius': 'a square corner',
  resize: 'a field keeps its height',
  'user-select': 'beside its older name with a prefix',
  // Order and speed.
  'container-type': 'a drawing as wide as the page keeps its words',
  '@container': 'the same',
  'content-visibility': 'what is far below is drawn at once',
  'contain-intrinsic-size': 'the same',
  'grid-template-rows: subgrid': 'steps side by side do not begin their second rows together',
  'align-content: start': 'in a grid, where all know it',
  'align-self: start': 'in a grid, where all know it',
  'justify-content: start': 'in a grid, where all know it',
  'overscroll-behavior-x': 'the page may be pulled along',
  // Print.
  'break-after: avoid': 'a heading may end a sheet of paper',
  size: 'the paper that is in the printer',
  '@page': 'the margins of the printer',
  // Marks of what is chosen are words and ticks, too.
  '::backdrop': 'what lies behind is not darkened',
  ':focus-visible': 'the browser draws its own mark',
  '::file-selector-button': 'the browser draws its own button',
  '::details-content': 'what is folded opens at once',
  ':has()': 'never in a list with other selectors, which would be lost with it'
};

/** A `:has()` must not take others with it: a browser without it drops the whole rule. */
const HAS_IN_A_LIST = ':has() in a list of selectors';

/**
 * Reads a built style sheet for what a browser at the floor may lack: properties, their words, functions and units, rules
 * with an @, selectors. What stands inside `@supports` is asked for first. Vendor's names are for one browser alone.
 * @returns what is newer and no extra, each once, with the browsers that lack it
 */
export function newerInStyles(css: string): string[] {
  const root = postcss.parse(css);
  const newer = new Set<string>();
  const told = (name: string, feature: Identifier | undefined) => {
    const missing = feature ? missingIn(feature) : [];
    // `cursor: grab` is no more than `cursor`.
    const isExtra = Object.hasOwn(EXTRAS, name) || Object.hasOwn(EXTRAS, name.split(':')[0]!);
    if (missing.length > 0 && !isExtra) newer.add(`${name} (${missing.join(', ')})`);
  };
  root.walkDecls((declaration) => {
    if (isAskedForFirst(declaration)) return;
    const { prop, value } = declaration;
    const property = propertyOf(declaration);
    told(prop, property);
    for (const word of matches(value, /(?<![\w-])[a-z][a-z-]*(?![\w(-])/g))
      told(`${prop}: ${word}`, property?.[word]);
    for (const called of matches(value, /\b[a-z][a-z-]*(?=\()/g)) told(`${called}()`, TYPES.get(called));
    for (const unit of matches(value, /(?<=\d)[a-z]+/g)) told(unit, UNITS.get(unit));
  });
  root.walkAtRules((rule) => {
    if (!rule.name.startsWith('-')) told(`@${rule.name}`, bcd.css['at-rules']![rule.name]);
    if (rule.name === 'media' && /[<>]/.test(rule.params)) newer.add(`a range in @media: ${rule.params}`);
  });
  root.walkRules((rule) => {
    if (isAskedForFirst(rule)) return;
    if (rule.selectors.length > 1 && rule.selectors.some((one) => one.includes(':has(')))
      newer.add(`${HAS_IN_A_LIST}: ${rule.selector}`);
    for (const [colons, name] of rule.selector.matchAll(/::?(?!-)([a-z-]+)\(?/g))
      told(colons.endsWith('(') ? `${colons})` : colons, bcd.css['selectors']![name!]);
  });
  return [...newer];
}

const matches = (text: string, pattern: RegExp) =>
  new Set([...text.matchAll(pattern)].map(([found]) => found));

/** Of a property of our own nothing is known; in `@font-face` and `@page` the words are other ones. */
function propertyOf({ prop, parent }: Declaration): Identifier | undefined {
  return (
    (parent?.type === 'atrule' ? bcd.css['at-rules']![(parent as AtRule).name]?.[prop] : undefined) ??
    bcd.css['properties']![prop]
  );
}

function isAskedForFirst(node: { readonly parent: Container | Document | undefined }): boolean {
  for (let parent = node.parent; parent; parent = parent.parent)
    if (parent.type === 'atrule' && (parent as AtRule).name === 'supports') return true;
  return false;
}

/** Functions, `color-mix` under `color`, and units, by their names. */
const TYPES = new Map<string, Identifier>();
const UNITS = new Map<string, Identifier>();
for (const [name, type] of Object.entries(bcd.css['types']!)) {
  if (name === '__compat') continue;
  TYPES.set(name, type as Identifier);
  for (const [inner, feature] of Object.entries(type as Identifier))
    if (inner !== '__compat') (name === 'length' ? UNITS : TYPES).set(inner, feature as Identifier);
}
for (const [family, units] of Object.entries({
  viewport_percentage_units_dynamic: ['dvh', 'dvw', 'dvb', 'dvi', 'dvmin', 'dvmax'],
  viewport_percentage_units_small: ['svh', 'svw', 'svb', 'svi', 'svmin', 'svmax'],
  viewport_percentage_units_large: ['lvh', 'lvw', 'lvb', 'lvi', 'lvmin', 'lvmax'],
  container_query_length_units: ['cqw', 'cqh', 'cqi', 'cqb', 'cqmin', 'cqmax']
}))
  for (const unit of units) UNITS.set(unit, bcd.css['types']!['length']![family]!);
