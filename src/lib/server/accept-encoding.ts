/**
 * The one of the offered content codings that the reader likes best, the first offered among equals; null when
 * none is accepted, which is also what nothing said means here (RFC 9110, 12.5.3). A weight that is no number
 * from 0 to 1 counts as a refusal: plain bytes are right for everyone.
 */
export function acceptedEncoding<T extends string>(header: string | null, offered: readonly T[]): T | null {
  const weights = new Map<string, number>();
  for (const one of (header ?? '').split(',')) {
    const [coding = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
    if (coding) weights.set(coding, weightOf(parameters));
  }
  let best: T | null = null;
  let bestWeight = 0;
  for (const coding of offered) {
    const weight = weights.get(coding) ?? weights.get('*') ?? 0;
    if (weight > bestWeight) [best, bestWeight] = [coding, weight];
  }
  return best;
}

function weightOf(parameters: readonly string[]): number {
  const weight = parameters
    .map((one) => /^q\s*=(.*)$/.exec(one)?.[1]?.trim())
    .find((one) => one !== undefined);
  if (weight === undefined) return 1;
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight) ? Number(weight) : 0;
}
