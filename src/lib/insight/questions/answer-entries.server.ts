import { capitalised } from '../../i18n/capitalised.ts';
import { traitsOf } from '../../i18n/locales.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import { REQUIREMENTS } from '../../place/vocabulary.ts';
import { read } from '../../server/database.ts';
import { untilDataChangesFor } from '../../server/data-version.ts';
import { dayAt } from '../../neighbourhood/clock.ts';
import { monthsOver, type Month } from '../history.ts';
import type { Input } from '../input.server.ts';
import { holds, partsToldThat, type Condition, type Service } from '../service.ts';
import { conditionName, localisedInWords, serviceHref } from '../wording.server.ts';
import { changedSince } from './changed-since.ts';
import type { AnswerWording } from './speech.server.ts';
import { tallyOf, tallyOfWeek, type Tally } from './tally.ts';
import { NO_ANSWER, type OfficialAnswer } from './view.ts';

/* Answers about what is offered here. */

/** Of a list so many are named: a page of names is for the map. */
const MOST_LISTED = 40;

const sourceOf = ({ now, revision }: Input, { answers, translator, neighbourhood }: AnswerWording) =>
  answers.say('source.entries', {
    date: translator.date(now, neighbourhood.timeZone),
    revision: translator.year(revision)
  });

function list(
  heading: string,
  services: readonly Service[],
  wording: AnswerWording
): OfficialAnswer['lists'] {
  const { say, number } = wording.answers;
  const left = services.length - MOST_LISTED;
  if (services.length === 0) return [];
  return [
    {
      heading,
      lines: services.slice(0, MOST_LISTED).map((one) => ({
        name: localisedInWords(one.name, wording, one.slug),
        href: serviceHref(one, wording)
      })),
      more: left > 0 ? say('more', { number: number(left) }) : null
    }
  ];
}

const cellsOf = ({ yes, no, unknown }: Tally, { answers: { number } }: AnswerWording) =>
  [yes, no, unknown].map((some) => number(some.length));

export function closesInAugust(
  input: Input,
  { services, inAugust, week }: { services: readonly Service[]; inAugust: readonly Service[]; week: string },
  wording: AnswerWording
): OfficialAnswer {
  const { say, number } = wording.answers;
  const tally = tallyOfWeek(services, inAugust);
  const known = tally.yes.length + tally.no.length;
  const of = {
    no: number(tally.no.length),
    known: number(known),
    unknown: number(tally.unknown.length),
    week: wording.translator.date(new Date(`${week}T12:00:00Z`), wording.neighbourhood.timeZone)
  };
  return {
    ...NO_ANSWER,
    sentences: [
      say(known === 0 ? 'august.nothing' : 'august.sentence', of),
      ...(tally.unknown.length > 0 ? [say('august.untold', of)] : [])
    ],
    table: {
      columns: [say('column.week'), say('column.there'), say('column.closed'), say('column.unknown')],
      rows: [{ label: of.week, href: null, cells: cellsOf(tally, wording) }]
    },
    lists: list(say('august.list'), tally.no, wording),
    method: [say('august.method'), sourceOf(input, wording)]
  };
}

export function eveningAndSaturday(
  input: Input,
  services: readonly Service[],
  wording: AnswerWording
): OfficialAnswer {
  const { say, number } = wording.answers;
  const times = (['evening', 'saturday'] as const).map((value) => {
    const condition: Condition = { of: 'time', value };
    const tally = tallyOf(services, (one) => holds(one, condition));
    const inside = tally.unknown.filter((one) => partsToldThat(one, condition).length > 0);
    return { tally, inside, name: capitalised(conditionName(condition, wording), wording.translator.locale) };
  });
  const untold = services.filter((one) => one.times === null).length;
  return {
    ...NO_ANSWER,
    sentences: [
      ...times.map(({ tally, name }) =>
        say('times.sentence', { when: name, some: number(tally.yes.length), all: number(services.length) })
      ),
      say('times.untold', { some: number(untold), all: number(services.length) })
    ],
    table: {
      columns: [say('column.when'), say('column.open'), say('column.notOpen'), say('column.unknown')],
      rows: times.map(({ tally, name }) => ({ label: name, href: null, cells: cellsOf(tally, wording) }))
    },
    lists: times.flatMap(({ tally, inside, name }) => [
      ...list(name, tally.yes, wording),
      ...list(say('times.inside', { when: name }), inside, wording)
    ]),
    method: [say('times.method'), sourceOf(input, wording)]
  };
}

