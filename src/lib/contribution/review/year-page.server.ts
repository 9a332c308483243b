import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { LocalisedText } from '../../i18n/localised.ts';
import { loadSpeech } from '../../i18n/speech.ts';
import { write } from '../../server/database.ts';
import { OUTCOME_STATUS, outcomeOf } from '../propose.server.ts';
import { keepDone } from './done.server.ts';
import { ask, inside, manageHref, type Inside } from './require-member.server.ts';
import { nameOrSlug } from './name-or-slug.ts';
import { yearCounts, readYear, YEAR_ACTIONS, type YearAction, type YearValues } from './year.ts';
import { wordsHere } from '../../neighbourhood/words.server.ts';

/** As the database's `own_yearly_counts` answers. */
export interface OwnYearlyCounts {
  readonly organisation: string;
  readonly name: LocalisedText;
  readonly counts: readonly {
    readonly year: number;
    readonly action: YearAction;
    readonly people: number;
    readonly women: number | null;
  }[];
}

type YearEvent = Parameters<typeof inside>[0];

/** So many years back can be reported. */
const YEARS = 6;

function yearsOffered(): readonly number[] {
  const now = new Date().getUTCFullYear();
  return Array.from({ length: YEARS }, (_, ago) => now - ago);
}

const reportedBy = ({ session, neighbourhood }: Inside) =>
  ask(session, 'own_yearly_counts', { neighbourhood: neighbourhood.slug });

/**
 * Of whom and when the address speaks, and nothing else does: what is read above the form is what it is saved for. A choice
 * that is not offered is null.
 */
function chosenIn({ searchParams }: URL, reported: readonly OwnYearlyCounts[]) {
  return {
    of: reported.find(({ organisation }) => organisation === searchParams.get('organisation')) ?? null,
    year: yearsOffered().find((one) => String(one) === searchParams.get('year')) ?? null
  };
}

/** The organisations she may report for, and what was reported of the chosen year. */
export async function yearPage(event: YearEvent) {
  const here = await inside(event);
  const { locale } = event.locals;
  const { say, year: inDigits } = await loadSpeech(locale, wordsHere(here.neighbourhood, locale), 'review');
  const reported = await reportedBy(here);
  const { of, year } = chosenIn(event.url, reported);
  const years = yearsOffered();
  const named = ({ organisation, name }: OwnYearlyCounts) =>
    nameOrSlug({ slug: organisation, name }, event.locals.locale, here.neighbourhood.defaultLocale);
  const isRefused = (name: string, found: unknown) => event.url.searchParams.has(name) && found === null;
  return {
    organisations: reported.map((one) => ({ slug: one.organisation, name: named(one) })),
    chosenOrganisation: of?.organisation ?? null,
    organisationProblem: isRefused('organisation', of) ? say('year.problem.organisation') : null,
    years: years.map((one) => ({ value: one, label: inDigits(one) })),
    // Of the year that is over there is something to tell.
    chosenYear: year ?? years[1],
    yearProblem: isRefused('year', year)
      ? say('year.problem.year', { first: inDigits(years.at(-1)!), last: inDigits(years[0]!) })
      : null,
    sheet:
      of && year !== null
        ? {
            name: named(of),
            year: inDigits(year),
            isOver: year < years[0]!,
            lines: YEAR_ACTIONS.map((action) => ({ action, label: say(`year.action.${action}`) })),
            values: valuesOf(of, year)
          }
        : null
  };
}

function valuesOf({ counts }: OwnYearlyCounts, year: number): YearValues {
  return Object.fromEntries(
    YEAR_ACTIONS.map((action) => {
      const found = counts.find((one) => one.year === year && one.action === action);
      return [
        action,
        { people: found ? String(found.people) : '', women: found?.women != null ? String(found.women) : '' }
      ];
    })
  ) as YearValues;
}

/** Reports the year that the address names, and comes back to the form, filled in with it; or says why not, and where. */
export async function yearFromForm(event: YearEvent & Pick<RequestEvent, 'cookies'>) {
  const here = await inside(event);
  const { session, neighbourhood } = here;
  const { locale } = event.locals;
  const { say, year: inDigits } = await loadSpeech(locale, wordsHere(neighbourhood, locale), 'review');
  const { of, year } = chosenIn(event.url, await reportedBy(here));
  // The page that is shown then says it beside the choice.
  if (!of || year === null) return fail(400);
  const { values, seen, counts, problems } = readYear(await event.request.formData());
  if (counts === null)
    return fail(400, {
      values,
      seen,
      sentence: say('year.wrong'),
      problems: problems.map(({ action, reason }) => ({ action, sentence: say(`year.problem.${reason}`) }))
    });
  const { refusal } = await write(
    'report_year',
    {
      neighbourhood: neighbourhood.slug,
      organisation: of.organisation,
      year,
      counts,
      seen: yearCounts(seen)
    },
    session.client
  );
  if (refusal) {
    const outcome = outcomeOf(refusal);
    const status = OUTCOME_STATUS[outcome.kind];
    if (outcome.kind === 'wait')
      return fail(status, { values, seen, sentence: say('year.problem.wait'), problems: [] });
    const changed = YEAR_ACTIONS.find((action) => outcome.kind === 'decided' && action === refusal.field);
    const found = (await reportedBy(here)).find(({ organisation }) => organisation === of.organisation);
    if (!changed || !found) error(status, refusal.message);
    // Only of this line she reads what it is now.
    const now = valuesOf(found, year)[changed];
    return fail(status, {
      values,
      seen: { ...seen, [changed]: now },
      sentence: say('year.wrong'),
      problems: [
        {
          action: changed,
          sentence: say('year.problem.changed', { people: now.people || '–', women: now.women || '–' })
        }
      ]
    });
  }
  const home = manageHref(locale, neighbourhood.slug);
  const { text } = nameOrSlug({ slug: of.organisation, name: of.name }, locale, neighbourhood.defaultLocale);
  keepDone(event.cookies, home, { key: 'yearReported', name: `${text} · ${inDigits(year)}` });
  redirect(303, `${home}/year?${new URLSearchParams({ organisation: of.organisation, year: String(year) })}`);
}
