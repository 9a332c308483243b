import { WEEKDAYS } from '../activity/free-hours.ts';
import { traitsOf } from '../i18n/locales.ts';
import type { Translator } from '../i18n/translator.ts';
import { CATEGORY_GROUPS } from '../ui/category-group.ts';
import { GROUP_ICONS } from '../ui/group-icons.ts';
import type { Choices } from './choices.ts';

/** The words of every form. */
export function choicesFor({ t, locale }: Translator): Choices {
  const { intl } = traitsOf(locale);
  const written = (date: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(intl, { ...options, timeZone: 'UTC' }).format(date);
  return {
    groups: CATEGORY_GROUPS.map((group) => ({
      value: group,
      label: t(`group.${group}`),
      group,
      icon: GROUP_ICONS[group]
    })),
    months: Array.from({ length: 12 }, (_, month) => ({
      value: String(month + 1).padStart(2, '0'),
      label: written(new Date(Date.UTC(2024, month, 1)), { month: 'long' })
    })),
    // 1 January 2024 was a Monday.
    weekdays: WEEKDAYS.map((value, index) => ({
      value,
      label: written(new Date(Date.UTC(2024, 0, index + 1)), { weekday: 'short' }),
      long: written(new Date(Date.UTC(2024, 0, index + 1)), { weekday: 'long' })
    }))
  };
}
