import sharp, { type OutputInfo, type ResizeOptions } from 'sharp';
import { connectionOf } from '../../server/connection-of.ts';
import { write } from '../../server/database.ts';
import { log } from '../../server/log.ts';
import { ConcurrencyLimit } from '../../server/concurrency-limit.ts';
import { fileKind, isDrawing } from './file-kind.ts';
import { LOGO_SIDE, SMALL_LOGO_SIDE, SMALL_SIDE } from './photo-address.ts';
import { HEAVIEST_FILE, type PhotoRefusal } from './refusal.ts';

export interface TakenPhoto {
  /** WebP, at most 1600 px and 300 kB. */
  readonly large: Buffer;
  /** WebP, at most 480 px. */
  readonly small: Buffer;
  /** Of the large one, upright, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly mediaType: 'image/webp';
}

/**
 * More pixels are not read: a few kilobytes can say they are gigabytes. Phones take 12 or 50 million; decoded whole,
 * as turning it upright needs, this many are 200 MB.
 */
const MOST_PIXELS = 64_000_000;
const LARGE = 1600;
const AT_MOST_LARGE: ResizeOptions = {
  width: LARGE,
  height: LARGE,
  fit: 'inside',
  withoutEnlargement: true
};
/** Pixels. */
const LEAST_SIDE = 32;
const PAPER = '#ffffff';

/** As the camera took it, or square: the logo of an organisation. */
type Shape = 'photo' | 'logo';
const MOST_BYTES = 300_000;
/** Tried in turn until the picture is light enough: longest side in pixels, quality of WebP. */
const ATTEMPTS = [
  [1600, 80],
  [1600, 65],
  [1600, 50],
  [1280, 55],
  [1280, 40],
  [960, 40],
  [720, 35],
  [480, 30]
] as const;
/** A photo takes a second; what takes longer is made to. */
const SECONDS = 15;
/**
 * One is decoded at a time, so that memory is bounded; who comes when so many wait is asked to try again, and so is who has
 * two under way from one address: others wait for two photos of hers at most.
 */
const concurrency = new ConcurrencyLimit(1, 12, 2);
const WAIT_MS = 20_000;

sharp.cache(false);
sharp.concurrency(1);

/**
 * A file that somebody sends as a photo, made anew: upright, small enough for a phone, and without anything that the
 * camera wrote beside the pixels (position, day, name of the owner). Never throws for what is in the file.
 * @param caller the network address
 */
export async function takePhoto(
  file: Blob,
  caller: string,
  shape: Shape = 'photo'
): Promise<TakenPhoto | { readonly refused: PhotoRefusal }> {
  if (file.size === 0) return { refused: 'empty' };
  if (file.size > HEAVIEST_FILE) return { refused: 'tooHeavy' };
  const bytes = Buffer.from(await file.arrayBuffer());
  const kind = fileKind(bytes);
  if (kind === null) return { refused: isDrawing(bytes) ? 'drawing' : 'notAPhoto' };
  if (kind === 'heic') return { refused: 'heic' };
  return (
    (await concurrency.run(
      () => madeAnew(bytes, shape),
      AbortSignal.timeout(WAIT_MS),
      connectionOf(caller)
    )) ?? {
      refused: 'busy'
    }
  );
}

/** As `takePhoto`; of who has not signed in it is counted before anything is decoded. */
export async function takePhotoOf(
  file: Blob,
  { caller, client }: { readonly caller: string; readonly client?: object | null | undefined },
  shape: Shape = 'photo'
): ReturnType<typeof takePhoto> {
  const { refusal } = client ? { refusal: null } : await write('take_photo_turn', { caller });
  return refusal ? { refused: 'often' } : takePhoto(file, caller, shape);
}

async function madeAnew(
  bytes: Buffer,
  shape: Shape
): Promise<TakenPhoto | { readonly refused: PhotoRefusal }> {
  try {
    // Only the header is read here.
    const { width, height, format } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (!['jpeg', 'png', 'webp', 'heif'].includes(format)) return { refused: 'notAPhoto' };
    if (width * height > MOST_PIXELS) return { refused: 'tooLarge' };
    if (isTooSmall(Math.min(width, height), Math.max(width, height), shape)) return { refused: 'tooSmall' };
    const upright = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      // What is see-through could hide something else under it.
      .flatten({ background: PAPER })
      .resize(shape === 'logo' ? square(width, height) : AT_MOST_LARGE)
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const large = await lightEnough(upright);
    const small = await encoded(upright, shape === 'logo' ? SMALL_LOGO_SIDE : SMALL_SIDE, 70);
    return {
      large: large.data,
      small: small.data,
      width: large.info.width,
      height: large.info.height,
      mediaType: 'image/webp'
    };
  } catch (error) {
    // Its message may name what is in the file; that a file was broken is all that is known for sure.
    log.info({ error: error instanceof Error ? error.name : 'unknown' }, 'a photo could not be read');
    return { refused: 'broken' };
  }
}

/** Whether nothing would be seen: a dot, or a stripe once the longer side has what we keep. A logo may be wide. */
const isTooSmall = (shorter: number, longer: number, shape: Shape) =>
  shape === 'logo' ? longer < LEAST_SIDE : shorter * Math.min(1, LARGE / longer) < LEAST_SIDE;

/** Whole, on white, with as much room on each side: nothing of a logo is cut off, and a small one is not blurred up. */
function square(width: number, height: number): ResizeOptions {
  const side = Math.min(LOGO_SIDE, Math.max(width, height, SMALL_LOGO_SIDE));
  return { width: side, height: side, fit: 'contain', background: PAPER };
}

interface Pixels {
  readonly data: Buffer;
  readonly info: OutputInfo;
}

async function lightEnough(pixels: Pixels): Promise<Pixels> {
  for (const [side, quality] of ATTEMPTS) {
    const attempt = await encoded(pixels, side, quality);
    if (attempt.data.length <= MOST_BYTES) return attempt;
  }
  throw new RangeError('No quality makes this picture light enough.');
}

/** From pixels alone: there is nothing else that could be written. */
function encoded({ data, info: { width, height, channels } }: Pixels, side: number, quality: number) {
  return sharp(data, { raw: { width, height, channels } })
    .timeout({ seconds: SECONDS })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality, effort: 4 })
    .toBuffer({ resolveWithObject: true });
}
