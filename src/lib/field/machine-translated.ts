import type { Recorded } from './field.ts';

/** Whether a machine translated any of the texts of an entry into a language. */
export function isMachineTranslated(
  { machineTranslated }: Pick<Recorded, 'machineTranslated'>,
  locale: string
): boolean {
  return Object.values(machineTranslated).some((locales) => locales?.includes(locale));
}
