/** Longest side of the small one, in pixels. */
export const SMALL_SIDE = 480;

/** Of a logo the sides, large and small, in pixels. */
export const LOGO_SIDE = 512;
export const SMALL_LOGO_SIDE = 128;

export type PhotoSize = 'large' | 'small';

export const photoHref = (id: string, size: PhotoSize): string => `/photos/${id}-${size}.webp`;

/** How wide the small one is, from what the large one measures. */
export const smallWidth = (width: number, height: number): number =>
  Math.round(width * Math.min(1, SMALL_SIDE / Math.max(width, height)));

const FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(large|small)\.webp$/;

/** The photo that the last part of an address names, or null. */
export function parsePhotoFile(file: string): { id: string; size: PhotoSize } | null {
  const [, id, size] = FILE.exec(file) ?? [];
  return id ? { id, size: size as PhotoSize } : null;
}
