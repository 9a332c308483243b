import type { NameSide } from '../geo/names-beside.ts';
import { localised, type ChosenText } from '../i18n/localised.ts';
import type { Locale } from '../i18n/locales.ts';
import { loadSpeech } from '../i18n/speech.ts';
import type { NeighbourhoodWithOutline } from '../neighbourhood/neighbourhoods.server.ts';
import { wordsHere } from '../neighbourhood/words.server.ts';
import { neighbourhoodHref } from '../place/addresses.ts';
import { landmarksOf } from '../place/landmarks.server.ts';
import { read, write } from '../server/database.ts';
import { needMarker } from './marks.server.ts';
import { landmarksOn, nameOnGrid, whereInWords } from './need-places.ts';
import { middleOf, needCellKey, readNeed, type NeedCell, type NeedProblem } from './need.ts';
import { needGrid } from './need-grid.ts';
import type { STOPS, WHATS } from './need.ts';

type What = (typeof WHATS)[number];

/** What is said to be missing, as the database's `needs_counts` tells it: never fewer than five people, whole months. */
export interface NeedsCounts {
  /** Cells that may be told. */
  readonly cells: readonly (NeedCell & { readonly what: What; readonly atLeast: number })[];
  /** ISO 8601 date: of weeks that ended before. */
  readonly until: string;
  readonly totals: readonly { readonly what: What; readonly atLeast: number }[];
  readonly stops: readonly {
    readonly what: What;
    readonly stop: (typeof STOPS)[number];
    readonly atLeast: number;
  }[];
}

/** A square of the picture. */
export interface NeedSquare {
  /** As the form names it. */
  readonly value: string;
  readonly cell: NeedCell;
  readonly column: number;
  readonly row: number;
  /** What is near it. */
  readonly label: string;
}

export interface NeedsView {
  readonly neighbourhood: { readonly name: ChosenText; readonly href: string };
  readonly href: string;
  readonly landmarks: readonly { readonly slug: string; readonly name: ChosenText }[];
  readonly grid: {
    readonly label: string;
    readonly columns: number;
    readonly rows: number;
    readonly outline: string;
    readonly squares: readonly NeedSquare[];
    readonly landmarks: readonly {
      readonly left: number;
      readonly top: number;
      readonly side: NameSide;
      readonly name: ChosenText;
    }[];
    /** The address of the streets beneath. */
    readonly ground: string;
  };
  readonly counts: NeedsCounts;
  /** By what is missing, the squares that are told, in words. */
  readonly places: Readonly<Partial<Record<What, readonly string[]>>>;
}

export async function needsView(neighbourhood: NeighbourhoodWithOutline, locale: Locale): Promise<NeedsView> {
  const { slug, name, defaultLocale, outline } = neighbourhood;
  const [landmarks, speech, counts] = await Promise.all([
    landmarksOf(slug),
    loadSpeech(locale, wordsHere(neighbourhood, locale), 'needs'),
    read('needs_counts', { neighbourhood: slug })
  ]);
  const inWords = (text: typeof name, otherwise: string) =>
    localised(text, locale, defaultLocale) ?? { text: otherwise, locale: defaultLocale };
  const href = neighbourhoodHref(locale, slug);
  const named = landmarks.map((landmark) => ({
    point: landmark.point,
    name: inWords(landmark.name, landmark.slug)
  }));
  const grid = needGrid(outline);
  return {
    neighbourhood: { name: inWords(name, slug), href },
    href: `${href}/needs`,
    landmarks: landmarks.map((landmark) => ({
      slug: landmark.slug,
      name: inWords(landmark.name, landmark.slug)
    })),
    grid: {
      label: speech.say('grid.label', { neighbourhood: inWords(name, slug).text }),
      columns: grid.columns,
      rows: grid.rows,
      outline: grid.outline,
      squares: grid.squares.map(({ cell, column, row, centre }) => ({
        value: needCellKey(cell),
        cell,
        column,
        row,
        label: `${nameOnGrid(column, row, speech)}: ${whereInWords(centre, named, speech)}`
      })),
      landmarks: landmarksOn(grid, named),
      ground: `${href}/needs/ground.svg`
    },
    counts,
    places: Object.fromEntries(
      [...Map.groupBy(counts.cells, ({ what }) => what)].map(([what, cells]) => [
        what,
        cells.map(({ atLeast, ...cell }) =>
          speech.say('counts.at', { place: whereInWords(middleOf(cell), named, speech), number: atLeast })
        )
      ])
    )
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
  { slug: neighbourhood, outline }: Pick<NeighbourhoodWithOutline, 'slug' | 'outline'>,
  form: FormData,
  caller: string
): Promise<SendProblem | null> {
  // A field that nobody sees: who fills it in is a machine, and is thanked like everybody.
  if (form.get('website')) return null;
  const { squares } = needGrid(outline);
  const told = readNeed(
    form,
    await landmarksOf(neighbourhood),
    squares.map(({ cell }) => cell)
  );
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
