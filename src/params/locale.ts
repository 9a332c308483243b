import { isLocale } from '$lib/i18n/locales.ts';

export const match = (value: string) => isLocale(value);
