/** Fields of the form of needs that an address may have tapped already; where she is never is. */
const FIELDS = ['what', 'when', 'stops'];

/** What an address brings along, as `name=value`: what is not on the form's lists taps nothing. */
export const tappedBefore = (query: URLSearchParams): string[] =>
  FIELDS.flatMap((name) => query.getAll(name).map((value) => `${name}=${value}`));
