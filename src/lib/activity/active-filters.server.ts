import { formatDegrees } from '../geo/bounding-box.ts';
import { listInWords } from '../i18n/list-in-words.ts';
import { languageName } from '../i18n/language-name.ts';
import type { Landmark } from '../place/landmarks.server.ts';
import { dateInWords, timeInDigits } from '../place/opening/wording.ts';
import { viewText, type Reading } from '../place/reading.server.ts';
import type { ActiveFilterView } from '../place/filter-view.ts';
import { calendarHref } from './addresses.ts';
import { DAY_PRESETS } from './days.ts';
import type { ActivityFilters } from './filters.ts';
import { WEEKDAYS } from './free-hours.ts';
import { isKind } from './kind-views.server.ts';
import { weekdayInWords } from './schedule/calendar-words.ts';
import type { CalendarView } from './view.ts';

/** The filters in force, each with the calendar without it. The preset of days shows itself. */
export function activeFilters(
  filters: ActivityFilters,
  here: Reading,
  landmarks: readonly Landmark[]
): ActiveFilterView[] {
  const { t, locale } = here.translator;
  const active: ActiveFilterView[] = [];
  const add = (label: string, without: Partial<ActivityFilters>, shown = false) =>
    active.push({ label, removeHref: hrefWith(filters, without, here), shown });
  const inWords = (date: string) => dateInWords(date, 'dayAndYear', locale);

  if (filters.q !== null) add(`“${filters.q}”`, { q: null });
  for (const kind of filters.kinds) {
    const label = isKind(kind) ? t(`calendar.kind.${kind}`) : t(`group.${kind}`);
    add(label, { kinds: filters.kinds.filter((one) => one !== kind) }, true);
  }
  if (filters.from !== null && filters.from === filters.to) add(inWords(filters.from), WITHOUT_DATES);
  else {
    if (filters.from !== null) add(t('calendar.fromDate', { date: inWords(filters.from) }), { from: null });
    if (filters.to !== null) add(t('calendar.toDate', { date: inWords(filters.to) }), { to: null });
  }
  for (const name of filters.free) {
    const others = filters.free.filter((one) => one !== name);
    add(t(`calendar.free.${name}`), { free: others }, name === 'school-hours');
  }
  if (filters.weekdays.length > 0) {
    const days = filters.weekdays.map((day) => weekdayInWords(WEEKDAYS.indexOf(day) + 1, locale));
    add(listInWords(days, locale), { weekdays: [] });
  }
  for (const end of ['after', 'before'] as const) {
    const time = filters[end];
    if (time !== null) add(t(`calendar.${end}`, { time: timeInDigits(time, locale) }), { [end]: null });
  }
  if (filters.childcare) add(t('feature.childcare'), { childcare: false }, true);
  if (filters.placesFree) add(t('calendar.capacity.state.open'), { placesFree: false });
  for (const feature of filters.features) {
    const others = filters.features.filter((one) => one !== feature);
    add(t(`feature.${feature}`), { features: others }, feature === 'women-only');
  }
  if (filters.stage !== null) add(t(`calendar.stage.${filters.stage}`), { stage: null });
  if (filters.level !== null) add(t('calendar.italianAt', { level: filters.level }), { level: null });
  if (filters.near) {
    const value = formatDegrees(filters.near);
    const landmark = landmarks.find(({ point }) => formatDegrees(point) === value);
    const start = landmark && viewText(landmark.name, here)?.text;
    add(`${t('list.near')}: ${start ?? t('list.nearPosition')}`, { near: null, minutes: null });
  }
  if (filters.minutes !== null) add(t('list.minutesOption', { count: filters.minutes }), { minutes: null });
  if (filters.language !== null) {
    add(`${t('list.language')}: ${languageName(filters.language, locale)}`, { language: null });
  }
  if (filters.knownOnly) add(t('unknown.only'), { knownOnly: false });
  for (const requirement of filters.without) {
    add(`${t('list.without')}: ${t(`requirement.${requirement}`)}`, {
      without: filters.without.filter((one) => one !== requirement)
    });
  }
  return active;
}

const WITHOUT_DATES = { from: null, to: null } as const;

/** Today, a week, a month: links that keep every other filter. A week is what is shown unasked. */
export function presetViews(filters: ActivityFilters, here: Reading): CalendarView['presets'] {
  const dated = filters.from !== null || filters.to !== null;
  return DAY_PRESETS.map((preset) => ({
    label: here.translator.t(`calendar.days.${preset}`),
    href: hrefWith(filters, { ...WITHOUT_DATES, days: preset === 'week' ? null : preset }, here),
    selected: !dated && (filters.days ?? 'week') === preset
  }));
}

function hrefWith(
  filters: ActivityFilters,
  change: Partial<ActivityFilters>,
  { translator, neighbourhood }: Reading
): string {
  return calendarHref(translator.locale, neighbourhood.slug, { ...filters, ...change });
}
