/** What a file is by its first bytes; its name and the type a browser says are not asked. */
export type FileKind = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic';

/** Brands of the ISO base media file format (ISO/IEC 23000-22): AVIF, and HEIC as iPhones write it. */
const AVIF = new Set(['avif', 'avis']);
const HEIC = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs']);

/** So many bytes of a file are enough to know it by. */
export const ENOUGH_BYTES = 64;

/** Whether a file begins like a drawing in SVG, which may hold scripts and letters of any size. */
export function isDrawing(bytes: Uint8Array): boolean {
  return /^\s*(<\?xml|<!doctype svg|<!--|<svg)/i.test(
    new TextDecoder().decode(bytes.subarray(0, ENOUGH_BYTES))
  );
}

/** The kind of picture, or null for whatever else: SVG, HTML, PDF, GIF and TIFF among it. */
export function fileKind(bytes: Uint8Array): FileKind | null {
  const latin = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (latin(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (latin(0, 4) === 'RIFF' && latin(8, 12) === 'WEBP') return 'webp';
  if (latin(4, 8) !== 'ftyp') return null;
  // `mif1` and `msf1` say only "a picture": the brands it is compatible with, from byte 16, say which.
  const length = Math.min(
    new DataView(bytes.buffer, bytes.byteOffset).getUint32(0),
    bytes.length,
    ENOUGH_BYTES
  );
  const brands = [latin(8, 12)];
  for (let at = 16; at + 4 <= length; at += 4) brands.push(latin(at, at + 4));
  if (brands.some((brand) => AVIF.has(brand))) return 'avif';
  return brands.some((brand) => HEIC.has(brand)) ? 'heic' : null;
}
