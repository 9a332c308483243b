/** A language the interface speaks, as a BCP 47 tag. Content may exist in more languages than these. */
export type Locale = (typeof LOCALES)[number];

export const LOCALES = ['it', 'en', 'ar'] as const;

export const DEFAULT_LOCALE: Locale = 'it';

interface LocaleTraits {
  /** The language's own name for itself. */
  readonly endonym: string;
  readonly direction: 'ltr' | 'rtl';
  /**
   * BCP 47 tag for `Intl`, numbering system included so that server and browser write the same digits.
   * Arabic readers in the first neighbourhood come mostly from Egypt: Arabic-Indic digits.
   */
  readonly intl: string;
}

export const LOCALE_TRAITS: Readonly<Record<Locale, LocaleTraits>> = {
  it: { endonym: 'Italiano', direction: 'ltr', intl: 'it-IT' },
  en: { endonym: 'English', direction: 'ltr', intl: 'en-GB' },
  ar: { endonym: 'العربية', direction: 'rtl', intl: 'ar-EG-u-nu-arab' }
};

export function isLocale(value: string): value is Locale {
  return (LOCALES as readonly string[]).includes(value);
}

/**
 * The best locale for an `Accept-Language` header (RFC 9110, 12.5.4): by quality, then by order.
 * Region subtags are ignored (`ar-EG` is served by `ar`).
 */
export function preferredLocale(acceptLanguage: string | null, fallback: Locale = DEFAULT_LOCALE): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .slice(0, 20)
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((q) => q !== undefined);
      return {
        language: tag.split('-')[0] ?? '',
        quality: quality === undefined ? 1 : Number(quality),
        order
      };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order);
  for (const { language } of wanted) if (isLocale(language)) return language;
  return fallback;
}
