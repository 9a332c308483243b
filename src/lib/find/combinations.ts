/** Concepts that together mean something else: all of `when` in one sentence, whatever stands between. */
export interface Combination {
  readonly when: readonly string[];
  /** Only with none of these. */
  readonly unless?: readonly string[];
  readonly then: readonly string[];
  /** Concepts that are used up by it. */
  readonly instead?: readonly string[];
}

const REQUIREMENT_OF: Readonly<Record<string, string>> = {
  'residence-permit': 'residence-permit',
  residence: 'residence-proof',
  'identity-card': 'identity-document',
  'tax-office': 'tax-code',
  appointment: 'appointment',
  documents: 'identity-document',
  registration: 'registration'
};

/** What is not asked for, where "without" stands beside a thing. */
export const withoutOf = (concept: string): string | null => REQUIREMENT_OF[concept] ?? null;

/** In this order: what one gives, the next may use. */
export const COMBINATIONS: readonly Combination[] = [
  { when: ['ex-partner'], then: ['close-person'] },
  { when: ['close-person', 'hurts'], then: ['violence'] },
  // Of what keeps a woman at home each alone may be something else; two together are not.
  { when: ['takes-mine', 'watched'], then: ['violence'] },
  { when: ['takes-mine', 'cannot-leave'], then: ['violence'] },
  { when: ['watched', 'cannot-leave'], then: ['violence'] },
  ...['takes-mine', 'watched', 'cannot-leave'].map((does) => ({
    ...{ when: ['close-person', does], then: ['violence'] }
  })),
  { when: ['boss', 'cannot-leave'], then: ['trafficking', 'violence'], instead: ['work', 'documents'] },
  { when: ['close-person', 'enters-room'], then: ['violence'] },
  { when: ['ex-partner', 'waits'], then: ['violence'], instead: ['outdoor', 'open-now'] },
  ...['turns-bad', 'breaks', 'afraid'].map((what) => ({ when: ['drinks', what], then: ['violence'] })),
  ...['swallowed', 'takes'].map((does) => ({
    ...{ when: ['too-many', 'pills', does], then: ['medical-emergency'], instead: ['pharmacy'] }
  })),
  { when: ['neck', 'squeezes'], then: ['violence'] },
  ...['me', 'afraid', 'close-person', 'hurts'].map((whom) => ({ when: ['acid', whom], then: ['violence'] })),
  { when: ['marry', 'back-home'], then: ['violence', 'child-danger'] },
  { when: ['marry', 'child', 'relative'], then: ['violence', 'child-danger'] },
  ...['child', 'childcare'].map((whom) => ({
    ...{ when: ['odd-place', 'since', whom], unless: ['school', 'near'], then: ['nowhere-to-sleep'] },
    ...{ instead: ['childcare', 'park'] }
  })),
  { when: ['nursery', 'asylum'], then: ['asylum'], instead: ['nursery', 'kindergarten', 'child'] },
  { when: ['worship', 'mosque'], then: ['mosque'], instead: ['worship'] },
  { when: ['close-person', 'afraid'], then: ['violence'] },
  { when: ['no', 'live'], unless: ['housing', 'nowhere-to-sleep', 'near'], then: ['self-harm'] },
  { when: ['life', 'meaning', 'no'], then: ['self-harm'] },
  { when: ['close-person', 'breaks', 'body'], then: ['violence', 'medical-emergency'] },
  { when: ['breaks', 'body'], then: ['medical-emergency'] },
  { when: ['too-many', 'swallowed', 'pharmacy'], then: ['medical-emergency'], instead: ['pharmacy'] },
  { when: ['forced', 'debt'], then: ['trafficking'] },
  { when: ['forced', 'work'], then: ['trafficking'], instead: ['work', 'documents', 'domestic-work'] },
  { when: ['boss', 'keeps', 'documents'], then: ['trafficking'], instead: ['work', 'documents'] },
  ...['no', 'empty', 'child'].map((what) => ({ when: ['fridge', what], then: ['hunger'] })),
  { when: ['close-person', 'forbids'], then: ['violence'] },
  { when: ['marry', 'forced'], then: ['violence'] },
  { when: ['afraid', 'housing'], then: ['violence'], instead: ['housing'] },
  { when: ['hurts', 'me'], then: ['violence'] },
  { when: ['hurts', 'child'], then: ['violence', 'child-danger'] },
  { when: ['boss', 'hurts'], then: ['violence', 'trafficking'] },
  { when: ['toxic', 'swallowed'], then: ['medical-emergency'], instead: ['pharmacy'] },
  { when: ['bleeding', 'pregnant'], then: ['medical-emergency'] },
  { when: ['bleeding'], then: ['medical-emergency'] },
  { when: ['birth-now'], then: ['medical-emergency'], instead: ['pregnant'] },
  { when: ['child', 'unconscious'], then: ['medical-emergency'] },
  { when: ['unconscious'], then: ['medical-emergency'] },
  {
    when: ['boss', 'keeps', 'passport'],
    then: ['trafficking'],
    instead: ['passport', 'police-station', 'work']
  },
  { when: ['keeps', 'passport'], then: ['trafficking'], instead: ['passport', 'police-station', 'work'] },
  { when: ['boss', 'unpaid'], then: ['unpaid-wages'], instead: ['work', 'domestic-work', 'unpaid-bill'] },
  { when: ['work', 'unpaid'], then: ['unpaid-wages'], instead: ['work'] },
  { when: ['takes', 'child'], unless: ['violence'], then: ['legal-help', 'social-service'] },
  { when: ['police', 'takes'], then: ['legal-help'], instead: ['police-station', 'police'] },
  { when: ['no', 'food'], then: ['hunger'], instead: ['food', 'groceries'] },
  { when: ['without', 'sleep'], then: ['nowhere-to-sleep'], instead: ['housing'] },
  { when: ['no', 'sleep'], then: ['nowhere-to-sleep'], instead: ['housing'] },
  { when: ['no', 'housing', 'tonight'], then: ['nowhere-to-sleep'], instead: ['housing'] },
  { when: ['sleep', 'outdoor'], then: ['nowhere-to-sleep'], instead: ['housing', 'outdoor'] },
  {
    when: ['sleep', 'odd-place'],
    then: ['nowhere-to-sleep'],
    instead: ['housing', 'park', 'metro', 'bus-stop']
  },
  { when: ['sleep', 'tonight'], then: ['nowhere-to-sleep'], instead: ['housing'] },
  { when: ['close-person', 'throws-out'], then: ['violence', 'nowhere-to-sleep'], instead: ['housing'] },
  { when: ['no-money', 'food'], then: ['hunger'], instead: ['food', 'groceries', 'shop'] },
  { when: ['no-money', 'groceries'], then: ['hunger'], instead: ['groceries', 'shop'] },
  { when: ['throws-out'], then: ['eviction'], instead: ['housing'] },
  { when: ['landlord'], then: ['eviction'], instead: ['housing', 'work'] },
  { when: ['no', 'bill'], then: ['unpaid-bill'] },
  { when: ['bill'], then: ['unpaid-bill'] },
  { when: ['lost', 'passport'], then: ['police-station'], instead: ['identity-card'] },
  { when: ['lost', 'documents'], then: ['police-station'], instead: ['identity-card'] },
  {
    when: ['lost'],
    unless: ['residence-permit', 'work', 'police-station', 'health-card-office'],
    then: ['police-station']
  },
  { when: ['kit'], then: ['post-bank'] },
  { when: ['send', 'parcel'], then: ['post-bank'] },
  { when: ['choose', 'doctor'], then: ['health-card-office'], instead: ['doctor'] },
  { when: ['choose', 'paediatrician'], then: ['health-card-office'], instead: ['paediatrician'] },
  { when: ['enrol', 'newborn'], then: ['public-office'], instead: ['enrol', 'child'] },
  { when: ['read', 'childcare'], unless: ['italian-course', 'literacy'], then: ['library'] },
  { when: ['read', 'child'], unless: ['literacy', 'school', 'course'], then: ['library'] },
  {
    when: ['learn', 'child'],
    unless: [
      'italian',
      'italian-course',
      'school',
      'sport',
      'swimming-pool',
      'music',
      'enrol',
      'childcare',
      'age-nursery'
    ],
    then: ['after-school'],
    instead: ['course', 'learn']
  },
  { when: ['subject', 'child'], then: ['after-school'], instead: ['school', 'course'] },
  { when: ['subject', 'help'], then: ['after-school'], instead: ['school', 'course'] },
  ...['nursery', 'kindergarten', 'primary', 'secondary'].flatMap((age) =>
    ['study', 'enrol'].map((does) => ({
      ...{ when: [`age-${age}`, does, 'child'], unless: ['school', 'course', 'italian', 'after-school'] },
      ...{ then: ['school'], instead: ['study', 'enrol'] }
    }))
  ),
  {
    when: ['leave', 'child'],
    unless: ['course', 'learn', 'italian', 'violence', 'child-danger', 'domestic-work', 'enrol'],
    then: ['nursery'],
    instead: ['work', 'study', 'childcare']
  },
  { when: ['leave', 'age-nursery'], then: ['nursery'], instead: ['work', 'study', 'childcare'] },
  { when: ['doctor', 'women'], unless: ['child'], then: ['family-clinic'] },
  { when: ['child', 'play'], then: ['playground'] },
  { when: ['bus-stop', 'metro'], then: ['metro'], instead: ['bus-stop'] },
  { when: ['bus-stop', 'tram-stop'], then: ['tram-stop'], instead: ['bus-stop'] },
  { when: ['school', 'child'], then: ['school'], instead: ['course'] },
  { when: ['school', 'age-nursery'], then: ['nursery'], instead: ['school', 'course'] },
  { when: ['school', 'age-kindergarten'], then: ['kindergarten'], instead: ['school', 'course'] },
  { when: ['school', 'age-primary'], then: ['primary-school'], instead: ['school', 'course'] },
  { when: ['school', 'age-secondary'], then: ['secondary-school'], instead: ['school', 'course'] },
  { when: ['police'], unless: ['legal-help', 'violence'], then: ['police-station'] },
  { when: ['child', 'doctor'], then: ['paediatrician'], instead: ['doctor'] },
  { when: ['child', 'ill'], then: ['paediatrician', 'doctor'], instead: ['ill'] },
  { when: ['ill'], then: ['doctor'] },
  { when: ['pregnant'], unless: ['medical-emergency', 'hospital'], then: ['family-clinic'] },
  { when: ['documents', 'renew'], then: ['residence-permit'] },
  { when: ['learn', 'italian'], then: ['italian-course'] },
  { when: ['course', 'italian'], then: ['italian-course'], instead: ['school'] },
  { when: ['school', 'italian'], then: ['italian-course'], instead: ['school'] },
  {
    when: ['italian'],
    unless: ['citizenship', 'passport', 'nursery', 'identity-card', 'driving-school'],
    then: ['italian-course']
  },
  { when: ['course', 'sewing'], then: ['sewing'] },
  { when: ['children-plural', 'pray'], then: ['worship'] },
  {
    when: ['child', 'enrol'],
    unless: [
      'nursery',
      'kindergarten',
      'primary-school',
      'secondary-school',
      'sport',
      'swimming-pool',
      'after-school',
      'italian-course'
    ],
    then: ['school']
  },
  {
    when: ['child', 'study'],
    unless: ['italian-course', 'school', 'sewing', 'computer'],
    then: ['after-school']
  },
  { when: ['with', 'child', 'italian-course'], then: ['childcare'] },
  { when: ['child', 'italian-course'], unless: ['enrol', 'after-school'], then: ['childcare'] },
  { when: ['nursery', 'italian-course'], then: ['childcare'], instead: ['nursery'] },
  { when: ['nursery', 'training'], then: ['childcare'], instead: ['nursery'] },
  { when: ['kindergarten', 'italian-course'], then: ['childcare'], instead: ['kindergarten'] },
  { when: ['domestic-work', 'italian-course'], then: ['childcare'], instead: ['domestic-work'] },
  // Who brings her children to such a place looks for one that welcomes them.
  ...['swimming-pool', 'park', 'library', 'cafe', 'cultural-centre', 'market'].map((kind) => ({
    ...{ when: ['childcare', kind], unless: ['italian-course', 'course'] },
    ...{ then: ['child-welcome'], instead: ['childcare'] }
  })),
  { when: ['babysitter', 'course'], then: ['childcare', 'italian-course'] },
  { when: ['babysitter', 'italian-course'], then: ['childcare'] },
  { when: ['babysitter'], unless: ['childcare'], then: ['domestic-work'] },
  { when: ['work', 'domestic-work'], then: ['domestic-work'], instead: ['work'] },
  { when: ['work', 'cooking'], then: ['cooking'], instead: ['work'] },
  { when: ['women', 'hairdresser'], then: ['womens-hairdresser'], instead: ['hairdresser'] },
  { when: ['halal'], then: ['halal-food'], instead: ['groceries', 'shop', 'food', 'cafe'] },
  {
    when: ['course'],
    unless: [
      'italian-course',
      'sewing',
      'cooking',
      'computer',
      'care-training',
      'training',
      'sport',
      'swimming-pool',
      'skills',
      'domestic-work',
      'driving-school',
      'work',
      'library',
      'after-school'
    ],
    then: ['training', 'italian-course']
  },
  { when: ['gives', 'food'], unless: ['hunger'], then: ['food-help'], instead: ['food', 'groceries'] },
  { when: ['free', 'food'], then: ['food-help'], instead: ['groceries'] },
  { when: ['help', 'food'], then: ['food-help'], instead: ['groceries'] },
  { when: ['free', 'clothes'], then: ['clothes-help'], instead: ['clothes'] },
  { when: ['food'], unless: ['hunger', 'food-help', 'halal-food', 'cooking', 'market'], then: ['groceries'] },
  { when: ['send', 'money'], then: ['money-transfer'] },
  {
    when: ['documents'],
    unless: [
      'residence-permit',
      'legal-help',
      'identity-card',
      'residence',
      'citizenship',
      'police-station',
      'immigration-office',
      'union-caf',
      'tax-office',
      'without'
    ],
    then: ['public-office']
  },
  { when: ['passport'], unless: ['trafficking', 'police-station'], then: ['immigration-office'] },
  { when: ['appointment', 'residence-permit'], then: ['immigration-office'] },
  { when: ['water-place', 'learn'], then: ['swimming-pool'] },
  { when: ['afraid'], unless: ['violence'], then: ['mental-health'] },
  { when: ['pray', 'day-fri'], then: ['mosque'], instead: ['day-fri'] },
  { when: ['pray'], unless: ['mosque', 'worship', 'orthodox-church', 'buddhist-temple'], then: ['worship'] }
];
