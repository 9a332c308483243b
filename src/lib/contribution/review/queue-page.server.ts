import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { loadSpeech } from '../../i18n/speech.ts';
import { dataVersion } from '../../server/data-version.ts';
import { write } from '../../server/database.ts';
import { REFUSAL_REASONS } from '../proposal/followed.ts';
import { OUTCOME_STATUS, outcomeOf } from '../propose.server.ts';
import { sayProblem } from '../speech.ts';
import { valueReading } from '../value-reading.server.ts';
import { sayField } from '../say-value.server.ts';
import { decidedBefore } from './decided-before.server.ts';
import { decisionFrom } from './decision.server.ts';
import type { DONE_KEYS } from './done.ts';
import { keepDone } from './done.server.ts';
import { asCoordinator, ask, manageHref, type Inside } from './require-member.server.ts';
import { listedProposal, reviewProposalView, type ReviewReading } from './queue-view.server.ts';
import {
  fitting,
  following,
  importBatches,
  SHOWN,
  shownFrom,
  type QueueCounts,
  type QueuedProposal
} from './queue.ts';
import { translatorHere, wordsHere } from '../../neighbourhood/words.server.ts';
import type { Action, DecidedView, QueuePartView } from './view.ts';

/** What became of a proposal, as `decide` answers. */
export interface Decided {
  readonly state: (typeof DONE_KEYS)[number];
  readonly applied: readonly string[];
  readonly conflicts: readonly string[];
  readonly revision: number | null;
}

type QueueEvent = Pick<RequestEvent, 'locals' | 'url' | 'request' | 'cookies'> & {
  readonly params: Readonly<Record<string, string | undefined>>;
};

const queueOf = ({ session, neighbourhood }: Inside) =>
  ask(session, 'queue', { neighbourhood: neighbourhood.slug });

async function readingOf({ neighbourhood }: Inside, locals: App.Locals): Promise<ReviewReading> {
  const [values, speech] = await Promise.all([
    valueReading(neighbourhood, await translatorHere(neighbourhood, locals.locale), new Date()),
    loadSpeech(locals.locale, wordsHere(neighbourhood, locals.locale), 'review')
  ]);
  return { ...values, speech, home: `/${locals.locale}/${neighbourhood.slug}` };
}

/** The queue with one proposal beside it: that of the address, else the first. */
export async function queuePage(event: QueueEvent) {
  const found = await asCoordinator(event);
  const [queue, counts, here] = await Promise.all([
    queueOf(found),
    ask(found.session, 'queue_counts', { neighbourhood: found.neighbourhood.slug }),
    readingOf(found, event.locals)
  ]);
  const shown = shownFrom(event.url.searchParams.get('show'));
  const query = shown === 'all' ? '' : `?show=${shown}`;
  const id = event.params['id'];
  const wanted = id === undefined ? null : (queue.find((one) => one.id === id) ?? null);
  const list = fitting(queue, shown);
  const proposals = shown === 'imports' && id === undefined ? [] : list;
  const proposal = wanted ?? (id === undefined ? proposals[0] : undefined);
  const at = proposal ? list.findIndex((one) => one.id === proposal.id) : -1;
  const href = (one: QueuedProposal | undefined) => (one ? listedProposal(one, here, query).href : null);
  return {
    parts: partsOf(counts, shown, here),
    query: query.replace('?', '&'),
    home: `${here.home}/manage/queue${query}`,
    proposals: proposals.map((one) => listedProposal(one, here, query)),
    proposal: proposal ? reviewProposalView(proposal, here, query) : null,
    next: href(list[at + 1]),
    previous: at > 0 ? href(list[at - 1]) : null,
    reasons: REFUSAL_REASONS.map((code) => ({ code, words: here.say(`reason.${code}`) })),
    batches:
      shown === 'imports' && id === undefined
        ? importBatches(queue).map((batch) => batchView(batch, here, query))
        : [],
    // The address of a proposal that waits no more: decided, by her or by somebody else.
    decided: id !== undefined && !wanted ? await decidedBefore(found, here, id) : null
  };
}

/** How many of a batch are shown, to see what it is. */
const SAMPLE = 3;

function batchView(batch: ReturnType<typeof importBatches>[number], here: ReviewReading, query: string) {
  const { source, proposals } = batch;
  return {
    source,
    count: proposals.length,
    // What comes in between now and the decision is not decided unseen.
    until:
      proposals
        .map(({ createdAt }) => createdAt)
        .sort()
        .at(-1) ?? '',
    sample: proposals.slice(0, SAMPLE).map((one) => listedProposal(one, here, query))
  };
}

