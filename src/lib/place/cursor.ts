/** Where a page of a search ended: the rank of its last place and its id. */
export interface Cursor {
  readonly rank: number;
  readonly id: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An opaque text for addresses (base64url of JSON). */
export function encodeCursor({ rank, id }: Cursor): string {
  return Buffer.from(JSON.stringify([rank, id])).toString('base64url');
}

/** The cursor in an address, or null when it is not one of ours. */
export function decodeCursor(text: string): Cursor | null {
  if (!/^[\w-]{1,120}$/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(value) || value.length !== 2) return null;
    const [rank, id] = value as [unknown, unknown];
    if (typeof rank !== 'number' || !Number.isFinite(rank) || typeof id !== 'string' || !UUID.test(id))
      return null;
    return { rank, id };
  } catch {
    return null;
  }
}
