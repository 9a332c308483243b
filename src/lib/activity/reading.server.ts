import { type Locale, traitsOf } from '../i18n/locales.ts';
import { certaintyOf } from '../place/opening/certainty.ts';
import { closureOn } from '../place/notices/notice.ts';
import { noticeLines, noticeViews } from '../place/notices/notice-views.server.ts';
import { dateInWords, isolated, onTheWall, timeInDigits } from '../place/opening/wording.ts';
import { viewText, walkView, type Reading } from '../place/reading.server.ts';
import type { PlaceNoticeView, ViewText, WalkView } from '../place/view.ts';
import type { Activity } from './activity.ts';
import { capacityInWords } from './capacity-words.ts';
import { endingOf, isGoingOn } from './going-on.ts';
import { LEVELS } from './vocabulary.ts';
import { KIND_LOOKS } from './kinds.ts';
import { hasChildcare, isFree } from './matches.ts';
import type { Occurrence } from './schedule/schedule.ts';
import type { NoticeView } from './view.ts';

const DAY_IN_MINUTES = 1440;
const MOST_MARKS = 4;

/** What an activity is called, of which kind it is and how it is drawn. */
export function named(activity: Activity, here: Reading) {
  return {
    ...KIND_LOOKS[activity.kind],
    kind: here.translator.t(`calendar.kind.${activity.kind}`),
    title: viewText(activity.title, here) ?? { text: activity.slug, locale: here.neighbourhood.defaultLocale }
  };
}

/** The place it is at, or what is known of where it is. */
export function whereOf({ place, whereNote }: Activity, here: Reading): ViewText | null {
  return viewText(place?.name ?? null, here) ?? viewText(whereNote, here);
}

/** The walk to where it is, from where she said she is. */
export function walkTo({ place }: Activity, { walks }: Reading): WalkView | null {
  return place?.point ? walkView(walks?.to(place.point)) : null;
}

/** What decides whether it is for her, in few words. */
export function marksOf(activity: Activity, { translator }: Reading): string[] {
  const { t } = translator;
  const { features, levels, capacity } = activity;
  const marks = [
    capacity?.state === 'open' && capacityInWords(capacity, translator),
    features.includes('women-only') && t('feature.women-only'),
    hasChildcare(activity) && t('feature.childcare'),
    levels.length > 0 && levelsInWords(levels),
    isFree(activity) && t('feature.free'),
    features.includes('child-welcome') && t('feature.child-welcome')
  ];
  return marks.filter((mark) => mark !== false).slice(0, MOST_MARKS);
}

/** "A1–B1" for more than two that follow each other, else "A1 · B1". Written as on every certificate, in Latin letters. */
export function levelsInWords(levels: Activity['levels']): string {
  const sorted = LEVELS.filter((level) => levels.includes(level));
  const first = LEVELS.indexOf(sorted[0]!);
  const follow = sorted.every((level, at) => level === LEVELS[first + at]);
  return sorted.length > 2 && follow ? `${sorted[0]}–${sorted.at(-1)}` : sorted.join(' · ');
}

/** Whether the times can be believed: what to say when not. Null: somebody has confirmed them lately, or there are none. */
export function timesCaution(activity: Activity, here: Reading): string | null {
  if (!activity.schedule && !activity.scheduleNote) return null;
  const { t, year, locale } = here.translator;
  const { timeZone } = here.neighbourhood;
  const certainty = certaintyOf(
    { ...activity, openingHoursYear: activity.scheduleYear },
    here.now.getTime(),
    timeZone,
    'activity'
  );
  if (certainty.kind === 'confirmed') return null;
  if (activity.scheduleYear !== null) {
    const told = activity.schedule ? 'calendar.timesOfYear' : 'calendar.toldInYear';
    return t(told, { year: year(activity.scheduleYear) });
  }
  if (!activity.schedule) return null;
  if (certainty.kind === 'unconfirmed') return t('calendar.timesUnconfirmed');
  const since = onTheWall(new Date(certainty.since), timeZone).date;
  return t('calendar.timesStale', { month: dateInWords(since, 'month', locale) });
}

/** What a reader must know before the rest: of the activity, then of the place it is held at. */
export const noticesOf = (activity: Activity, here: Reading): NoticeView[] => [
  ...ownNotices(activity, here),
  ...hostNotices(activity, here)
];