export function freeOfConditions(
  input: Input,
  services: readonly Service[],
  wording: AnswerWording
): OfficialAnswer {
  const { say, number } = wording.answers;
  const conditions: readonly Condition[] = [
    ...REQUIREMENTS.map((value) => ({ of: 'without' as const, value })),
    { of: 'feature', value: 'free' }
  ];
  const nameOf = ({ of, value }: Condition) =>
    of === 'without' ? wording.translator.t(`requirement.${value}` as MessageKey) : say('conditions.money');
  const rows = conditions.map((condition) => ({
    label: capitalised(nameOf(condition), wording.translator.locale),
    tally: tallyOf(services, (one) => holds(one, condition))
  }));
  const untold = services.filter(({ asked, notAsked }) => asked.length + notAsked.length === 0).length;
  return {
    ...NO_ANSWER,
    sentences: [
      say(untold === services.length ? 'conditions.nothing' : 'conditions.untold', {
        some: number(untold),
        all: number(services.length)
      })
    ],
    table: {
      columns: [say('column.condition'), say('column.holds'), say('column.holdsNot'), say('column.unknown')],
      rows: rows.map(({ label, tally }) => ({ label, href: null, cells: cellsOf(tally, wording) }))
    },
    method: [say('conditions.method'), sourceOf(input, wording)]
  };
}

export function confirmedLately(
  input: Input,
  services: readonly Service[],
  wording: AnswerWording
): OfficialAnswer {
  const { say, number } = wording.answers;
  const confirmed = (some: readonly Service[]) => some.filter(({ isConfirmed }) => isConfirmed);
  const rows = (['place', 'activity'] as const).map((of) => {
    const own = services.filter((one) => one.of === of);
    return {
      label: say(`confirmed.${of}`),
      href: null,
      cells: [number(confirmed(own).length), number(own.length - confirmed(own).length)]
    };
  });
  return {
    ...NO_ANSWER,
    sentences: [
      say('confirmed.sentence', {
        some: number(confirmed(services).length),
        all: number(services.length),
        share: wording.speech.percent(
          services.length === 0 ? 0 : confirmed(services).length / services.length
        )
      })
    ],
    table: { columns: [say('column.what'), say('column.confirmed'), say('column.notConfirmed')], rows },
    method: [say('confirmed.method'), sourceOf(input, wording)]
  };
}

const historyOf = untilDataChangesFor((neighbourhood) => read('evidence_history', { neighbourhood }));

function monthBefore(month: Month): Month {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

export async function changedLately(
  input: Input,
  asked: string | null,
  wording: AnswerWording
): Promise<OfficialAnswer> {
  const { say, number } = wording.answers;
  const { translator, neighbourhood } = wording;
  const history = await historyOf(neighbourhood.slug);
  if (history.begins === null) return { ...NO_ANSWER, sentences: [say('nothing')] };
  const today = dayAt(input.now.getTime(), neighbourhood.timeZone).date;
  // Before it began there was nothing: then all of it is new.
  const months = [monthBefore(history.begins.slice(0, 7)), ...monthsOver(history, today.slice(0, 7))];
  const since = months.find((month) => month === asked) ?? months.at(-1)!;
  const names = new Intl.DateTimeFormat(traitsOf(translator.locale).intl, {
    ...{ month: 'long', year: 'numeric', timeZone: 'UTC' }
  });
  const nameOf = (month: Month) => names.format(new Date(`${month}-15T12:00:00Z`));
  const found = changedSince(history, since);
  const rows = (['added', 'closed', 'changed', 'confirmed', 'same'] as const).map((what) => ({
    label: say(`changed.${what}`),
    href: null,
    cells: [number(found[what])]
  }));
  return {
    ...NO_ANSWER,
    sentences: [
      say('changed.sentence', {
        month: nameOf(since),
        added: number(found.added),
        closed: number(found.closed),
        changed: number(found.changed)
      }),
      say('changed.begins', {
        date: translator.date(new Date(`${history.begins}T12:00:00Z`), neighbourhood.timeZone)
      })
    ],
    table: { columns: [say('column.what'), say('column.number')], rows },
    choice: {
      name: 'since',
      label: say('changed.since'),
      options: months.toReversed().map((value) => ({ value, label: nameOf(value), chosen: value === since }))
    },
    method: [say('changed.method'), sourceOf(input, wording)]
  };
}
