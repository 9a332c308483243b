import type { Target } from '../proposal.ts';
import { MOST } from '../proposal.ts';

/** Something about an entry that is corrected at once: a field, or a few that belong together. */
export interface Part {
  readonly id: string;
  /** Which questions it is asked with (PartFields.svelte). */
  readonly kind:
    | 'texts'
    | 'picture'
    | 'hours'
    | 'where'
    | 'contacts'
    | 'languages'
    | 'choices'
    | 'documents'
    | 'schedule'
    | 'venue'
    | 'yes'
    | 'childcare'
    | 'cost'
    | 'number'
    | 'date'
    | 'select'
    | 'period'
    | 'sources';
  readonly fields: readonly [string, ...string[]];
  /** Names of its inputs, or their beginnings up to a dot. */
  readonly inputs: readonly string[];
  readonly most?: number;
  readonly lines?: boolean;
  readonly required?: boolean;
  readonly decimals?: number;
}

const texts = (field: string, most: number, rules: Pick<Part, 'lines' | 'required'> = {}): Part => ({
  id: field,
  kind: 'texts',
  fields: [field],
  inputs: [field],
  most,
  ...rules
});
const single = (kind: Part['kind'], field: string, rules: Pick<Part, 'most' | 'decimals'> = {}): Part => ({
  id: field,
  kind,
  fields: [field],
  inputs: [field],
  ...rules
});
const CONTACTS = single('contacts', 'contacts');
const LANGUAGES = single('languages', 'languages');
const AUDIENCE = single('choices', 'audience');
const FEATURES = single('choices', 'features');
const DOCUMENTS: Part = {
  id: 'asked',
  kind: 'documents',
  fields: ['asked', 'not_asked'],
  inputs: ['requirement', 'asked', 'not_asked']
};

const PERIOD: Part = {
  id: 'since',
  kind: 'period',
  fields: ['since', 'until'],
  inputs: ['since', 'until']
};
const SOURCES = single('sources', 'sources');

/** What may be corrected of an entry, in the order in which its page tells it. */
export const PARTS: Readonly<Record<Target, readonly Part[]>> = {
  places: [
    texts('name', MOST.name, { required: true }),
    { id: 'category', kind: 'picture', fields: ['category'], inputs: ['category'] },
    single('hours', 'opening_hours'),
    texts('opening_hours_note', MOST.line),
    {
      id: 'location',
      kind: 'where',
      fields: ['address', 'location', 'location_precision'],
      inputs: ['where', 'address', 'location', 'location_precision']
    },
    CONTACTS,
    texts('summary', MOST.text, { lines: true }),
    LANGUAGES,
    AUDIENCE,
    FEATURES,
    DOCUMENTS
  ],
  activities: [
    texts('title', MOST.title, { required: true }),
    { id: 'kind', kind: 'picture', fields: ['kind', 'stage'], inputs: ['kind', 'stage'] },
    single('schedule', 'schedule'),
    texts('schedule_note', MOST.line),
    single('yes', 'cancelled'),
    single('venue', 'place'),
    texts('where_note', MOST.line),
    CONTACTS,
    texts('how_to_join', MOST.text, { lines: true }),
    single('childcare', 'childcare'),
    { id: 'cost_euro', kind: 'cost', fields: ['cost_euro'], inputs: ['cost', 'cost_euro'] },
    texts('cost_note', MOST.line),
    single('choices', 'levels'),
    single('number', 'places_left', { most: 9999 }),
    single('date', 'deadline'),
    single('number', 'hours_per_week', { most: 80, decimals: 1 }),
    single('number', 'weeks', { most: 260 }),
    texts('about', MOST.text, { lines: true }),
    LANGUAGES,
    AUDIENCE,
    FEATURES,
    DOCUMENTS,
    texts('conditions', MOST.text, { lines: true }),
    texts('requirements', MOST.text, { lines: true }),
    single('select', 'contract')
  ],
  organisations: [
    texts('name', MOST.name, { required: true }),
    single('select', 'kind'),
    texts('about', MOST.text, { lines: true }),
    CONTACTS
  ],
  practices: [
    texts('title', MOST.title, { required: true }),
    texts('context', MOST.text, { lines: true, required: true }),
    texts('steps', MOST.steps, { lines: true, required: true }),
    texts('result', MOST.text, { lines: true }),
    texts('evidence', MOST.text, { lines: true }),
    texts('costs', MOST.text, { lines: true }),
    SOURCES,
    single('choices', 'areas'),
    single('choices', 'stages'),
    LANGUAGES,
    PERIOD
  ],
  relationships: [PERIOD, single('select', 'stage'), texts('note', MOST.line), SOURCES]
};

/** The part that a field or an input is of; null when it is of none. */
export function partOf(target: Target, name: string): Part | null {
  const beginning = name.split('.')[0]!;
  return (
    PARTS[target].find(({ id, inputs, fields }) =>
      [id, ...inputs, ...fields].some((one) => one === name || one === beginning)
    ) ?? null
  );
}

/** The languages a text is asked in: the reader's, the local one, and all it is there in. */
export function localesOf(text: unknown, { locale, local }: { locale: string; local: string }): string[] {
  const there = typeof text === 'object' && text !== null ? Object.keys(text) : [];
  return [...new Set([locale, local, ...there])];
}
