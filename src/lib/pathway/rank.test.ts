import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { distance } from '@turf/turf';
import type { Activity } from '../activity/activity.ts';
import { CAPACITY_STATES } from '../activity/fields/capacity.ts';
import { ACTIVITY_KINDS, LEVELS, STAGES, type Level } from '../activity/vocabulary.ts';
import { dateOn } from '../neighbourhood/clock.ts';
import type { Childcare } from '../activity/fields/childcare.ts';
import { anActivity } from '../activity/examples.ts';
import type { Ending } from '../activity/going-on.ts';
import { LAST_DAY_MOMENTS } from '../activity/last-day-for-tests.ts';
import type { LonLat } from '../geo/point.ts';
import { localeOf } from '../i18n/locales.ts';
import { AUDIENCES, FEATURES, REQUIREMENTS } from '../place/vocabulary.ts';
import {
  CHILD_MONTHS,
  KINDS_OF_INTEREST,
  LEVELS_OF,
  NO_ANSWERS,
  OPTIONS,
  QUESTIONS,
  type PathAnswers
} from './answers.ts';
import { rank, type Caution, type RankedStep, type Reason } from './rank.ts';
import { stepOf, type Time } from './step.ts';
import { walksToSteps } from './walk-to.ts';

/** Thursday 22 October 2026, 10:00 in Milan: three days before the clocks go back. */
const NOW = Date.parse('2026-10-22T08:00:00Z') / 1000;
const FROM: LonLat = [9.1379, 45.4722];
const HERE = {
  now: NOW,
  timeZone: 'Europe/Rome',
  today: '2026-10-22',
  locale: localeOf('ar'),
  learns: 'it',
  schoolDay: { from: '08:30', to: '16:30' },
  walkTo: walksToSteps([], { position: FROM, landmark: null })
} as const;

const DAY = 86_400;

/** A course of Italian on Mondays of which nothing else is known. */
const activityOf = (known: Partial<Activity>): Activity =>
  anActivity({
    stage: 'italian',
    schedule: {
      start: '2026-10-05T09:30',
      duration: 120,
      timeZone: 'Europe/Rome',
      rrule: 'FREQ=WEEKLY;BYDAY=MO',
      exdates: [],
      rdates: [],
      season: null,
      pausesInSchoolHolidays: null
    },
    ...known
  });

const anySubset = <T>(values: readonly T[]) => fc.subarray([...values]);
const anyMonths = fc.option(fc.integer({ min: 0, max: 120 }));

const anyTimes = fc
  .array(fc.tuple(fc.integer({ min: -5 * 96, max: 40 * 96 }), fc.integer({ min: 1, max: 24 })), {
    maxLength: 9
  })
  .map((times) =>
    times
      .map(([quarter, long]): Time => [NOW + quarter * 900, NOW + (quarter + long) * 900])
      .sort((a, b) => a[0] - b[0])
  );

const anyChildcare: fc.Arbitrary<Childcare | null> = fc.option(
  fc.record({ from: anyMonths, to: anyMonths, free: fc.option(fc.boolean()) }).map(({ from, to, free }) => ({
    ...(from !== null && { from_months: from }),
    ...(to !== null && { to_months: to }),
    ...(free !== null && { free })
  }))
);

