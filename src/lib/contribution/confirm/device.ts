/** Random text that stays on the phone: nothing else is kept of what was confirmed. */
const NAME = 'vicina.device';

/**
 * What tells two phones apart when they say that an entry is still true, so that each counts once a day: a digest of the
 * phone's own random text, the entry and the day. What is sent for one entry or day says nothing of another, and the
 * random text itself is never sent. Null where the browser keeps nothing or has no digests.
 * @param entry address of what it is about, `/it/san-siro/places/…`: the same in every language
 */
export async function deviceMark(entry: string, now: Date, storage: Storage | null): Promise<string | null> {
  try {
    const own = storage && ownText(storage);
    if (!own) return null;
    const [, , ...inAnyLanguage] = entry.split('/');
    const day = now.toISOString().slice(0, 10);
    const bytes = new TextEncoder().encode(`${own} ${inAnyLanguage.join('/')} ${day}`);
    return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  } catch {
    return null;
  }
}

function ownText(storage: Storage): string {
  const kept = storage.getItem(NAME);
  if (kept && kept.length >= 22) return kept;
  const made = base64url(crypto.getRandomValues(new Uint8Array(18)));
  storage.setItem(NAME, made);
  return made;
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** A device's mark as a form may bring it. */
export function isDeviceMark(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{20,64}$/.test(text);
}
