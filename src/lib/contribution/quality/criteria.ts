import type { Graded } from './graded.ts';

/** Why something is not met: the end of `quality.better.<criterion>.<reason>` in the messages. */
export const REASONS = [
  'missing',
  'in-words',
  'never',
  'stale',
  'imprecise',
  'untranslated',
  'machine'
] as const;
export type Shortcoming = (typeof REASONS)[number];

/** Whether an entry has something, why not, or that it is nothing one asks of it. */
export type Grade = 'met' | 'does-not-apply' | { readonly because: Shortcoming };

type Criterion = (entry: Graded) => Grade;

const met = (is: boolean, because: Shortcoming = 'missing'): Grade => (is ? 'met' : { because });
/** A park has nobody to call, who asks for nothing and speaks no language. */
const isOpenAir = ({ held }: Graded) => held === 'open-air';
/** Told by its area and telephone alone: what would lead there is not wanted. */
const isProtected = ({ precision }: Graded) => precision === 'area-only';

const times: Criterion = (entry) => {
  if (isOpenAir(entry)) return 'does-not-apply';
  return met(entry.times === 'known', entry.times === 'in-words' ? 'in-words' : 'missing');
};

const telephone: Criterion = (entry) =>
  isOpenAir(entry) ? 'does-not-apply' : met(Boolean(entry.contacts.phone ?? entry.contacts.whatsapp));

const position: Criterion = (entry) => {
  if (isProtected(entry) || entry.isWork) return 'does-not-apply';
  if (entry.precision === null) return { because: 'missing' };
  return met(entry.precision === 'exact', 'imprecise');
};

const conditions: Criterion = (entry) => (isOpenAir(entry) ? 'does-not-apply' : met(entry.conditions));

const languages: Criterion = (entry) =>
  isOpenAir(entry) ? 'does-not-apply' : met(entry.languages.length > 0);

const cost: Criterion = (entry) => (entry.cost === null ? 'does-not-apply' : met(entry.cost));

const places: Criterion = (entry) => (entry.takesPlaces ? met(entry.capacity) : 'does-not-apply');

const confirmed: Criterion = ({ certainty }) =>
  met(certainty === 'confirmed', certainty === 'stale' ? 'stale' : 'never');

const translation: Criterion = ({ texts, locales, machineTranslated }) => {
  if (texts.length === 0) return 'does-not-apply';
  if (texts.some((text) => locales.some((locale) => !text[locale]))) return { because: 'untranslated' };
  return met(!locales.some((locale) => machineTranslated.includes(locale)), 'machine');
};

const photo: Criterion = (entry) =>
  isProtected(entry) || entry.isWork || entry.photos === null ? 'does-not-apply' : met(entry.photos > 0);

/** What makes an entry good, first what women look for first. */
export const CRITERIA = {
  times,
  telephone,
  position,
  conditions,
  languages,
  cost,
  places,
  confirmed,
  translation,
  photo
} as const satisfies Record<string, Criterion>;
export type CriterionName = keyof typeof CRITERIA;
export const CRITERION_NAMES = Object.keys(CRITERIA) as CriterionName[];
