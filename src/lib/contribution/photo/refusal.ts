/** Why a file is not taken as a photo; the sentence for each is in the messages of this folder. */
export type PhotoRefusal = (typeof PHOTO_REFUSALS)[number];

export const PHOTO_REFUSALS = [
  'empty',
  'tooHeavy',
  'tooLarge',
  'tooSmall',
  'notAPhoto',
  'drawing',
  'heic',
  'broken',
  'busy',
  'often'
] as const;

/** The HTTP status of each that is no fault of the file. */
export const PHOTO_STATUS: { readonly [refusal in PhotoRefusal]?: number } = { busy: 503, often: 429 };

/** A photo as a phone takes it is 3 to 8 MB; bytes. The form says it too. */
export const HEAVIEST_FILE = 12_000_000;

/** What the file field of a form asks the phone for. iPhones then hand over a JPEG in place of HEIC. */
export const ACCEPTED = 'image/jpeg,image/png,image/webp,image/avif';
