/** Scripts (ISO 15924) that a device may lack and we have a font for. Latin and Arabic come with the pages. */
export const MAP_SCRIPTS = ['Beng', 'Sinh', 'Hans'] as const;
export type MapScript = (typeof MAP_SCRIPTS)[number];

/** A common letter of each: if the device draws it as it draws what has no letter at all, the script is missing. */
const LETTERS: Readonly<Record<MapScript, string>> = { Beng: 'ক', Sinh: 'ක', Hans: '医' };

/** No characters, now or ever: a device draws its mark for "missing". */
const NO_LETTER = '\u{10ffff}';
const NO_LETTER_EITHER = '\u{10fffe}';

/**
 * The scripts whose letters look like no letter on this device. Phones have most of them: what they have is not
 * loaded.
 *
 * @param draw pixels of a text, as any string that is equal for equal pictures
 */
export function missingScripts(draw: (text: string) => string): MapScript[] {
  const missing = draw(NO_LETTER);
  // Firefox writes the number of a missing character into its mark: nothing can be compared, all may be missing.
  if (draw(NO_LETTER_EITHER) !== missing) return [...MAP_SCRIPTS];
  return MAP_SCRIPTS.filter((script) => draw(LETTERS[script]) === missing);
}

/** Draws with the fonts of the device alone. */
export function drawOnCanvas(text: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 32;
  const context = canvas.getContext('2d');
  if (!context) return '';
  context.font = '24px sans-serif';
  context.fillText(text, 2, 24);
  return canvas.toDataURL();
}