/** What holds for a time of the place it is held at, or soon will: "Sala: closed for now. Until …". */
function hostNotices(activity: Activity, here: Reading): NoticeView[] {
  const { place } = activity;
  if (!place) return [];
  const name = isolated(viewText(place.name, here)?.text ?? place.slug);
  return noticeLines(placeNotices(activity, here)).map((notice) => ({
    tone: 'maybe',
    text: here.translator.t('notice.ofPlace', { name, notice })
  }));
}

/** The notices of the place it is held at, as that place's own page has them. */
export const placeNotices = ({ place }: Activity, here: Reading): PlaceNoticeView[] =>
  place
    ? noticeViews({ notices: place.notices ?? [], ...(place.usual && { usual: place.usual }) }, here)
    : [];

/** What there is to know of the activity itself, for a page that tells of its place already. */
export function ownNotices(activity: Activity, here: Reading): NoticeView[] {
  const { t } = here.translator;
  const notices: NoticeView[] = [];
  if (activity.demonstration) notices.push({ tone: 'example', text: t('calendar.example') });
  if (activity.cancelled) notices.push({ tone: 'off', text: t('calendar.cancelled') });
  const { capacity } = activity;
  if (capacity && capacity.state !== 'open')
    notices.push({
      tone: capacity.state === 'full' ? 'off' : 'maybe',
      text: capacityInWords(capacity, here.translator)
    });
  const caution = timesCaution(activity, here);
  // An example has no times that anyone could confirm.
  if (caution && !activity.demonstration) notices.push({ tone: 'maybe', text: caution });
  return notices;
}

/** An occurrence on the wall of the neighbourhood: its date, and "09:30–11:30" or "all day". */
export function onDay(
  { start, end, local }: Occurrence,
  { translator, neighbourhood }: Reading
): { date: string; time: string; times: string } {
  const begin = onTheWall(new Date(start * 1000), neighbourhood.timeZone);
  const wholeDay = local.length === 10;
  if (wholeDay) return { date: begin.date, time: '', times: translator.t('calendar.allDay') };
  const finish = onTheWall(new Date(end * 1000), neighbourhood.timeZone).time;
  const [from, to] = [begin.time, finish === '00:00' ? '24:00' : finish].map((time) =>
    timeInDigits(time, translator.locale, 2)
  );
  const long = end - start >= DAY_IN_MINUTES * 60;
  return { ...begin, times: long ? from! : `${from}–${to}` };
}

/** "Now, until 18:00"; "perhaps now" where its times can not be believed, or a notice closes where it is held. Null: it is not on, or nobody can go to it. */
export function nowInWords(activity: Activity, occurrence: Occurrence, here: Reading): string | null {
  const now = here.now.getTime() / 1000;
  if (activity.demonstration || activity.cancelled || !isGoingOn(occurrence, now)) return null;
  const { date } = onTheWall(here.now, here.neighbourhood.timeZone);
  const isSure = timesCaution(activity, here) === null && !closureOn(activity.place?.notices ?? [], date);
  const key = isSure ? 'calendar.now' : 'calendar.perhapsNow';
  return here.translator.t(key, { until: untilInWords(occurrence, here) });
}

/** "until 18:00", "until Friday 4 December"; "all day" of a day that is today. */
export function untilInWords(occurrence: Occurrence, { translator, neighbourhood, now }: Reading): string {
  const { t, locale } = translator;
  const { date, time, isToday } = endingOf(occurrence, now.getTime() / 1000, neighbourhood.timeZone);
  const clock = time !== null && timeInDigits(time, locale);
  if (isToday && clock) return t('calendar.until.time', { time: clock });
  if (isToday) return t(occurrence.local.length === 10 ? 'calendar.allDay' : 'calendar.until.midnight');
  const day = dateInWords(date, 'day', locale);
  return clock ? t('calendar.until.dayTime', { day, time: clock }) : t('calendar.until.day', { day });
}

/** An amount of money in the reader's figures, without cents when there are none. */
export function euroInWords(amount: number, locale: Locale): string {
  return new Intl.NumberFormat(traitsOf(locale).intl, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2
  }).format(amount);
}
