import type { LonLat } from '../geo/point.ts';
import { LOCALE_TRAITS } from '../i18n/locales.ts';
import type { Walking } from './reach.ts';
import type { Service } from './service.ts';
import { weekStrip, type HourOfWeek } from './strip.ts';
import type { StripView } from './view.ts';
import type { Wording } from './wording.server.ts';

interface StripGround {
  readonly services: readonly Service[];
  /** The same services in the week of mid-August. */
  readonly inAugust: readonly Service[];
  readonly cells: readonly LonLat[];
  readonly people: Float64Array;
  readonly walking: Walking;
  readonly monday: string;
}

/** A Monday: to name the days of a week by. */
const SOME_MONDAY = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;
const MARKED_HOURS = [6, 12, 18];

export function stripView(ground: StripGround, { translator, speech }: Wording): StripView {
  const { say, percent, number } = speech;
  const { intl } = LOCALE_TRAITS[translator.locale];
  const dayName = (day: number, width: 'long' | 'short') =>
    new Intl.DateTimeFormat(intl, { weekday: width, timeZone: 'UTC' }).format(
      new Date(SOME_MONDAY + day * DAY)
    );
  const clock = (hour: number) =>
    new Intl.DateTimeFormat(intl, {
      hour: 'numeric',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: 'UTC'
    }).format(new Date(SOME_MONDAY + hour * 3_600_000));
  const hours = weekStrip(ground.services, ground.cells, ground.people, ground.walking);
  const best = hours.reduce((most, one) => (one.share > most.share ? one : most), hours[0]!);
  const timed = ground.services.filter(({ times }) => times !== null);
  const unknown = ground.services.length - timed.length;
  const inAugust = ground.inAugust.filter(({ times }) => times !== null && times.length > 0);
  const ofDay = (day: number) => hours.slice(day * 24, (day + 1) * 24);
  return {
    lead: say('strip.lead'),
    sentence:
      best.share > 0
        ? say('strip.best', {
            when: `${dayName(best.day, 'long')} ${clock(best.hour)}`,
            share: percent(best.share)
          })
        : say('strip.never'),
    notes: [
      ...(unknown > 0 ? [say('strip.unknown', { some: unknown, all: ground.services.length })] : []),
      ...(timed.length > 0 ? [say('strip.august', { some: inAugust.length, all: timed.length })] : []),
      say('strip.week', { date: translator.date(new Date(`${ground.monday}T12:00:00Z`), 'UTC') })
    ],
    days: Array.from({ length: 7 }, (_, day) => ({
      name: dayName(day, 'long'),
      short: dayName(day, 'short'),
      hours: ofDay(day).map(({ share }) => share),
      words:
        stretches(ofDay(day))
          .map(
            ({ from, to, share }) =>
              `${clock(from)}-${to === 24 ? `${number(24)}:${clock(0).slice(-2)}` : clock(to)} ${percent(share)}`
          )
          .join(' · ') || say('strip.closed')
    })),
    hourMarks: MARKED_HOURS.map((hour) => ({ hour, label: number(hour) }))
  };
}

/** Hours one after another that are alike, as one. */
function stretches(hours: readonly HourOfWeek[]): { from: number; to: number; share: number }[] {
  const found: { from: number; to: number; share: number }[] = [];
  for (const { hour, share } of hours) {
    if (share === 0) continue;
    const last = found.at(-1);
    if (last && last.to === hour && Math.abs(last.share - share) < 1e-9) last.to = hour + 1;
    else found.push({ from: hour, to: hour + 1, share });
  }
  return found;
}
