/** The longest that forms take, in characters as people count them. The database takes more, of files. */
export const NAME = 120;
export const ADDRESS = 200;
export const LINE = 200;
export const TEXT = 1000;
/** Of all steps of a practice together. */
export const STEPS = 2000;
