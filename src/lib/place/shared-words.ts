/**
 * What a link shows of its page where it is shared, with the doubt first that the page shows: it is cut at its end. Sentences
 * or parts of them, with a full stop between.
 */
export function withDoubts(doubts: readonly (string | null)[], words: string): string {
  return [...doubts.filter((doubt) => doubt !== null), words]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part, at, all) => (at === all.length - 1 || /[.!?؟。]$/u.test(part) ? part : `${part}.`))
    .join(' ');
}
