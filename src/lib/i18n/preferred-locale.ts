import { DEFAULT_LOCALE, LOCALES, type Locale } from './locales.ts';

/**
 * The best locale for an `Accept-Language` header (RFC 9110, 12.5.4): by quality, then by order. Without the very tag
 * (RFC 4647, lookup) what is spoken of the same language will do: `ar-EG` is served by `ar`, `zh` by `zh-Hans`.
 */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .slice(0, 20)
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((q) => q !== undefined);
      return { tag, quality: quality === undefined ? 1 : Number(quality), order };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order);
  for (const { tag } of wanted) {
    const found =
      LOCALES.find((locale) => locale.toLowerCase() === tag) ??
      LOCALES.find((locale) => languageOf(locale) === languageOf(tag));
    if (found) return found;
  }
  return DEFAULT_LOCALE;
}

const languageOf = (tag: string) => tag.split('-')[0]?.toLowerCase();
