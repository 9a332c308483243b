const DIGIT = /\p{Nd}/u;

/** Whatever digits a text is written in, Latin ones instead: ٢٠١٩, ২০১৯ and 2019 are one year. */
export function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const at = digit.codePointAt(0)!;
    // Unicode keeps the ten digits of a script together, zero first (The Unicode Standard, 4.6).
    let zero = at;
    while (DIGIT.test(String.fromCodePoint(zero - 1))) zero--;
    return String((at - zero) % 10);
  });
}
