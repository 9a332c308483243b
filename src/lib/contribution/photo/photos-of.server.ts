import { localised, type ChosenText, type LocalisedText } from '../../i18n/localised.ts';
import type { Locale } from '../../i18n/locales.ts';
import type { NeighbourhoodWithOutline } from '../../neighbourhood/neighbourhoods.server.ts';
import { read } from '../../server/database.ts';
import { photoHref, smallWidth } from './photo-address.ts';

/** A photo as a page shows it. */
export interface PhotoView {
  readonly id: string;
  readonly alt: ChosenText;
  readonly src: string;
  readonly srcset: string;
  /** The large one, whole. */
  readonly href: string;
  /** Of the large one, in pixels: the page keeps its room free until it comes. */
  readonly width: number;
  readonly height: number;
}

/** As `photos_of` answers. */
export interface Photo {
  readonly id: string;
  readonly alt: LocalisedText;
  readonly width: number;
  readonly height: number;
}

/** The accepted photos of an entry. */
export async function photosOf(
  neighbourhood: Pick<NeighbourhoodWithOutline, 'slug' | 'defaultLocale'>,
  locale: Locale,
  target: 'places' | 'activities',
  slug: string
): Promise<PhotoView[]> {
  const photos = await read('photos_of', {
    neighbourhood: neighbourhood.slug,
    target,
    slug
  });
  return photos.map(({ id, alt, width, height }) => ({
    id,
    alt: localised(alt, locale, neighbourhood.defaultLocale) ?? { text: '', locale },
    src: photoHref(id, 'small'),
    href: photoHref(id, 'large'),
    srcset: `${photoHref(id, 'small')} ${smallWidth(width, height)}w, ${photoHref(id, 'large')} ${width}w`,
    width,
    height
  }));
}
