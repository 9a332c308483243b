import { loadSpeech } from '../../i18n/speech.ts';
import { fail } from '@sveltejs/kit';
import { write } from '../../server/database.ts';
import { MOST_MESSAGE } from '../proposal.ts';
import { OUTCOME_STATUS, outcomeOf } from '../propose.server.ts';
import { sayProblem } from '../speech.ts';
import { inside } from './require-member.server.ts';
import { organisationsHere } from './organisations-here.server.ts';
import { wordsHere } from '../../neighbourhood/words.server.ts';

type ClaimEvent = Parameters<typeof inside>[0];

const STATES = ['pending', 'accepted', 'refused'] as const;

/** The organisations there are, and what became of the claims of whoever has signed in. */
export async function claimPage(event: ClaimEvent) {
  const found = await inside(event);
  const [organisations, { say }] = await Promise.all([
    organisationsHere(found, event.locals),
    loadSpeech(event.locals.locale, wordsHere(found.neighbourhood, event.locals.locale), 'review')
  ]);
  return {
    organisations,
    wanted: event.url.searchParams.get('organisation'),
    claims: found.roles.claims.map(({ organisation, state }) => {
      const known = STATES.find((one) => one === state);
      return {
        organisation: organisations.find(({ slug }) => slug === organisation)?.name ?? {
          text: organisation,
          locale: found.neighbourhood.defaultLocale
        },
        state: known ? say(`claim.state.${known}`) : state
      };
    })
  };
}

/** Says that she works for an organisation. */
export async function claimFromForm(event: ClaimEvent) {
  const { session, neighbourhood } = await inside(event);
  const form = await event.request.formData();
  const [organisation, message] = ['organisation', 'words'].map((name) =>
    String(form.get(name) ?? '').trim()
  );
  const words = wordsHere(neighbourhood, event.locals.locale);
  const { say } = await loadSpeech(event.locals.locale, words, 'review');
  const notTaken = (status: number, sentence: string) =>
    fail(status, { sentence, organisation: organisation!, words: message! });
  if (!organisation) return notTaken(400, say('claim.choose'));
  const { refusal } = await write(
    'claim_organisation',
    { neighbourhood: neighbourhood.slug, organisation, words: message || null },
    session.client
  );
  if (!refusal) return { sent: true as const };
  const outcome = outcomeOf(refusal);
  const status = OUTCOME_STATUS[outcome.kind];
  if (outcome.kind === 'refused')
    return notTaken(
      status,
      sayProblem(await loadSpeech(event.locals.locale, words, 'contribution'), {
        ...outcome.problem,
        most: MOST_MESSAGE
      })
    );
  return notTaken(status, say(outcome.kind === 'wait' ? 'claim.tooMany' : 'problem.organisation'));
}
