/** What parts the fraction of a number from its whole: in Italy a comma, and a point parts thousands. */
export const DECIMAL_SIGNS = { comma: ',', point: '.' } as const;
export type DecimalSign = keyof typeof DECIMAL_SIGNS;

/** Reads one file's numbers: every column is written by one hand. */
export interface DecimalReading {
  /** Null: nothing in the file says whether "18.250" is eighteen thousand or eighteen and a quarter. */
  readonly sign: DecimalSign | null;
  /** A number that could be either; null when none could. */
  readonly unsure: string | null;
}

/** Which sign the numbers of a column are written with, as far as they themselves tell. */
export function decimalSignOf(texts: readonly string[]): DecimalReading {
  const unsure = texts.find((text) => /^\D?\d{1,3}[.,]\d{3}\D?$/.test(text.trim())) ?? null;
  for (const [sign, mark, other] of [
    ['comma', ',', '\\.'],
    ['point', '\\.', ',']
  ] as const) {
    const tells = [
      // 1.234,5 · 12,5 · 1.234.567
      new RegExp(`\\d${other}\\d{3}.*${mark}\\d`),
      new RegExp(`${mark}(\\d{1,2}|\\d{4,})(\\D|$)`),
      new RegExp(`\\d${other}\\d{3}${other}\\d{3}`),
      new RegExp(`\\d{4,}${mark}\\d`)
    ];
    if (texts.some((text) => tells.some((one) => one.test(text)))) return { sign, unsure };
  }
  return { sign: unsure === null ? 'point' : null, unsure };
}

/** A number as a spreadsheet writes it, its unit behind it or not; null when it is none. */
export function numberWritten(text: string, sign: DecimalSign, unit: string): number | null {
  const bare = text.endsWith(unit) ? text.slice(0, -unit.length) : text;
  const thousands = sign === 'comma' ? /[.\s'’](?=\d{3}(\D|$))/g : /[,\s'’](?=\d{3}(\D|$))/g;
  const plain = bare.trim().replace(thousands, '');
  if (!(sign === 'comma' ? /^[-−]?\d{1,15}(,\d+)?$/ : /^[-−]?\d{1,15}(\.\d+)?$/).test(plain)) return null;
  return Number(plain.replace(DECIMAL_SIGNS[sign], '.').replace('−', '-'));
}
