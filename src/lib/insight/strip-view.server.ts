import { traitsOf } from '../i18n/locales.ts';
import type { Evidence } from './evidence.server.ts';
import { servicesBesideInWords } from './held-in-words.server.ts';
import type { HourOfWeek } from './strip.ts';
import type { StripView } from './view.ts';
import { localisedInWords, serviceHref, type EvidenceWording } from './wording.server.ts';

type StripGround = Pick<
  Evidence,
  'services' | 'perhaps' | 'completeness' | 'hours' | 'hoursThen' | 'august' | 'augustReach' | 'monday'
>;

/** A Monday: to name the days of a week by. */
const SOME_MONDAY = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;
const MARKED_HOURS = [6, 12, 18];

export function stripView(ground: StripGround, wording: EvidenceWording): StripView {
  const { translator, speech } = wording;
  const { say, percent, number } = speech;
  const { intl } = traitsOf(translator.locale);
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
  const now = ground.hours;
  const hours = ground.hoursThen ?? now;
  const best = hours.reduce((most, one) => (one.share > most.share ? one : most), hours[0]!);
  const timed = ground.services.filter(({ times }) => times !== null);
  const unknown = ground.services.length - timed.length;
  const isDoubtful = unknown + ground.perhaps.length > 0 || ground.completeness !== 'complete';
  const ofDay = <T>(of: readonly T[], day: number) => of.slice(day * 24, (day + 1) * 24);
  return {
    lead: say('strip.lead'),
    sentence:
      best.share > 0
        ? say(isDoubtful ? 'strip.bestKnown' : 'strip.best', {
            when: `${dayName(best.day, 'long')} ${clock(best.hour)}`,
            share: percent(best.share)
          })
        : say(ground.completeness === 'not-collected' ? 'strip.notCollected' : 'strip.never'),
    notes: [
      ...(ground.perhaps.length > 0 ? [say('gaps.perhaps', { count: ground.perhaps.length })] : []),
      ...(unknown > 0 ? [say('strip.unknown', { some: unknown, all: ground.services.length })] : []),
      ...servicesBesideInWords([...ground.services, ...ground.perhaps], wording),
      say('strip.whole'),
      say('strip.week', { date: translator.date(new Date(`${ground.monday}T12:00:00Z`), 'UTC') })
    ],
    days: Array.from({ length: 7 }, (_, day) => ({
      name: dayName(day, 'long'),
      short: dayName(day, 'short'),
      hours: ofDay(hours, day).map(({ share }, hour) => ({
        share,
        isGained: share > now[day * 24 + hour]!.share + 1e-9
      })),
      words:
        stretches(ofDay(hours, day))
          .map(
            ({ from, to, share }) =>
              `${clock(from)}-${to === 24 ? `${number(24)}:${clock(0).slice(-2)}` : clock(to)} ${percent(share)}`
          )
          .join(' · ') || say(isDoubtful ? 'strip.closedKnown' : 'strip.closed')
    })),
    hourMarks: MARKED_HOURS.map((hour) => ({ hour, label: number(hour) })),
    gained: hours.some(({ share }, at) => share > now[at]!.share + 1e-9) ? say('strip.gained') : null,
    august: augustView(ground, wording)
  };
}

/** What is not there in the week of mid-August, by name, and whom that leaves without. */
function augustView(
  { august: { known, closed }, augustReach }: StripGround,
  wording: EvidenceWording
): StripView['august'] {
  const { say, percent } = wording.speech;
  if (known.length === 0) return null;
  const open = known.filter((service) => !closed.includes(service));
  return {
    sentence:
      closed.length === 0
        ? say('strip.augustAll', { all: known.length })
        : say('strip.august', { some: open.length, all: known.length }),
    reach:
      augustReach &&
      say('strip.augustReach', { before: percent(augustReach.before), after: percent(augustReach.after) }),
    closes: closed.map((service) => ({
      name: localisedInWords(service.name, wording, service.slug),
      href: serviceHref(service, wording)
    }))
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