/** What is random about an activity; the rest is that of the example. */
const anyActivity: fc.Arbitrary<Activity> = fc
  .record({
    slug: fc.stringMatching(/^[a-z]{1,8}$/),
    kind: fc.constantFrom(...ACTIVITY_KINDS),
    stage: fc.option(fc.constantFrom(...STAGES)),
    levels: anySubset(LEVELS),
    childcare: anyChildcare,
    features: anySubset(FEATURES),
    audience: anySubset(AUDIENCES),
    languages: anySubset(['it', 'ar', 'en', 'es']),
    requirements: anySubset(REQUIREMENTS).chain((known) =>
      anySubset(known).map((asked) => ({ asked, notAsked: known.filter((one) => !asked.includes(one)) }))
    ),
    costEuro: fc.option(fc.constantFrom(0, 5, 120)),
    capacity: fc.option(
      fc.record({ state: fc.constantFrom(...CAPACITY_STATES), as_of: fc.constant('2026-10-20') })
    ),
    deadline: fc.option(fc.constantFrom('2026-10-21', '2026-10-22', '2026-12-01')),
    scheduleYear: fc.option(fc.constantFrom(2019, 2025)),
    confirmedAt: fc.option(fc.constant('2026-10-01T10:00:00Z')),
    point: fc.option(fc.tuple(fc.double({ min: 9.1, max: 9.2, noNaN: true }), fc.constant(45.47))),
    demonstration: fc.boolean(),
    hasSchedule: fc.boolean()
  })
  .map(({ requirements, point, hasSchedule, ...rest }) =>
    activityOf({
      ...rest,
      ...requirements,
      place: point && {
        slug: 'x',
        name: { it: 'X' },
        address: null,
        precision: 'exact',
        point: point as LonLat
      },
      ...(!hasSchedule && { schedule: null })
    })
  );

const anyAnswers = fc.record(
  Object.fromEntries(
    QUESTIONS.map((question) => [question, fc.option(fc.constantFrom(...OPTIONS[question]))])
  )
) as unknown as fc.Arbitrary<PathAnswers>;

interface Case {
  readonly activity: Activity;
  readonly times: readonly Time[];
  readonly answers: PathAnswers;
}

const minutesTo = (activity: Activity): number =>
  Math.max(1, Math.round((distance([...FROM], [...activity.place!.point!], { units: 'meters' }) * 1.3) / 75));

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Rome',
  dateStyle: 'short',
  timeStyle: 'medium'
});

/** Clock of Milan by Intl alone: weekday 1-7 and minutes after midnight. */
function wall(seconds: number): { weekday: number; minutes: number; date: string } {
  const text = CLOCK.format(seconds * 1000);
  const [date = '', time = ''] = text.split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { date, minutes: hour * 60 + minute, weekday: new Date(`${date}T12:00Z`).getUTCDay() || 7 };
}

/** Written anew from the question's words, not from the code that ranks. */
function isInHours([start, end]: Time, free: NonNullable<PathAnswers['free']>): boolean {
  const from = wall(start);
  const to = wall(end);
  const until = to.date === from.date ? to.minutes : to.minutes === 0 && end - start <= DAY ? 1440 : 9999;
  const within = (a: number, b: number) => from.minutes >= a * 60 && until <= b * 60;
  switch (free) {
    case 'school-hours':
      return from.weekday <= 5 && within(8.5, 16.5);
    case 'morning':
      return within(7, 13);
    case 'afternoon':
      return within(13, 18.5);
    case 'evening':
      return within(17.5, 24);
    case 'weekend':
      return from.weekday >= 6 && (to.weekday >= 6 || until === 1440);
    case 'any':
      return true;
  }
}

const lowest = (levels: readonly Level[]) => LEVELS.find((level) => levels.includes(level))!;
const highest = (levels: readonly Level[]) => LEVELS.findLast((level) => levels.includes(level))!;
const comingOf = (times: readonly Time[]) => times.filter(([, end]) => end > NOW).slice(0, 8);
/** Whether it has begun and ends at that moment of the wall in Milan. */
function isOnUntil([start, end]: Time, { date, time }: Ending): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(end * 1000).toZonedDateTimeISO('Europe/Rome');
  const said =
    time === null ? Temporal.PlainDate.from(date).add({ days: 1 }).toString() + 'T00:00' : `${date}T${time}`;
  return start <= NOW && end > NOW && wall.toPlainDateTime().toString({ smallestUnit: 'minute' }) === said;
}
const isUnconfirmed = ({ confirmedAt }: Activity) => confirmedAt === null;
const hasChildcare = ({ childcare, features }: Activity) =>
  childcare !== null || features.includes('childcare');