function partsOf(counts: QueueCounts, shown: string, here: ReviewReading): QueuePartView[] {
  return SHOWN.filter((part) => part === 'all' || part === shown || counts[part] > 0).map((part) => ({
    key: part,
    label: here.speech.say(`queue.part.${part}`),
    count: counts[part],
    href: `${here.home}/manage/queue${part === 'all' ? '' : `?show=${part}`}`,
    current: part === shown
  }));
}

/** What the form is told when a decision was not taken. */
interface NotTaken {
  readonly action: Action;
  readonly sentence: string;
  readonly words: string;
  readonly decided: DecidedView | null;
}

/** Decides as the form says, and goes on to the next. */
export async function decideFromForm(event: QueueEvent, action: Action) {
  const found = await asCoordinator(event);
  const id = event.params['id'] ?? '';
  const [queue, here, form] = await Promise.all([
    queueOf(found),
    readingOf(found, event.locals),
    event.request.formData()
  ]);
  const shown = shownFrom(event.url.searchParams.get('show'));
  const proposal = queue.find((one) => one.id === id);
  const words = String(form.get('words') ?? '').slice(0, 4000);
  const notTaken = (status: number, sentence: string, decided: DecidedView | null = null) =>
    fail(status, { action, sentence, words, decided } satisfies NotTaken);
  if (!proposal) {
    const decided = await decidedBefore(found, here, id);
    if (!decided) error(404, 'There is no such proposal.');
    return notTaken(409, decided.sentence, decided);
  }
  const decision = decisionFrom(action, form, proposal);
  if (typeof decision === 'string') return notTaken(400, here.speech.say(`problem.${decision}`));
  const { value, refusal } = await write('decide', { contribution: id, decision }, found.session.client);
  if (refusal) {
    const outcome = outcomeOf(refusal);
    const status = OUTCOME_STATUS[outcome.kind];
    const words = wordsHere(found.neighbourhood, event.locals.locale);
    if (outcome.kind === 'refused')
      return notTaken(
        status,
        await sentenceOf(
          outcome.field,
          sayProblem(await loadSpeech(event.locals.locale, words, 'contribution'), outcome.problem),
          here
        )
      );
    if (outcome.kind === 'decided') {
      if (refusal.details === 'in-use') return notTaken(status, here.speech.say('problem.inUse'));
      if (refusal.details === 'changed') return notTaken(status, here.speech.say('problem.changed'));
      const decided = await decidedBefore(found, here, id);
      return notTaken(status, decided?.sentence ?? here.speech.say('problem.decided'), decided);
    }
    if (outcome.kind === 'forged') return notTaken(status, here.speech.say('problem.forbidden'));
    return notTaken(status, here.speech.say('problem.again'));
  }
  dataVersion.forget();
  const home = manageHref(event.locals.locale, found.neighbourhood.slug);
  keepDone(event.cookies, home, {
    key: value.state,
    name: listedProposal(proposal, here, '').name.text,
    ...(value.revision !== null && { revision: value.revision })
  });
  const next = following(fitting(queue, shown), id);
  const query = shown === 'all' ? '' : `?show=${shown}`;
  redirect(303, `${home}/queue${next ? `/${next}` : ''}${query}`);
}

async function sentenceOf(field: string | null, sentence: string, here: ReviewReading): Promise<string> {
  return field === null || field === 'words' || field === 'reason'
    ? sentence
    : `${sayField(field, here)}: ${sentence}`;
}

/** Accepts or refuses everything that one source brought until the page was seen. */
export async function decideBatch(event: QueueEvent) {
  const found = await asCoordinator(event);
  const form = await event.request.formData();
  const [source, until] = [String(form.get('source') ?? ''), String(form.get('until') ?? '')];
  const action = form.get('action') === 'accept' ? 'accept' : 'refuse';
  const reason =
    action === 'refuse' ? (REFUSAL_REASONS.find((one) => one === form.get('reason')) ?? 'other') : null;
  const ids = importBatches(await queueOf(found))
    .filter((batch) => batch.source === source)
    .flatMap(({ proposals }) => proposals)
    .filter(({ createdAt }) => createdAt <= until)
    .map(({ id }) => id);
  const outcomes = await ask(found.session, 'decide_many', {
    contributions: ids,
    action,
    reason
  });
  dataVersion.forget();
  const failed = outcomes.filter((one) => one.error !== null).length;
  const home = manageHref(event.locals.locale, found.neighbourhood.slug);
  keepDone(event.cookies, home, {
    key: failed > 0 ? 'manyFailed' : action === 'accept' ? 'manyAccepted' : 'manyRefused',
    count: failed > 0 ? failed : outcomes.length
  });
  redirect(303, `${home}/queue?show=imports`);
}
