import { straightLinesFrom } from '../walking/walks-from.ts';
import type { Catalogue } from './catalogue.ts';
import { NOTHING_CHOSEN } from './chosen.ts';
import type { Circumstances } from './circumstances.ts';
import { namedEntry, type Entry, type Facts } from './entries.ts';
import { Names } from './names.ts';

const NOTHING_KNOWN: Facts = {
  ...{ features: [], childcare: false, costEuro: null, asked: [], notAsked: [], languages: [], levels: [] },
  ...{ languagesInside: [], hours: null, areHoursConfirmed: true, opening: null }
};
export const place = (slug: string, name: string, category: string, facts: Partial<Facts> = {}): Entry =>
  namedEntry('place', slug, { it: name }, { category, facts: { ...NOTHING_KNOWN, ...facts } });
const course = (slug: string, facts: Partial<Facts> = {}): Entry =>
  namedEntry(
    'activity',
    slug,
    { it: slug },
    { kind: 'italian-course', facts: { ...NOTHING_KNOWN, ...facts } }
  );

export const entries: readonly Entry[] = [
  place('sant-anna', "Farmacia Sant'Anna", 'pharmacy', { hours: new Set(['mon:morning']) }),
  place('selinunte', 'Farmacia Selinunte', 'pharmacy'),
  place('macelleria-rossi', 'Macelleria Rossi', 'groceries'),
  place('camera-del-lavoro', 'Camera del lavoro', 'association'),
  place('orientamento', 'Sportello Orienta', 'job-centre', { features: ['free'] }),
  place('servizio-sociale', 'Servizio sociale di zona', 'social-service'),
  place('ospedale', 'Ospedale San Carlo', 'hospital'),
  course('mattina', { features: ['women-only'], hours: new Set(['mon:morning', 'wed:morning']) }),
  course('sera', { features: ['free'], hours: new Set(['tue:evening']) }),
  course('da-confermare', { features: ['childcare'] }),
  namedEntry('street', 'via-paravia', { it: 'Via Pier Alessandro Paravia' }, { point: [9.14, 45.47] })
];

const counted = (slug: string) => ({
  slug,
  placeCount: entries.filter(({ category }) => category === slug).length
});
const categories = ['pharmacy', 'groceries', 'job-centre', 'social-service', 'hospital', 'nursery', 'doctor'];
const line = (number: string, ...subjects: string[]) => ({ number, subjects, name: { it: number } });

/** A neighbourhood to be searched, with these entries. */
export const catalogueWith = (some: readonly Entry[]): Catalogue =>
  ({
    entries: some,
    byKind: Map.groupBy(some, ({ category, kind }) => category ?? kind ?? ''),
    names: new Names(some),
    categories: new Map(categories.map((slug) => [slug, counted(slug)])),
    emergency: '112',
    helplines: [line('1522', 'violence'), line('116117', 'health'), line('020202', 'homelessness', 'food')]
  }) as unknown as Catalogue;

/** A small one. */
export const catalogue = catalogueWith(entries);

/** Somebody who reads Italian, on a Monday, and has chosen nothing. */
export const ONE_WHO_READS: Circumstances = {
  locale: 'it',
  today: 'mon',
  openNow: () => 'unknown',
  walksFrom: straightLinesFrom,
  chosen: NOTHING_CHOSEN,
  dropped: new Set()
};