/** Whether a reason is true of the activity as the database has it. */
function isTrue(reason: Reason, { activity, times, answers }: Case): boolean {
  switch (reason.kind) {
    case 'wanted':
      return activity.stage === reason.stage && answers.first === reason.stage;
    case 'beginning':
      return activity.stage === 'orientation';
    case 'opens':
      return activity.stage === 'italian' && answers.first === reason.stage;
    case 'interest':
      return (
        answers.interest === reason.interest && KINDS_OF_INTEREST[reason.interest].includes(activity.kind)
      );
    case 'level':
      return activity.levels.includes(reason.level) && LEVELS_OF[answers.italian!].includes(reason.level);
    case 'now':
      return !isUnconfirmed(activity) && isOnUntil(comingOf(times)[0]!, reason.ends);
    case 'next':
      return !isUnconfirmed(activity) && reason.time[0] > NOW && reason.time[0] === comingOf(times)[0]![0];
    case 'hours':
      return (
        answers.free === reason.free &&
        comingOf(times).length > 0 &&
        comingOf(times).every((time) => isInHours(time, reason.free))
      );
    case 'women-only':
    case 'child-welcome':
      return activity.features.includes(reason.kind);
    case 'childcare':
      return (
        hasChildcare(activity) &&
        reason.from === (activity.childcare?.from_months ?? null) &&
        reason.to === (activity.childcare?.to_months ?? null) &&
        reason.free === (activity.childcare?.free === true)
      );
    case 'walk':
      return reason.minutes === minutesTo(activity);
    case 'no-document':
      return activity.notAsked.includes('identity-document');
    case 'no-permit':
      return activity.notAsked.includes('residence-permit');
    case 'free':
      return activity.costEuro === 0 || (activity.costEuro === null && activity.features.includes('free'));
    case 'language':
      return activity.languages.includes(reason.language);
  }
}

/** The same for what she should know first. */
function isTrueCaution(caution: Caution, { activity, times, answers }: Case): boolean {
  const fitting = () =>
    comingOf(times).filter((time) => answers.free && isInHours(time, answers.free)).length;
  switch (caution.kind) {
    case 'clash':
      return comingOf(times).length > 0 && fitting() === 0;
    case 'some-hours':
      return fitting() > 0 && fitting() < comingOf(times).length;
    case 'days-to-confirm':
      return activity.schedule === null;
    case 'times-of':
      return (
        isUnconfirmed(activity) &&
        activity.scheduleYear === caution.year &&
        caution.time[0] === comingOf(times)[0]![0]
      );
    case 'higher':
      return (
        caution.level === lowest(activity.levels) &&
        LEVELS.indexOf(caution.level) > LEVELS.indexOf(highest(LEVELS_OF[answers.italian!]))
      );
    case 'lower':
      return (
        caution.level === highest(activity.levels) &&
        LEVELS.indexOf(caution.level) < LEVELS.indexOf(lowest(LEVELS_OF[answers.italian!]))
      );
    case 'childcare-unknown':
      return !hasChildcare(activity) && !activity.features.includes('child-welcome');
    case 'childcare-ages': {
      const [youngest, oldest] = CHILD_MONTHS[answers.child as 'baby'];
      const { from_months = 0, to_months = Infinity } = activity.childcare!;
      return from_months > oldest || to_months < youngest || from_months > to_months;
    }
    case 'far':
      return caution.minutes === minutesTo(activity) && caution.minutes > Number(answers.walk);
    case 'asks-document':
      return activity.asked.includes('identity-document');
    case 'deadline':
      return activity.deadline === caution.date && caution.date >= HERE.today;
  }
}

function ranked({ activity, times, answers }: Case): RankedStep[] {
  const next = activity.schedule === null ? [] : times.map(([start, end]) => ({ start, end }));
  const step = stepOf(activity, next, { ...HERE, local: 'it' });
  return step ? rank([step], answers, HERE) : [];
}

