import { localised, type ChosenText } from '../i18n/localised.ts';
import type { Locale } from '../i18n/locales.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { landmarksOf } from '../place/landmarks.server.ts';
import { read, write } from '../server/database.ts';
import { needMarker } from './marks.server.ts';
import { readNeed, type NeedProblem } from './need.ts';
import type { STOPS, WHATS } from './need.ts';

type What = (typeof WHATS)[number];

/** What is said to be missing, as the database's `needs_counts` tells it: never fewer than five people, whole months. */
export interface NeedsCounts {
  /** ISO 8601 date: of weeks that ended before. */
  readonly until: string;
  readonly totals: readonly { readonly what: What; readonly atLeast: number }[];
  readonly stops: readonly {
    readonly what: What;
    readonly stop: (typeof STOPS)[number];
    readonly atLeast: number;
  }[];
}

export interface NeedsView {
  readonly neighbourhood: { readonly name: ChosenText; readonly href: string };
  readonly href: string;
  readonly landmarks: readonly { readonly slug: string; readonly name: ChosenText }[];
  readonly counts: NeedsCounts;
}

export async function needsView(
  { slug, name, defaultLocale }: NeighbourhoodWithOutline,
  locale: Locale
): Promise<NeedsView> {
  const [landmarks, counts] = await Promise.all([
    landmarksOf(slug),
    read<NeedsCounts>('needs_counts', { neighbourhood: slug })
  ]);
  const inWords = (text: typeof name, otherwise: string) =>
    localised(text, locale, defaultLocale) ?? { text: otherwise, locale: defaultLocale };
  const href = neighbourhoodHref(locale, slug);
  return {
    neighbourhood: { name: inWords(name, slug), href },
    href: `${href}/needs`,
    landmarks: landmarks.map((landmark) => ({
      slug: landmark.slug,
      name: inWords(landmark.name, landmark.slug)
    })),
    counts
  };
}

export type SendProblem = NeedProblem | 'many' | 'refused';

const marksOf = needMarker();

/**
 * Sends what a form says is missing. A landmark becomes the cell it is in before anything leaves for the database, and the
 * network address stays here: only marks go with it.
 * @param caller the network address
 * @returns what is wrong with it; null when it was taken, or had been before
 */
export async function sendNeed(
  neighbourhood: string,
  form: FormData,
  caller: string
): Promise<SendProblem | null> {
  // A field that nobody sees: who fills it in is a machine, and is thanked like everybody.
  if (form.get('website')) return null;
  const told = readNeed(form, await landmarksOf(neighbourhood));
  if ('problem' in told) return told.problem;
  const token = form.get('token');
  const marks = marksOf(
    { neighbourhood, need: told.need, token: typeof token === 'string' && token ? token : null, caller },
    new Date()
  );
  const { refusal } = await write('add_need', { neighbourhood, need: told.need, marks });
  if (refusal === null) return null;
  return refusal.code === 'PT429' ? 'many' : 'refused';
}
