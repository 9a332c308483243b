import type { ExpressionSpecification } from 'maplibre-gl';

/** The fonts of map labels, in order; what neither `font-faces` nor the device has is drawn by the device's own. */
export const MAP_FONTS = ['Vicina', 'Noto Sans'];

/**
 * Keys of OpenMapTiles under which a name in this language may stand: `zh-Hant` → `name:zh-Hant`, `name:zh`.
 */
function keys(locale: string): string[] {
  const language = locale.split('-')[0] ?? locale;
  return [...new Set([`name:${locale}`, `name:${language}`])];
}

const LOCAL: ExpressionSpecification = ['coalesce', ['get', 'name'], ''];

function wanted(locale: string): ExpressionSpecification {
  return ['coalesce', ...keys(locale).map((key) => ['get', key] as ExpressionSpecification), LOCAL];
}

/** The name in the reader's language, with the name on the sign under it, smaller, where the two differ. */
export function nameInTwoLines(locale: string): ExpressionSpecification {
  return [
    'case',
    ['any', ['==', wanted(locale), LOCAL], ['==', LOCAL, '']],
    wanted(locale),
    ['format', wanted(locale), {}, '\n', {}, LOCAL, { 'font-scale': 0.85 }]
  ];
}

/** The same on one line, for names that follow a street. */
export function nameInOneLine(locale: string): ExpressionSpecification {
  return [
    'case',
    ['any', ['==', wanted(locale), LOCAL], ['==', LOCAL, '']],
    wanted(locale),
    ['concat', wanted(locale), ' · ', LOCAL]
  ];
}
