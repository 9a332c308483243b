import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { LocalisedText } from '../../i18n/localised.ts';
import { keepDone } from './done.server.ts';
import { ask, inside, manageHref } from './inside.server.ts';
import { nameOrSlug } from './name-or-slug.ts';
import { loadSpeech } from './speech.ts';
import { readYear, YEAR_ACTIONS, type YearAction, type YearValues } from './year.ts';

/** As the database's `own_yearly_counts` answers. */
interface Reported {
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

/** The organisations she may report for, and what was reported of the chosen year. */
export async function yearPage(event: YearEvent) {
  const { session, neighbourhood } = await inside(event);
  const { say, year: inDigits } = await loadSpeech(event.locals.locale);
  const reported = await ask<readonly Reported[]>(session, 'own_yearly_counts', {
    neighbourhood: neighbourhood.slug
  });
  const now = new Date().getUTCFullYear();
  const years = Array.from({ length: YEARS }, (_, ago) => now - ago);
  const asked = (name: string) => event.url.searchParams.get(name);
  // Of the year that is over there is something to tell.
  const year = years.find((one) => String(one) === asked('year')) ?? now - 1;
  const chosen = reported.find(({ organisation }) => organisation === asked('organisation')) ?? reported[0];
  return {
    organisations: reported.map(({ organisation, name }) => ({
      slug: organisation,
      name: nameOrSlug({ slug: organisation, name }, event.locals.locale, neighbourhood.defaultLocale)
    })),
    chosen: chosen?.organisation ?? null,
    years: years.map((one) => ({ value: one, label: inDigits(one) })),
    year,
    isOver: year < now,
    lines: YEAR_ACTIONS.map((action) => ({ action, label: say(`year.action.${action}`) })),
    values: chosen ? valuesOf(chosen, year) : null
  };
}

function valuesOf({ counts }: Reported, year: number): YearValues {
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

/** Reports a year, and comes back to the form, filled in with it. */
export async function yearFromForm(event: YearEvent & Pick<RequestEvent, 'cookies'>) {
  const { session, neighbourhood } = await inside(event);
  const form = await event.request.formData();
  const { say } = await loadSpeech(event.locals.locale);
  const [organisation, year] = ['organisation', 'year'].map((name) => String(form.get(name) ?? ''));
  if (!/^\d{4}$/.test(year!)) error(400, 'There is no such year.');
  const { values, counts, problems } = readYear(form);
  if (counts === null)
    return fail(400, {
      values,
      problems: problems.map(({ action, reason }) => ({ action, sentence: say(`year.problem.${reason}`) }))
    });
  await ask<null>(session, 'report_year', {
    neighbourhood: neighbourhood.slug,
    organisation,
    year: Number(year),
    counts
  });
  const home = manageHref(event.locals.locale, neighbourhood.slug);
  keepDone(event.cookies, home, { key: 'yearReported' });
  redirect(303, `${home}/year?${new URLSearchParams({ organisation: organisation!, year: year! })}`);
}
