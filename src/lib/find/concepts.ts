import type { ActivityKind } from '../activity/vocabulary.ts';
import type { Subject } from '../country/country.ts';

/** What is looked for, the likeliest first. */
export type ConceptTarget =
  | { readonly category: string; readonly about?: readonly string[] }
  | { readonly activity: ActivityKind; readonly about?: readonly string[] }
  | { readonly helpline: Subject };

/** A condition, named as on the pages. */
export interface Filter {
  readonly name:
    'category' | 'kind' | 'feature' | 'without' | 'language' | 'day' | 'part' | 'open' | 'near' | 'level';
  readonly value: string;
}

export interface Concept {
  readonly targets?: readonly ConceptTarget[];
  /** No entry here can be of this kind, or none may be taken for it: said under its slug, with `offers` beside. */
  readonly missing?: boolean;
  /** What is true and nearest where there is none. */
  readonly offers?: readonly ConceptTarget[];
  readonly filters?: readonly Filter[];
  readonly danger?: readonly Subject[];
  /** Gives way to any other kind in the same sentence. */
  readonly weak?: boolean;
}

const category = (...slugs: string[]): ConceptTarget[] => slugs.map((slug) => ({ category: slug }));
const activity = (...kinds: ActivityKind[]): ConceptTarget[] => kinds.map((kind) => ({ activity: kind }));
const kind = (...targets: ConceptTarget[]): Concept => ({ targets });
const missing = (...offers: ConceptTarget[]): Concept => ({ missing: true, offers });
const filter = (name: Filter['name'], value: string): Concept => ({ filters: [{ name, value }] });
const danger = (subjects: readonly Subject[], ...targets: ConceptTarget[]): Concept => ({
  danger: subjects,
  targets
});

const LEGAL = [...activity('legal-help'), ...category('legal-help')];
const ITALIAN = [...activity('italian-course'), ...category('italian-school')];
const WORK = [...category('job-centre'), ...activity('job-search-help', 'orientation-interview', 'job')];
const HEALTH: ConceptTarget[] = [{ helpline: 'health' }, ...category('community-health', 'hospital')];

/**
 * What a sentence can mean. How each is said is in the files of `words`, by the same slugs; a slug without an entry here is part
 * of a combination (combinations.ts), or says nothing.
 */
