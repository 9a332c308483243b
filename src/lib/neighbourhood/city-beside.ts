import type { LocalisedText } from '../i18n/localised.ts';

/** The city to say after the name of a neighbourhood; null where that is the name already: a small town is one of its own. */
export const cityBeside = (name: LocalisedText, city: string): string | null =>
  Object.values(name).some((one) => one?.trim().toLowerCase() === city.trim().toLowerCase()) ? null : city;
