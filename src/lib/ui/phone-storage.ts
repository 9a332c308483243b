/** The phone's own storage, or null where the browser forbids it. */
export function phoneStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
