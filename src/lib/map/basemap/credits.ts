/** Whom a map thanks for its data; shown as text, as a link where there is an address. */
export interface Credit {
  readonly text: string;
  readonly url: string | null;
}

const OPENSTREETMAP = 'https://www.openstreetmap.org/copyright';

/** The wording OpenFreeMap asks for. */
export const OPENFREEMAP_CREDITS: readonly Credit[] = [
  { text: 'OpenFreeMap', url: 'https://openfreemap.org' },
  { text: '© OpenMapTiles', url: 'https://www.openmaptiles.org/' },
  { text: 'Data from OpenStreetMap', url: OPENSTREETMAP }
];

/** For the shipped map (schematic/README.md). */
export const SCHEMATIC_CREDITS: readonly Credit[] = [
  { text: 'Comune di Milano (CC BY 4.0)', url: 'https://dati.comune.milano.it/' },
  { text: '© OpenStreetMap contributors', url: OPENSTREETMAP }
];

export const OPENSTREETMAP_CREDITS: readonly Credit[] = [
  { text: '© OpenStreetMap contributors', url: OPENSTREETMAP }
];

/**
 * Reads the attribution of a TileJSON or an archive, which is HTML by somebody else: only its words and its
 * http(s) links are kept, so that nothing of it can run in our page.
 */
export function creditsFromHtml(html: string): readonly Credit[] {
  const credits: Credit[] = [];
  const bounded = html.slice(0, 2_000);
  let sign = '';
  for (const [, attributes = '', linked = '', plain = ''] of bounded.matchAll(
    /<a\b([^>]*)>(.*?)<\/a>|((?:[^<]|<(?!a\b))+)/gis
  )) {
    const text = plainText(linked || plain);
    const address = /href\s*=\s*["']?(https?:\/\/[^"'\s>]+)/i.exec(attributes)?.[1];
    if (/[\p{L}\p{N}]/u.test(text)) {
      credits.push({ text: sign + text, url: address ? unescapeHtml(address) : null });
      sign = '';
    } else if (text === '©') sign = '© ';
  }
  return credits;
}

/** The `attribution` of TileJSON 3.0: HTML, made from credits and nothing else. */
export function attributionHtml(credits: readonly Credit[]): string {
  return credits
    .map(({ text, url }) => {
      const words = escapeHtml(text);
      return url ? `<a href="${escapeHtml(url)}" rel="noopener">${words}</a>` : words;
    })
    .join(' ');
}

/** Each credit once, in the order of first mention. */
export function mergeCredits(...lists: readonly (readonly Credit[])[]): readonly Credit[] {
  const seen = new Map<string, Credit>();
  for (const credit of lists.flat()) if (!seen.has(credit.text)) seen.set(credit.text, credit);
  return [...seen.values()];
}

function plainText(html: string): string {
  return unescapeHtml(html.replace(/<[^<>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  copy: '©',
  nbsp: ' '
};

function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|(\w+));/g, (whole, code?: string, name?: string) =>
    code ? String.fromCodePoint(Math.min(Number(code), 0x10ffff)) : (ENTITIES[name ?? ''] ?? whole)
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