describe('the path', () => {
  const anyCase = fc.record({ activity: anyActivity, times: anyTimes, answers: anyAnswers });

  test('gives no reason that is not true of the entry', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        for (const { reasons } of ranked(one))
          for (const reason of reasons) expect(isTrue(reason, one), JSON.stringify(reason)).toBe(true);
      }),
      { numRuns: 2000 }
    );
  });

  test('cautions of nothing that is not true of the entry', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        for (const { cautions } of ranked(one))
          for (const caution of cautions)
            expect(isTrueCaution(caution, one), JSON.stringify(caution)).toBe(true);
      }),
      { numRuns: 2000 }
    );
  });

  test('never proposes what is beside the path, cancelled, full, past its deadline or for children alone', () => {
    fc.assert(
      fc.property(anyCase, fc.boolean(), (one, cancelled) => {
        const activity = { ...one.activity, cancelled };
        if (ranked({ ...one, activity }).length === 0) return;
        expect(activity.stage).not.toBeNull();
        expect(cancelled).toBe(false);
        expect(activity.capacity?.state).not.toBe('full');
        expect((activity.deadline ?? '9999') >= HERE.today).toBe(true);
        expect(
          activity.audience.length > 0 &&
            activity.audience.every((one) => one === 'children' || one === 'young-people')
        ).toBe(false);
      }),
      { numRuns: 1000 }
    );
  });

  test.each(LAST_DAY_MOMENTS)(
    'in %s offers work until the end of %s: at %s %s',
    (timeZone, deadline, moment, isOpen) => {
      const now = new Date(moment);
      const here = { ...HERE, now: now.getTime() / 1000, timeZone, today: dateOn(now, timeZone) };
      const job = anActivity({ kind: 'job', stage: 'work', deadline });
      const step = stepOf(job, [], { ...here, local: 'it' });
      expect(step !== null).toBe(isOpen);
      // A page that was kept for when there is no network has the steps of an earlier day.
      const kept = stepOf(job, [], { ...here, local: 'it', today: '2000-01-01' })!;
      expect(rank([kept], NO_ANSWERS, here)).toHaveLength(isOpen ? 1 : 0);
    }
  );

  test('says of an offer of work until when one may apply, not that its days are to confirm', () => {
    const job = activityOf({ kind: 'job', stage: 'work', schedule: null, deadline: '2026-12-01' });
    const [one] = ranked({ activity: job, times: [], answers: NO_ANSWERS });
    expect(one!.cautions).toEqual([{ kind: 'deadline', date: '2026-12-01' }]);
  });

  test('puts what is too far after what is near', () => {
    const order = (answers: PathAnswers, ...activities: Partial<Activity>[]) =>
      rank(
        activities.flatMap((known) => stepOf(activityOf(known), [], { ...HERE, local: 'it' })!),
        answers,
        HERE
      ).map(({ step }) => step.slug);
    const there = (metresNorth: number): Activity['place'] => ({
      slug: 'sala',
      name: { it: 'Sala' },
      address: null,
      precision: 'exact',
      point: [FROM[0], FROM[1] + metresNorth / 111_195]
    });
    const job = { kind: 'job', schedule: null } as const;
    const [near, far] = [
      { ...job, slug: 'b', place: there(500) },
      { ...job, slug: 'a', place: there(3000) }
    ];
    expect(order({ ...NO_ANSWERS, walk: '20' }, far, near, { ...job, slug: 'c' })).toEqual(['b', 'c', 'a']);
  });

  test('has no step that was invented', () => {
    const here = { ...HERE, local: 'it' };
    expect(stepOf(activityOf({ schedule: null }), [], here)).not.toBeNull();
    expect(stepOf(activityOf({ schedule: null, demonstration: true }), [], here)).toBeNull();
  });

  test('gives the number to call, and to write to only where there is none', () => {
    const phoneOf = (contacts: Activity['contacts']) =>
      stepOf(activityOf({ contacts, schedule: null }), [], { ...HERE, local: 'it' })!.phone;
    expect(phoneOf({ phone: '+3902', whatsapp: '+3933' })).toBe('+3902');
    expect(phoneOf({ whatsapp: '+3933' })).toBe('+3933');
    expect(phoneOf({})).toBeNull();
  });

  test('is the same whatever the order in which the entries come', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyActivity, { selector: ({ slug }) => slug, maxLength: 12 }),
        anyAnswers,
        (activities, answers) => {
          const steps = activities.flatMap(
            (one) => stepOf({ ...one, schedule: null }, [], { ...HERE, local: 'it' }) ?? []
          );
          const order = (list: typeof steps) => rank(list, answers, HERE).map(({ step }) => step.slug);
          expect(order([...steps].reverse())).toEqual(order(steps));
        }
      )
    );
  });
});