export const CONCEPTS: Readonly<Record<string, Concept>> = {
  // Danger. A helpline, then who is near.
  violence: danger(['violence'], ...category('womens-centre')),
  'child-danger': danger(['children', 'violence']),
  'self-harm': danger(['self-harm'], ...category('mental-health')),
  'medical-emergency': danger(['birth'], ...category('hospital')),
  trafficking: danger(['trafficking'], ...LEGAL),
  hunger: danger(['food'], ...category('food-help'), { category: 'worship', about: ['alimentare'] }),
  'nowhere-to-sleep': {
    ...danger(['homelessness'], ...category('social-service')),
    missing: true
  },

  nursery: {
    targets: category('nursery'),
    offers: [...category('kindergarten'), ...activity('italian-course')]
  },
  kindergarten: kind(...category('kindergarten')),
  'primary-school': kind(...category('primary-school')),
  'secondary-school': kind(...category('secondary-school')),
  school: { targets: category('primary-school', 'secondary-school', 'kindergarten'), weak: true },
  'after-school': kind(...category('after-school'), ...activity('homework-help')),
  playgroup: kind(...activity('playgroup'), ...category('library')),
  'summer-centre': missing(...category('after-school')),

  'family-clinic': kind(...category('family-clinic')),
  'community-health': kind(...category('community-health')),
  doctor: {
    targets: category('doctor'),
    offers: [...HEALTH, { activity: 'health-prevention', about: ['medico'] }]
  },
  paediatrician: { ...missing(...category('community-health', 'hospital'), { helpline: 'health' }) },
  dentist: missing(...category('community-health')),
  hospital: kind(...category('hospital')),
  pharmacy: kind(...category('pharmacy')),
  'mental-health': kind(...category('mental-health')),
  'breast-screening': kind({
    activity: 'health-prevention',
    about: ['seno', 'senologica', 'senologiche', 'nastro']
  }),
  'health-card-office': missing(...category('community-health')),

  'italian-course': kind(...ITALIAN),
  literacy: kind(...activity('literacy'), ...ITALIAN),
  library: kind(...category('library')),
  'adult-school': { targets: category('adult-school'), offers: ITALIAN },
  training: { targets: [...category('vocational-training'), ...activity('training-other')], weak: true },
  sewing: kind(
    { activity: 'training-tailoring' },
    { category: 'vocational-training', about: ['sartoria'] },
    { category: 'shop', about: ['cucire'] }
  ),
  cooking: kind(...activity('training-food'), ...category('job-centre')),
  'care-training': kind(...activity('training-care'), ...category('vocational-training')),
  computer: kind(...activity('training-digital')),
  work: kind(...WORK),
  skills: kind(
    { activity: 'skills-assessment' },
    { activity: 'orientation-interview', about: ['competenze'] },
    ...activity('orientation-interview')
  ),
  'domestic-work': missing(...category('job-centre')),
  workshop: { targets: category('employer'), weak: true },

  market: kind(...category('market'), ...activity('market-day')),
  groceries: { targets: category('groceries'), weak: true },
  shop: { targets: category('shop'), weak: true },
  clothes: kind(
    { category: 'shop', about: ['abbigliamento', 'camicie'] },
    { category: 'market', about: ['stoffe'] }
  ),
  fabric: kind(
    { category: 'market', about: ['stoffe'] },
    { category: 'shop', about: ['cucire', 'merceria'] }
  ),
  'youth-centre': kind(...category('after-school', 'community-space')),
  desk: { targets: [...LEGAL, ...category('public-office', 'community-space', 'job-centre')], weak: true },
  jewellery: kind({ category: 'shop', about: ['gioielli', 'gioielleria'] }),
  print: kind({ category: 'shop', about: ['cartoleria', 'copisteria', 'stampa'] }, ...category('library')),
  stationery: kind({ category: 'shop', about: ['cartoleria'] }),
  optician: kind({ category: 'shop', about: ['ottico', 'occhiali'] }),
  furniture: kind({ category: 'shop', about: ['mobili'] }),
  cafe: kind(...category('cafe-restaurant')),
  hairdresser: kind(...category('hairdresser')),
  'womens-hairdresser': missing(),
  'halal-food': missing(),
  'clothes-help': missing({ category: 'worship', about: ['aiuto'] }, ...category('social-service')),
  'food-help': {
    targets: category('food-help'),
    offers: [{ category: 'worship', about: ['alimentare'] }, ...category('social-service')]
  },
  'post-bank': { targets: category('post-bank'), offers: category('public-office') },
  'money-transfer': missing(...category('post-bank')),

  'public-office': kind(...category('public-office')),
  'identity-card': kind(...category('public-office')),
  residence: kind(...category('public-office')),
  spid: kind(...category('public-office')),
  'legal-help': kind(...LEGAL),
  asylum: kind(...LEGAL),
  citizenship: kind(...LEGAL),
  eviction: kind(...LEGAL, ...category('housing', 'social-service')),
  'residence-permit': missing(...LEGAL),
  'immigration-office': missing(...LEGAL),
  'tax-office': missing(...category('community-space')),
  'police-station': missing(...category('public-office'), ...LEGAL),
  'union-caf': { targets: category('union-caf'), offers: category('community-space', 'social-service') },
  'unpaid-bill': kind(...category('social-service'), ...category('community-space')),
  'unpaid-wages': { targets: [...LEGAL, ...category('union-caf')] },
  housing: kind(...category('housing')),
  'social-service': kind(...category('social-service')),
  'no-money': { targets: category('social-service', 'food-help', 'community-space'), weak: true },
  'womens-centre': kind(...category('womens-centre')),
  'driving-school': missing(),
  'emergency-shelter': {
    missing: true,
    offers: [{ helpline: 'homelessness' }, ...category('social-service')]
  },

  association: kind(...category('association')),
  'community-space': kind(...category('community-space')),
  'cultural-centre': kind(...category('cultural-centre')),
  music: missing(...category('cultural-centre', 'community-space')),
  'meet-people': kind(...activity('social', 'participation'), ...category('community-space')),
  worship: kind(...category('worship')),
  mosque: missing(),
  'orthodox-church': missing(...category('worship')),
  'buddhist-temple': missing(...category('worship')),
  'drinking-water': kind(...category('drinking-water')),
  park: kind(...category('park')),
  square: { targets: category('square'), weak: true },
  playground: kind(...category('playground', 'park')),
  sport: kind(...category('sport'), ...activity('sport')),
  'swimming-pool': kind(...category('swimming-pool')),
  metro: kind(...category('metro')),
  'bus-stop': kind(...category('bus-stop')),
  'tram-stop': kind(...category('tram-stop')),
  bike: kind(...category('bike')),

  free: filter('feature', 'free'),
  'women-only': filter('feature', 'women-only'),
  childcare: filter('feature', 'childcare'),
  'child-welcome': filter('feature', 'child-welcome'),
  'step-free': filter('feature', 'step-free'),
  wifi: filter('feature', 'wifi'),
  outdoor: filter('feature', 'outdoor'),
  'open-now': filter('open', 'now'),
  'near-me': filter('near', 'me'),
  'no-appointment': filter('without', 'appointment'),
  undocumented: filter('without', 'residence-permit'),
  ...Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [`day-${day}`, filter('day', day)])
  ),
  ...Object.fromEntries(['morning', 'afternoon', 'evening'].map((part) => [part, filter('part', part)])),
  ...Object.fromEntries(
    ['A0', 'A1', 'A2', 'B1', 'B2', 'C1'].map((level) => [`level-${level}`, filter('level', level)])
  ),
  ...Object.fromEntries(
    ['ar', 'en', 'es', 'fr', 'fil', 'zh', 'bn', 'ro', 'si', 'uk', 'ru', 'ur', 'pt', 'sq'].map((tag) => [
      `speaks-${tag}`,
      filter('language', tag)
    ])
  )
};

/** Kinds that no concept names are concepts of their own: `category/pottery`, `kind/internship`. */
const OWN_KIND = /^(category|kind)\/(.+)$/;

/** What a slug of a concept means; undefined: it is part of a combination, or says nothing. */
export function conceptOf(slug: string): Concept | undefined {
  const known = CONCEPTS[slug];
  if (known) return known;
  const [, of, value] = OWN_KIND.exec(slug) ?? [];
  if (!value) return undefined;
  return kind(of === 'category' ? { category: value } : { activity: value as ActivityKind });
}

/** The concept of a category or of a kind of activity: one that has its slug and looks for it first, else its own. */
export function conceptOfKind(of: 'category' | 'kind', value: string): string {
  const [first] = CONCEPTS[value]?.targets ?? [];
  const isIt =
    first !== undefined &&
    !('helpline' in first) &&
    first.about === undefined &&
    ('category' in first
      ? of === 'category' && first.category === value
      : of === 'kind' && first.activity === value);
  return isIt ? value : `${of}/${value}`;
}

/** Pages of the site that a sentence may look for, by concept. */
export const PAGES: Readonly<Record<string, string>> = {
  'page-path': 'path',
  'page-add': 'add',
  'page-calendar': 'activities',
  'page-needs': 'needs',
  'page-organisations': 'organisations',
  'page-network': 'network'
};
