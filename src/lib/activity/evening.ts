/** The evening begins when shops and offices close: minutes since midnight. */
export const EVENING_BEGINS = 18 * 60;

/** Less is no use of a lesson or a counter, unless the whole of it is shorter. In minutes. */
const ENOUGH = 60;

/** Whether enough of a stretch of time falls into another one, all in minutes of the same day or week. */
export const liesIn = (
  [from, to]: readonly [from: number, to: number],
  [begin, end]: readonly [begin: number, end: number]
): boolean => Math.min(to, end) - Math.max(from, begin) >= Math.min(ENOUGH, to - from);