describe('a woman who wants to learn Italian while her child is at school', () => {
  const answers: PathAnswers = {
    ...NO_ANSWERS,
    first: 'italian',
    italian: 'none',
    free: 'school-hours',
    child: 'baby'
  };
  const monday = Date.parse('2026-10-26T08:30:00Z') / 1000;
  const step = (slug: string, change: Partial<Activity>, start = monday) =>
    stepOf(activityOf({ slug, ...change }), [{ start, end: start + 7200 }], {
      ...HERE,
      locale: localeOf('it'),
      local: 'it'
    })!;

  test('is shown first the course for beginners with childcare, and told why', () => {
    const steps = [
      step('evening', { levels: ['A0'], childcare: {} }, monday + 9 * 3600),
      step('advanced', { levels: ['B2'], childcare: {} }),
      step('hers', { levels: ['A0', 'A1'], childcare: { from_months: 12, to_months: 36, free: true } }),
      step('work', { stage: 'work', kind: 'job' })
    ];
    const [first] = rank(steps, answers, { ...HERE, locale: localeOf('it') });
    expect(first?.step.slug).toBe('hers');
    expect(first?.reasons.map(({ kind }) => kind).slice(0, 4)).toEqual([
      'wanted',
      'childcare',
      'level',
      'hours'
    ]);
  });

  test('is told of times that nobody confirmed, and promised none', () => {
    const [only] = rank([step('old', { scheduleYear: 2019 })], answers, HERE);
    expect(only?.cautions).toContainEqual({
      kind: 'times-of',
      year: 2019,
      time: [monday, monday + 7200]
    });
    expect(only?.reasons.some(({ kind }) => kind === 'next')).toBe(false);
  });

  test('is told of them again when the last confirmation is too old, and not while it holds', () => {
    const cautionsAfter = (confirmedAt: string | null, scheduleYear: number | null) =>
      rank([step('old', { scheduleYear, confirmedAt })], answers, HERE)[0]!.cautions.filter(
        ({ kind }) => kind === 'times-of'
      );
    for (const year of [2019, null]) {
      expect(cautionsAfter('2024-03-01T10:00:00Z', year)).toMatchObject([{ year }]);
      expect(cautionsAfter(null, year)).toMatchObject([{ year }]);
      expect(cautionsAfter('2026-10-01T10:00:00Z', year)).toEqual([]);
    }
  });

  test('finds what is confirmed before what is newer, and that before what is old or of no year', () => {
    const alike = [
      step('a-of-2016', { scheduleYear: 2016 }),
      step('b-of-no-year', { scheduleYear: null, sources: [{ name: 'x' }] }),
      step('c-of-2025', { scheduleYear: 2016, sources: [{ name: 'x', year: 2025 }] }),
      step('d-confirmed', { scheduleYear: 2016, confirmedAt: '2026-10-01T10:00:00Z' })
    ];
    expect(rank(alike, answers, HERE).map((one) => one.step.slug)).toEqual([
      'd-confirmed',
      'c-of-2025',
      'b-of-no-year',
      'a-of-2016'
    ]);
    // Days that are to be confirmed are no younger for having none.
    const dayless = alike.map((one) => ({ ...one, times: [] }));
    expect(rank(dayless, answers, HERE)[0]?.step.slug).toBe('d-confirmed');
  });

  test('sees what clashes with her hours last, and why', () => {
    const steps = [step('late', { levels: ['A0'] }, monday + 9 * 3600), step('plain', {})];
    const [first, last] = rank(steps, answers, HERE);
    expect([first?.step.slug, last?.step.slug]).toEqual(['plain', 'late']);
    expect(last?.cautions).toContainEqual({ kind: 'clash' });
  });
});
