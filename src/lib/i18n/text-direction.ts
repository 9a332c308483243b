import { isLocale, traitsOf } from './locales.ts';

/** Of languages that the interface does not speak. */
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Direction of writing of a BCP 47 tag, by its language. */
export function textDirection(tag: string): 'ltr' | 'rtl' {
  if (isLocale(tag)) return traitsOf(tag).direction;
  return RIGHT_TO_LEFT.has(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
