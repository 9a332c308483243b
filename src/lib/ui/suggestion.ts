/** One of the things a search box suggests while somebody types. */
export interface Suggestion {
  /** Where it leads. */
  readonly href: string;
  readonly text: string;
  /** Of the text: BCP 47. */
  readonly locale: string;
  /** What it is, in the reader's language: "Farmacia", "via". */
  readonly kind: string;
}

/** What a search box shows under it. */
export interface Suggestions {
  /** What they are together, and how many, in the reader's language: for who does not see them. */
  readonly label: string;
  readonly suggestions: readonly Suggestion[];
}

/** Asks what words may mean that are still being written; null when nobody answers, which is no reason to say so. */
export async function fetchSuggestions(
  action: string,
  q: string,
  signal: AbortSignal
): Promise<Suggestions | null> {
  try {
    const answer = await fetch(`${action}/suggestions?${new URLSearchParams({ q })}`, { signal });
    return answer.ok ? ((await answer.json()) as Suggestions) : null;
  } catch {
    return null;
  }
}
